/** `/role set @ana admin [for 4h] [because ...]`: gives somebody another workspace role. */
import type { ShownPerson } from '../../domain/shown.ts';
import type { Workspace } from '../../domain/tenant.ts';
import { type RoleSet, type SetRole, setRole } from '../../operations/set-role.ts';
import type { Said, Turn } from '../bot.ts';
import { shownOne } from '../people.ts';
import { actIn, subjectIn, workspaceIn } from '../resolve.ts';
import { at, listed, own, person, plainAnswer, type Sentence, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';

export const set: Command<'set'> = async ({ person: whom, role, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, role.product);
  const target = await subjectIn(turn, whom);
  return setNow(turn, workspace, { target, role: role.name, span, reason });
};

/** Sets it and says what came of it; the form says the same. */
export async function setNow(turn: Turn, workspace: Workspace, input: SetRole): Promise<Said> {
  const who = await shownOne(turn, input.target);
  return turn.bot.perform(actIn(turn, workspace.id), setRole, input, (done) =>
    roleSetAnswer(done, who, workspace.title),
  );
}

/** What somebody is told who set a role: what counts now, what went with the old role, what goes on, what is still to be done. */
function roleSetAnswer(done: RoleSet, who: ShownPerson, product: string): Said {
  const { usesLicence, lost, goesOn, to } = done;
  return plainAnswer([
    outcome(done, who, product),
    ...(lost.length === 0 ? [] : [say`With the old role went: ${listed([...lost])}.`]),
    ...goesOn.map(
      ({ title, endsAt }) =>
        say`${strong(title)} still counts on top until ${at(endsAt)}; to end it: ${lineToEnd(who, title)}`,
    ),
    ...(usesLicence ? [say`${to} uses a licence.`] : []),
    ...(done.kind === 'set' || done.kind === 'covered' ? [byHandNote(product)] : []),
  ]);
}

const lineToEnd = (who: ShownPerson, title: string): Sentence => say`remove ${person(who)} ${title}.`;

/** Said after every change that a product has to follow. */
export const byHandNote = (product: string): Sentence =>
  own(`It counts in Roledesk at once; ${product} itself is changed by hand: the task is in the help desk.`);

function outcome({ kind, from, to, endsAt, request, voted }: RoleSet, who: ShownPerson, product: string): Sentence {
  const was = from === null ? [] : say` (was ${from})`;
  switch (kind) {
    case 'set':
      return say`${person(who)} is now ${strong(to)} in ${product}${was}.`;
    case 'covered':
      return say`${person(who)} is ${strong(to)} in ${product}${endsAt === null ? [] : say` until ${at(endsAt)}`}${from === null ? [] : say`; then ${from} again`}.`;
    case 'same':
      return say`${person(who)} is ${strong(to)} in ${product} already; nothing was changed.`;
    case 'invitation':
      return say`${person(who)} has not joined yet, so the invitation was changed: they will be ${strong(to)} in ${product}.`;
    case 'asked':
      return say`${strong(to)} takes more than you alone here, so nothing was changed yet: R-${request ?? 0} proposes it to those who decide${own(voted ? ', with your approval counted.' : '; yours is not among the approvals so far.')}`;
  }
}
