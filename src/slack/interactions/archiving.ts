/** A plan to archive something, confirmed or read on. */
import type { ThingId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import { type KeptPlan, planOf as planBehind } from '../../operations/plans.ts';
import { planArchive } from '../../operations/things/archive-thing.ts';
import type { Said, Turn } from '../bot.ts';
import { archiveNow, planOf } from '../commands/archive.ts';
import { planAnswer } from '../views/index.ts';

/** Everything is judged and gathered again: what came into it meanwhile goes too. */
export async function carryOutArchive({ workspace, body }: KeptPlan, turn: Turn): Promise<Said> {
  if (workspace === null) throw notFound('plan like that');
  return archiveNow(turn, workspace, (body as { thing: ThingId }).thing);
}

/** The next lines of the plan, as things are now. */
export async function archivePiece(turn: Turn, ref: string, from: number): Promise<Said> {
  const { bot, caller } = turn;
  const { kind, workspace, body } = await bot.performWide({ caller }, planBehind, { ref }, (kept) => kept);
  if (kind !== 'archive' || workspace === null) throw notFound('list like that');
  const thing = body as { thing: ThingId };
  return bot.perform({ caller, workspace }, planArchive, thing, (goes) => planAnswer(planOf(ref, goes, from)));
}
