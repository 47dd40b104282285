/** `/role remove @ana from web [as admin] [because ...]`: ends what somebody holds on a thing. */
import { removeFromThing } from '../../operations/things/remove-from-thing.ts';
import { peopleNamed } from '../../queries/people-named.ts';
import { actIn, subjectIn, workspaceIn } from '../resolve.ts';
import { removedFrom } from '../views/index.ts';
import type { Command } from './index.ts';

export const removeFrom: Command<'remove_from'> = async ({ person, thing, thingRole, reason }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const target = await subjectIn(turn, person, thing.id);
  const named = await turn.bot.look(turn.caller, peopleNamed, [target]);
  const input = { target, thing: thing.id, role: thingRole?.name ?? null, reason };
  return turn.bot.perform(actIn(turn, workspace.id), removeFromThing, input, ({ titles, stillSees }) =>
    removedFrom({ person: named(target), thing: thing.path, titles, stillSees }),
  );
};
