/** The history is whole: places without a gap, each hash over the one before and the exact bytes, and an end that is the end. */
import { createHash } from 'node:crypto';
import type { EventRow, State } from './rows.ts';
import { grouped } from './texts.ts';

const nothingBefore = '0'.repeat(64);
const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What is wrong with an event that should be the `seq`th of its chain, after one with this hash. */
function wrongWith(row: EventRow, seq: number, before: string, position: number): string | undefined {
  if (Number(row.seq) !== seq) return `place ${seq} is missing`;
  if (row.position < position) return `place ${seq} was written before the one it follows`;
  if (row.prev_hash !== before) return `place ${seq} does not follow the one before it`;
  if (row.hash !== sha(before + row.payload)) return `the text of place ${seq} is not the one that was written`;
  const said = JSON.parse(row.payload) as Record<string, unknown> & { happening: { type: string } };
  const columns = { id: row.id, tenant: row.tenant, workspace: row.workspace, at: row.at, by: row.by_subject };
  const agrees = Object.entries(columns).every(([name, value]) => said[name] === value) && said.seq === seq;
  return agrees && said.happening.type === row.type ? undefined : `the columns of place ${seq} are not its text`;
}

export function chainViolations({ events, chains }: State): string[] {
  const found: string[] = [];
  const byChain = grouped(events, ({ tenant, chain }) => `${tenant}/${chain}`);
  const heads = new Map(chains.map((head) => [`${head.tenant}/${head.chain}`, head]));
  for (const name of new Set([...byChain.keys(), ...heads.keys()])) {
    const rows = (byChain.get(name) ?? []).toSorted((a, b) => a.seq - b.seq);
    let [seq, before, position] = [0, nothingBefore, 0];
    let wrong: string | undefined;
    for (const row of rows) {
      wrong = wrongWith(row, ++seq, before, position);
      if (wrong) break;
      before = row.hash;
      position = row.position;
    }
    const head = heads.get(name);
    const ends = head ? Number(head.seq) === seq && head.hash === before : seq === 0;
    if (!wrong && !ends) wrong = `it ends at place ${seq}, and ${head?.seq ?? 'nothing'} was written`;
    if (wrong) found.push(`The history ${name} is broken: ${wrong}.`);
  }
  return found;
}
