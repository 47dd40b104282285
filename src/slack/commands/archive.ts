/** `/role project archive site`: takes a thing out of use; where more goes with it, that is shown first and confirmed. */
import type { ThingId, WorkspaceId } from '../../domain/ids.ts';
import type { ShownPlan } from '../../domain/shown.ts';
import { type Archived, archiveThing, planArchive } from '../../operations/things/archive-thing.ts';
import type { Said, Turn } from '../bot.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { plainAnswer, planAnswer, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';

export const archive: Command<'archive'> = async ({ thing }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const act = { ...actIn(turn, workspace.id), key: undefined };
  const { ref, ...goes } = await turn.bot.perform(act, planArchive, { thing: thing.id }, (planned) => planned);
  return ref === null ? archiveNow(turn, workspace.id, thing.id) : planAnswer(planOf(ref, goes, 0));
};

/** How many lines of a plan are kept at hand; the view draws a piece of them. */
export const planOf = (ref: string, { things, ending, ended }: Archived, from: number): ShownPlan => {
  const [first] = things;
  return {
    ref,
    title: `Archive ${first?.name ?? 'it'}`,
    gives: [],
    verdicts: {
      items: things
        .slice(from)
        .map(({ id, name }) => ({ about: name, verdict: 'do' as const, says: endsWith(ending[id]) })),
      from,
      total: things.length,
      key: `archive:${ref}`,
    },
    does: things.length,
    notes: [`${ended === 1 ? '1 role ends' : `${ended} roles end`} with it. Its history stays.`],
  };
};

const endsWith = (roles: number | undefined): string =>
  roles === undefined
    ? 'nobody holds anything on it.'
    : roles === 1
      ? '1 role on it ends.'
      : `${roles} roles on it end.`;

/** Carries it out and says what went with it. */
export const archiveNow = (turn: Turn, workspace: WorkspaceId, thing: ThingId): Promise<Said> =>
  turn.bot.perform(actIn(turn, workspace), archiveThing, { thing }, ({ things, ended }) => {
    const [first] = things;
    const more = things.length > 1 ? `, with ${things.length - 1} more in it` : '';
    return plainAnswer([
      say`${strong(first?.name ?? 'It')} is archived${more}.`,
      say`${endedSays(ended)} Its history stays.`,
    ]);
  });

const endedSays = (ended: number): string =>
  ended === 0 ? 'Nobody held anything on it.' : ended === 1 ? '1 role ended with it.' : `${ended} roles ended with it.`;
