/** `/role add @ana to web [as admin] [for 4h] [because ...]`: gives people a role on a thing. */
import type { WorkspaceId } from '../../domain/ids.ts';
import { type AddToThing, addToThing } from '../../operations/add-to-thing.ts';
import { peopleNamed } from '../../queries/people-named.ts';
import type { Said, Turn } from '../bot.ts';
import { actIn, expanded, workspaceIn } from '../resolve.ts';
import { added } from '../views/index.ts';
import type { Command } from './index.ts';

export const add: Command<'add'> = async ({ people, thing, thingRole, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const subjects = await expanded(turn, people);
  const input = { people: subjects, thing: thing.id, role: thingRole?.name ?? null, span, reason };
  return addNow(turn, workspace.id, input, thing.path);
};

/** Carries it out and says what came of each; `name` is how the thing was called. */
export async function addNow(turn: Turn, workspace: WorkspaceId, input: AddToThing, name: string): Promise<Said> {
  const named = await turn.bot.look(turn.caller, peopleNamed, input.people);
  return turn.bot.perform(actIn(turn, workspace), addToThing, input, ({ role, verdicts }) =>
    added({
      thing: name,
      role: role.title,
      isDefault: input.role === null,
      verdicts: verdicts.map((one) => ({ ...one, person: named(one.subject) })),
    }),
  );
}
