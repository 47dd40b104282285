/** `/role invite`: one person is invited at once, several are shown first with a verdict each. */
import { isId, type SubjectId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import type { ShownVerdict } from '../../domain/shown.ts';
import type { Workspace } from '../../domain/tenant.ts';
import {
  type Invite,
  type Invited,
  type InviteVerdict,
  invite as inviting,
  planInvite,
} from '../../operations/people/invite.ts';
import { planOf } from '../../operations/plans.ts';
import { invitePreview } from '../../queries/inviting.ts';
import type { Said, Turn } from '../bot.ts';
import { inviteesIn } from '../invitees.ts';
import { shownAll } from '../people.ts';
import { actIn, allWorkspaces, workspaceIn } from '../resolve.ts';
import { batchAnswer, groupPlanAnswer, own, person, pieceOf, plainAnswer, planAnswer, say } from '../views/index.ts';
import type { InviteLine } from '../words/index.ts';
import type { Command } from './index.ts';

export const invite: Command<'invite'> = async (line, turn) => {
  const workspace = await workspaceIn(turn, line.product);
  const input = await inputOf(line, turn);
  const one = line.people.length === 1 && line.people[0]?.kind !== 'group';
  return one ? inviteNow(turn, workspace, input, line.role === null) : planFor(turn, workspace, input, line);
};

const inputOf = async ({ people, role, to, span, reason }: InviteLine, turn: Turn): Promise<Invite> => ({
  invitees: await inviteesIn(turn, people),
  role: role?.name ?? null,
  to: to.map(({ thing, thingRole }) => ({ thing: thing.id, role: thingRole?.name ?? null })),
  span,
  reason,
});

/** Carries it out and says what came of each. */
export async function inviteNow(turn: Turn, workspace: Workspace, input: Invite, isDefault: boolean): Promise<Said> {
  const shown = await verdictsShown(turn, invitedIn(input));
  const advice = isDefault ? await adviceFor(turn, workspace) : null;
  return turn.bot.perform(actIn(turn, workspace.id), inviting, input, (invited) => {
    const notes = notesOf(invited, advice);
    const verdicts = invited.verdicts.map(shown);
    const [first] = verdicts;
    if (verdicts.length === 1 && first)
      return plainAnswer([
        say`${typeof first.about === 'string' ? first.about : person(first.about)} ${first.says}`,
        ...notes.map((note) => own(note)),
      ]);
    return cameOf(workspace, verdicts, notes, invited.ref, 0);
  });
}

const cameOf = (
  { title }: Workspace,
  verdicts: readonly ShownVerdict[],
  notes: readonly string[],
  ref: string,
  from: number,
): Said =>
  batchAnswer({
    title: `Inviting into ${title}`,
    results: pieceOf(verdicts, from, `invited:${ref}`),
    done: verdicts.filter(({ verdict }) => verdict === 'do').length,
    notes,
  });

/** The next lines of a plan, judged as things are now, or of what came of one. */
export async function invitePiece(turn: Turn, ref: string, from: number): Promise<Said> {
  const { bot, caller } = turn;
  const { kind, workspace: id, body } = await bot.performWide({ caller }, planOf, { ref }, (kept) => kept);
  const workspace = (await allWorkspaces(turn)).find((one) => one.id === id);
  if (!workspace || !['invite', 'invited'].includes(kind)) throw notFound('list like that');
  if (kind === 'invite') return planAnswer(await invitePlan(turn, workspace, body as Invite, from));
  const verdicts = body as InviteVerdict[];
  const shown = await verdictsShown(
    turn,
    verdicts.flatMap(({ about }) => (isId('subject', about) ? [about] : [])),
  );
  return cameOf(workspace, verdicts.map(shown), [], ref, from);
}

/** Shows what would come of it, with a button that does it. */
async function planFor(turn: Turn, workspace: Workspace, input: Invite, { people }: InviteLine): Promise<Said> {
  const plan = await invitePlan(turn, workspace, input);
  const [first] = people;
  return people.length === 1 && first?.kind === 'group'
    ? groupPlanAnswer({ ...plan, group: `@${first.name?.replace(/^@/u, '') ?? 'the group'}` })
    : planAnswer(plan);
}

/** The plan as it is drawn, here and in the form. */
export async function invitePlan(turn: Turn, workspace: Workspace, input: Invite, from = 0) {
  const shown = await verdictsShown(turn, invitedIn(input));
  const { gives } = await turn.bot.look(turn.caller, invitePreview, { workspace: workspace.id, input });
  const advice = input.role === null ? await adviceFor(turn, workspace) : null;
  return turn.bot.perform(actIn(turn, workspace.id), planInvite, input, ({ ref, verdicts }) => {
    const does = verdicts.filter(({ verdict }) => verdict === 'do').length;
    const title = `Invite ${input.invitees.length} into ${workspace.title}`;
    const lines = pieceOf(verdicts.map(shown), from, `invite:${ref}`);
    return { ref, title, gives, verdicts: lines, does, notes: advice === null ? [] : [advice] };
  });
}

const invitedIn = ({ invitees }: Invite): SubjectId[] =>
  invitees.flatMap((one) => (one.kind === 'known' ? [one.subject] : []));

async function verdictsShown(turn: Turn, ids: readonly SubjectId[]): Promise<(verdict: InviteVerdict) => ShownVerdict> {
  const nameOf = await shownAll(turn, ids);
  return ({ about, verdict, says }) => {
    const id = ids.find((known) => known === about);
    return { about: id ? nameOf(id) : about, verdict, says };
  };
}

/** Start low, upgrade later (MK-13): said where no role was named. */
async function adviceFor(turn: Turn, { id }: Workspace): Promise<string> {
  const { advice } = await turn.bot.look(turn.caller, invitePreview, { workspace: id, input: null });
  return advice;
}

const notesOf = ({ toSlack }: Invited, advice: string | null): string[] => [
  ...(toSlack > 0
    ? [
        `Nothing was sent to ${toSlack === 1 ? 'this address' : `these ${toSlack} people`}: somebody has to invite them to Slack first. ` +
          'A task in the help desk says how; when they join, they get what was given.',
      ]
    : []),
  ...(advice === null ? [] : [advice]),
];
