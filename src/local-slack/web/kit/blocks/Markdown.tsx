// A block of markdown.
import { Fragment, type ReactNode } from 'react';
import type { Block } from '../../../kit.ts';
import { useScene } from '../scene.ts';
import type { Inline } from '../text/inline-parse.ts';
import { type Drawing, Leaves } from '../text/Leaf.tsx';
import { type ListItem, type MarkdownPart, parseMarkdown } from '../text/markdown-parse.ts';

export function Markdown({ block }: { block: Block }) {
  const { world, viewer, deeds } = useScene();
  // Here, and here only, the text is a string and not a text object.
  const text = typeof block.text === 'string' ? (block.text as string) : '';
  return (
    <div className="kit-rich">
      <Parts parts={parseMarkdown(text)} drawing={{ world, viewer, deeds }} />
    </div>
  );
}

const Parts = ({ parts, drawing }: { parts: MarkdownPart[]; drawing: Drawing }) =>
  parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
    <Part key={index} part={part} drawing={drawing} />
  ));

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

function Part({ part, drawing }: { part: MarkdownPart; drawing: Drawing }): ReactNode {
  const words = (content: Inline[]) => <Leaves leaves={content} drawing={drawing} />;
  switch (part.type) {
    case 'heading': {
      const Tag = HEADINGS[part.level - 1] ?? 'h6';
      return <Tag className={`kit-header kit-header-${part.level}`}>{words(part.content)}</Tag>;
    }
    case 'paragraph':
      return (
        <div className="kit-paragraph">
          {part.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
            <Fragment key={index}>
              {index > 0 && <br />}
              {words(line)}
            </Fragment>
          ))}
        </div>
      );
    case 'quote':
      return (
        <blockquote className="kit-quote">
          <Parts parts={part.parts} drawing={drawing} />
        </blockquote>
      );
    case 'code':
      return <pre className="kit-pre">{part.text}</pre>;
    case 'list':
      return <List list={part} drawing={drawing} />;
    case 'table':
      return <Table rows={part.rows} drawing={drawing} />;
    case 'rule':
      return <hr className="kit-divider" />;
  }
}

function List({ list, drawing }: { list: Extract<MarkdownPart, { type: 'list' }>; drawing: Drawing }) {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one list have no other name
    <Item key={index} item={item} drawing={drawing} />
  ));
  return list.ordered ? (
    <ol className="kit-rich-list" start={list.start}>
      {items}
    </ol>
  ) : (
    <ul className="kit-rich-list">{items}</ul>
  );
}

const Item = ({ item, drawing }: { item: ListItem; drawing: Drawing }) => (
  <li className={item.done === undefined ? undefined : 'kit-task'}>
    {item.done !== undefined && (
      <input type="checkbox" checked={item.done} readOnly disabled aria-label={item.done ? 'done' : 'not done'} />
    )}
    <Leaves leaves={item.content} drawing={drawing} />
    <Parts parts={item.inner} drawing={drawing} />
  </li>
);

function Table({ rows, drawing }: { rows: Inline[][][]; drawing: Drawing }) {
  return (
    <div className="kit-table">
      <table>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={line}>
              {row.map((cell, index) => {
                const Tag = line === 0 ? 'th' : 'td';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                  <Tag key={index}>
                    <Leaves leaves={cell} drawing={drawing} />
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
