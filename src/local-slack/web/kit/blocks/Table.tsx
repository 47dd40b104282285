// Tables: plain ones, and those with a caption that are read page by page.
import { useState } from 'react';
import type { Block } from '../../../kit.ts';
import { RichParts } from './RichText.tsx';

interface Cell {
  type: string;
  text?: string;
  value?: number;
  elements?: unknown;
}

interface Column {
  align?: 'left' | 'center' | 'right';
  is_wrapped?: boolean;
}

const rowsOf = (block: Block): Cell[][] => (Array.isArray(block.rows) ? (block.rows as Cell[][]) : []);

export function Table({ block }: { block: Block }) {
  const columns = Array.isArray(block.column_settings) ? (block.column_settings as (Column | null)[]) : [];
  return <Grid rows={rowsOf(block)} columns={columns} />;
}

const STANDARD_PAGE = 5;

export function DataTable({ block }: { block: Block }) {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = rowsOf(block);
  const size = typeof block.page_size === 'number' ? block.page_size : STANDARD_PAGE;
  const pages = Math.ceil(rows.length / size);
  const at = Math.min(page, pages - 1);
  const column = typeof block.row_header_column_index === 'number' ? block.row_header_column_index : 0;
  return (
    <div>
      <Grid
        caption={String(block.caption)}
        rows={[head, ...rows.slice(at * size, (at + 1) * size)]}
        columns={head.map((_, index) => ({ align: rows[0]?.[index]?.type === 'raw_number' ? 'right' : 'left' }))}
        headColumn={column}
      />
      {pages > 1 && (
        <div className="kit-pages">
          <button type="button" className="kit-button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            Previous
          </button>
          <span role="status">
            Page {at + 1} of {pages}
          </span>
          <button type="button" className="kit-button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            Next
          </button>
        </div>
      )}
    </div>
  );
}

interface GridGiven {
  rows: Cell[][];
  columns: (Column | null)[];
  caption?: string;
  headColumn?: number;
}

function Grid({ rows, columns, caption, headColumn }: GridGiven) {
  const looks = (index: number) => ({
    textAlign: columns[index]?.align ?? 'left',
    ...(columns[index]?.is_wrapped ? {} : { whiteSpace: 'nowrap' as const }),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <section className="kit-table" tabIndex={0} aria-label={caption ?? 'Table'}>
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={line}>
              {row.map((cell, index) => {
                const Tag = line === 0 || index === headColumn ? 'th' : 'td';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                  <Tag key={index} style={looks(index)}>
                    {cell.type === 'rich_text' ? <RichParts parts={cell.elements} /> : (cell.text ?? cell.value)}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
