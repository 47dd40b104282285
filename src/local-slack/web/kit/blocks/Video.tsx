// A video: what it is and where; it plays where it lives, beside this page.
import type { Block } from '../../../kit.ts';
import { Picture } from '../elements/ImageElement.tsx';
import { Link } from '../text/Link.tsx';
import { TextOf } from '../text/TextOf.tsx';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function Video({ block }: { block: Block }) {
  const { title, alt_text: alt = '', description } = block;
  const url = textOf(block.title_url) ?? textOf(block.video_url) ?? '';
  const from = [textOf(block.author_name), textOf(block.provider_name)].filter((it) => it !== undefined).join(' · ');
  return (
    <div className="kit-card">
      {from !== '' && <div className="kit-hint">{from}</div>}
      <strong>
        {title && (
          <Link url={url}>
            <TextOf text={title} />
          </Link>
        )}
      </strong>
      {typeof description === 'object' && description !== null && 'text' in description && (
        <div className="kit-text">{String(description.text)}</div>
      )}
      <Link url={url}>
        <Picture url={textOf(block.thumbnail_url)} alt={`Video: ${alt}`} />
      </Link>
    </div>
  );
}
