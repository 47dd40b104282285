/** `/role project new Site in web`: makes a thing. */
import { newThing } from '../../operations/things/new-thing.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { own, plainAnswer, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';

export const makeThing: Command<'new'> = async ({ type, name, inside }, turn) => {
  const workspace = await workspaceIn(turn, type.product);
  const input = { type: type.name, name, inside: inside?.id ?? null };
  return turn.bot.perform(actIn(turn, workspace.id), newThing, input, (made) =>
    plainAnswer([say`Made the ${own(type.title)} ${strong(made.name)}${inside ? say` in ${inside.path}` : []}.`]),
  );
};
