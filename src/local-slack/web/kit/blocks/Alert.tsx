// A notice inside a form; its level is a sign and a word as well as a colour.
import type { Block } from '../../../kit.ts';
import { Check, Info, Warning } from '../elements/icons.tsx';
import { TextOf } from '../text/TextOf.tsx';

const SIGNS = { default: Info, info: Info, warning: Warning, error: Warning, success: Check };
const WORDS = { default: '', info: 'Note: ', warning: 'Warning: ', error: 'Error: ', success: 'Done: ' };

export function Alert({ block }: { block: Block }) {
  const level = isLevel(block.level) ? block.level : 'default';
  const Sign = SIGNS[level];
  return (
    <div className={`kit-alert kit-alert-${level}`} role={level === 'error' ? 'alert' : 'note'}>
      <Sign />
      <div className="kit-text">
        <span className="kit-sr">{WORDS[level]}</span>
        {block.text && <TextOf text={block.text} />}
      </div>
    </div>
  );
}

const isLevel = (level: unknown): level is keyof typeof SIGNS => typeof level === 'string' && level in SIGNS;
