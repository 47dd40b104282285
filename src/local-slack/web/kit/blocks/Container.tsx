// Blocks inside a frame with a title, which may be folded away.
import type { ReactNode } from 'react';
import type { Block } from '../../../kit.ts';
import { blockKeys } from '../block-keys.ts';
import { TextOf } from '../text/TextOf.tsx';
import { RichParts } from './RichText.tsx';

interface Given {
  block: Block;
  /** Draws what is inside. */
  inside: (block: Block, key: string) => ReactNode;
}

export function Container({ block, inside }: Given) {
  const children = Array.isArray(block.child_blocks) ? (block.child_blocks as Block[]) : [];
  const keys = blockKeys(children);
  const title = (
    <>
      {block.title ? <TextOf text={block.title} /> : <RichParts parts={richTitle(block)} />}
      {isText(block.subtitle) && (
        <small className="kit-hint">
          <TextOf text={block.subtitle} />
        </small>
      )}
    </>
  );
  const body = <div className="kit-container-body">{children.map((it, index) => inside(it, keys[index] ?? ''))}</div>;
  if (block.is_collapsible !== true) {
    return (
      <section className="kit-container">
        <div className="kit-container-head">{title}</div>
        {body}
      </section>
    );
  }
  return (
    <details className="kit-container" open={block.default_collapsed !== true}>
      <summary className="kit-container-head">{title}</summary>
      {body}
    </details>
  );
}

const richTitle = (block: Block): unknown => (block.rich_text_title as Block | undefined)?.elements;

const isText = (it: unknown): it is NonNullable<Block['title']> =>
  typeof it === 'object' && it !== null && 'text' in it;
