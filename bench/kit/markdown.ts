/** A report as text that reads well in a terminal and is Markdown at the same time. */
import type { Report, Table } from './part.ts';

export function reportText({ tables, bars, notes }: Report, machine: string): string {
  const shown = bars.map(({ says, wanted, measured, met }) => [says, wanted, measured, met ? 'met' : 'missed']);
  const all: Table[] = [...tables];
  if (shown.length > 0) all.push({ title: 'Bars', columns: ['bar', 'aimed at', 'measured', ''], rows: shown });
  const lines = notes.map((note) => `- ${note}`).join('\n');
  return [`Measured on ${machine}.`, ...all.map(tableText), ...(lines ? [lines] : [])].join('\n\n');
}

function tableText({ title, columns, rows }: Table): string {
  const widths = columns.map((column, at) => Math.max(3, column.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [`**${title}**`, '', line(columns), rule, ...rows.map(line)].join('\n');
}

/** The page with this part's text between its markers replaced; throws where the page has no such markers. */
export function between(page: string, part: string, text: string): string {
  const [from, to] = [`<!-- bench:${part} -->`, `<!-- /bench:${part} -->`];
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start < 0 || end < start)
    throw new Error(`docs/performance.md has no place for "${part}": add ${from} and ${to}`);
  return `${page.slice(0, start + from.length)}\n\n${text}\n\n${page.slice(end)}`;
}
