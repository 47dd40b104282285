/** `/role add @ana to web [as admin] [for 4h] [because ...]`: gives people a role on a thing. */
import { addToThing } from '../../operations/add-to-thing.ts';
import { peopleNamed } from '../../queries/people-named.ts';
import { actIn, expanded, workspaceIn } from '../resolve.ts';
import { added } from '../views/index.ts';
import type { Command } from './index.ts';

export const add: Command<'add'> = async ({ people, thing, thingRole, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const subjects = await expanded(turn, people);
  const named = await turn.bot.look(turn.caller, peopleNamed, subjects);
  const input = { people: subjects, thing: thing.id, role: thingRole?.name ?? null, span, reason };
  return turn.bot.perform(actIn(turn, workspace.id), addToThing, input, ({ role, endsAt, verdicts }) =>
    added({
      thing: thing.path,
      role: role.title,
      isDefault: thingRole === null,
      endsAt,
      verdicts: verdicts.map((one) => ({ ...one, person: named(one.subject) })),
    }),
  );
};
