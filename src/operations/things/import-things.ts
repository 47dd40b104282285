/** `/role import`: a product's things out of a file, as a plan first; safe to do again with the same file. */
import type { PlanId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import type { Desk, Operation } from '../desk.ts';
import { keepPlan } from '../plans.ts';
import { type ImportVerdict, type Judged, judgeLines } from './import-judging.ts';
import type { ImportLine } from './import-lines.ts';

export type { ImportVerdict } from './import-judging.ts';
export type { ImportLine } from './import-lines.ts';

/** Most lines at once: as many as are judged and made well before Slack stops waiting for an answer. */
export const mostImported = 250;

/** A plan, or what came of one, with the reference under which it is kept. */
export interface Imported {
  ref: PlanId;
  verdicts: readonly ImportVerdict[];
}

const told = ({ about, verdict, says }: Judged): ImportVerdict => ({ about, verdict, says });

function requireFew(lines: readonly ImportLine[]): void {
  if (lines.length > mostImported)
    throw invalid(`At most ${mostImported} lines are brought in at once.`, { next: 'Split the file.' });
}

/** Says what would come of each line and keeps the lines until they are confirmed; `ref` is a plan that is only to be shown again. */
export const planImport: Operation<{ lines: readonly ImportLine[]; ref: PlanId | null }, Imported> = async (
  desk,
  { lines, ref },
) => {
  requireFew(lines);
  const verdicts = (await judgeLines(desk, lines)).map(told);
  return { ref: ref ?? (await keepPlan(desk, 'import', lines)), verdicts };
};

/** Makes what may be made; one bad line fails no other. What came of each is kept, so that a long list can be read on. */
export const importThings: Operation<readonly ImportLine[], Imported> = async (desk, lines) => {
  requireFew(lines);
  const judged = await judgeLines(desk, lines);
  for (const { make } of judged) if (make) await bringIn(desk, make);
  const verdicts = judged.map(told);
  return { ref: await keepPlan(desk, 'imported', verdicts), verdicts };
};

async function bringIn(desk: Desk, { thing, owner }: NonNullable<Judged['make']>): Promise<void> {
  const { id, type: kind, name, inside, flags } = thing;
  await desk.tx.things.insert(thing);
  await desk.happened({ type: 'thing.created', thing: id, kind, name, inside });
  for (const flag of flags) await desk.happened({ type: 'thing.flagged', thing: id, flag, set: true });
  if (!owner) return;
  await desk.tx.things.setRecorded(id, owner.as, null, owner.subject);
  await desk.happened({ type: 'thing.recorded', thing: id, as: owner.as, from: null, target: owner.subject });
}
