/** `/role remove @ana admin`: ends that role and says what remains. */
import type { ShownPerson } from '../../domain/shown.ts';
import { type RoleRemoved, removeRole } from '../../operations/people/remove-role.ts';
import type { Said } from '../bot.ts';
import { shownOne } from '../people.ts';
import { actIn, subjectIn, workspaceIn } from '../resolve.ts';
import { listed, person, plainAnswer, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';
import { byHandNote } from './set.ts';

export const removeRoleOf: Command<'remove_role'> = async ({ person: whom, role, reason }, turn) => {
  const workspace = await workspaceIn(turn, role.product);
  const target = await subjectIn(turn, whom);
  const who = await shownOne(turn, target);
  return turn.bot.perform(actIn(turn, workspace.id), removeRole, { target, role: role.name, reason }, (done) =>
    removedAnswer(done, who, workspace.title),
  );
};

function removedAnswer({ role, remains, lost, isInvitation }: RoleRemoved, who: ShownPerson, product: string): Said {
  if (isInvitation)
    return plainAnswer([
      say`${person(who)} has not joined yet, so the invitation was changed: they will be ${strong(remains ?? '')} in ${product}.`,
    ]);
  const now = remains === null ? say`nothing in ${product}` : say`${strong(remains)} in ${product}`;
  return plainAnswer([
    say`${person(who)} is no longer ${role}. They are ${now} now.`,
    ...(lost.length === 0 ? [] : [say`With it went: ${listed([...lost])}.`]),
    byHandNote(product),
  ]);
}
