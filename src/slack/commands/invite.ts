/** `/role invite`: one person is invited at once, several are shown first with a verdict each. */
import type { ShownVerdict } from '../../domain/shown.ts';
import type { Workspace } from '../../domain/tenant.ts';
import {
  type Invite,
  type Invited,
  type InviteVerdict,
  invite as inviting,
  planInvite,
} from '../../operations/invite.ts';
import { invitePreview } from '../../queries/inviting.ts';
import type { Said, Turn } from '../bot.ts';
import { inviteesIn } from '../invitees.ts';
import { shownAll } from '../people.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { all, batchAnswer, groupPlanAnswer, own, person, plainAnswer, planAnswer, say } from '../views/index.ts';
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
  const shown = await verdictsShown(turn, input);
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
    const done = verdicts.filter(({ verdict }) => verdict === 'do').length;
    return batchAnswer({ title: `Inviting into ${workspace.title}`, results: all(verdicts), done, undo: null, notes });
  });
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
export async function invitePlan(turn: Turn, workspace: Workspace, input: Invite) {
  const shown = await verdictsShown(turn, input);
  const { gives } = await turn.bot.look(turn.caller, invitePreview, { workspace: workspace.id, input });
  const advice = input.role === null ? await adviceFor(turn, workspace) : null;
  return turn.bot.perform(actIn(turn, workspace.id), planInvite, input, ({ ref, verdicts }) => {
    const does = verdicts.filter(({ verdict }) => verdict === 'do').length;
    const title = `Invite ${input.invitees.length} into ${workspace.title}`;
    return { ref, title, gives, verdicts: all(verdicts.map(shown)), does, notes: advice === null ? [] : [advice] };
  });
}

async function verdictsShown(turn: Turn, { invitees }: Invite): Promise<(verdict: InviteVerdict) => ShownVerdict> {
  const ids = invitees.flatMap((one) => (one.kind === 'known' ? [one.subject] : []));
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
