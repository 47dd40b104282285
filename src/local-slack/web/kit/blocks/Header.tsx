// A heading; within a page that has its own title, so the largest is the third level.
import type { Block } from '../../../kit.ts';
import { TextOf } from '../text/TextOf.tsx';

const TAGS = ['h3', 'h4', 'h5', 'h6'] as const;

export function Header({ block }: { block: Block }) {
  const level = typeof block.level === 'number' ? block.level : 1;
  const Tag = TAGS[level - 1] ?? 'h3';
  return <Tag className={`kit-header kit-header-${level}`}>{block.text && <TextOf text={block.text} />}</Tag>;
}
