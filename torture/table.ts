/** The table at the end: one row for each scenario and engine. */
import type { Act } from './acts/act.ts';
import { quantile, type Tally } from './tally.ts';

const heads = ['scenario', 'engine', 'acts', 'acknowledged', 'refused', 'unanswered', 'kills'] as const;
const more = ['ready p50', 'p99', 'max', 'deliveries', 'repeated', 'violations'] as const;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const count = (acts: readonly Act[], ...verdicts: Act['verdict'][]): number =>
  acts.filter(({ verdict }) => verdicts.includes(verdict)).length;

function rowOf(tally: Tally): string[] {
  const { scenario, engine, acts, kills, starts, deliveries, repeated, violations, skipped } = tally;
  if (skipped !== undefined) return [scenario, engine, `not run: ${skipped}`];
  const ready = starts.length === 0 ? ['-', '-', '-'] : [0.5, 0.99, 1].map((share) => seconds(quantile(starts, share)));
  return [
    scenario,
    engine,
    String(acts.length),
    String(count(acts, 'acknowledged')),
    String(count(acts, 'refused', 'untouched')),
    String(count(acts, 'unanswered', 'doubtful')),
    String(kills),
    ...ready,
    String(deliveries),
    String(repeated),
    String(violations.length),
  ];
}

/** Lines of Markdown, each column as wide as its widest word. */
export function tableOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(rowOf);
  const columns = [...heads, ...more];
  const full = rows.filter((row) => row.length === columns.length);
  const widths = columns.map((head, at) => Math.max(head.length, ...full.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(columns), rule, ...rows.map(line)].join('\n');
}
