// Rich text: sections, lists, quotes and preformatted text.
import type { ReactNode } from 'react';
import type { Block } from '../../../kit.ts';
import { useScene } from '../scene.ts';
import { Leaves } from '../text/Leaf.tsx';
import { type RichLeaf, richInline } from '../text/rich-inline.ts';

interface RichPart {
  type: string;
  elements: (RichLeaf & { elements?: RichLeaf[] })[];
  style?: 'bullet' | 'ordered';
  indent?: number;
  offset?: number;
  border?: 0 | 1;
}

/** The parts of a rich text, wherever it stands. */
export function RichParts({ parts }: { parts: unknown }) {
  const drawn = Array.isArray(parts) ? (parts as RichPart[]) : [];
  return (
    <div className="kit-rich">
      {drawn.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
        <Part key={index} part={part} />
      ))}
    </div>
  );
}

export const RichText = ({ block }: { block: Block }) => <RichParts parts={block.elements} />;

function Part({ part }: { part: RichPart }): ReactNode {
  const bordered = part.border === 1 ? ' kit-bordered' : '';
  switch (part.type) {
    case 'rich_text_list':
      return <List part={part} />;
    case 'rich_text_quote':
      return (
        <blockquote className={`kit-quote${bordered}`}>
          <Line leaves={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className="kit-pre">
          <Line leaves={part.elements} />
        </pre>
      );
    default:
      return (
        <div className="kit-paragraph">
          <Line leaves={part.elements} />
        </div>
      );
  }
}

function Line({ leaves }: { leaves: RichLeaf[] }) {
  const { world, viewer, deeds } = useScene();
  return <Leaves leaves={leaves.map(richInline)} drawing={{ world, viewer, deeds }} />;
}

const NUMBERS = ['decimal', 'lower-alpha', 'lower-roman'];
const DOTS = ['disc', 'circle', 'square'];

/** Slack keeps inner lists beside outer ones and says how far in they stand. */
function List({ part }: { part: RichPart }) {
  const { style, indent = 0, offset = 0, border, elements } = part;
  const items = elements.map((it, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one list have no other name
    <li key={index}>
      <Line leaves={it.elements ?? []} />
    </li>
  ));
  const looks = {
    className: border === 1 ? 'kit-rich-list kit-bordered' : 'kit-rich-list',
    style: {
      marginInlineStart: `${indent * 28}px`,
      listStyleType: (style === 'ordered' ? NUMBERS : DOTS)[indent % 3],
    },
  };
  return style === 'ordered' ? (
    <ol {...looks} start={offset + 1}>
      {items}
    </ol>
  ) : (
    <ul {...looks}>{items}</ul>
  );
}
