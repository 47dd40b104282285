/** `/role project restrict site` and `unrestrict`: closes a thing to those who are only around it, and opens it again. */
import { restrictThing } from '../../operations/things/restrict-thing.ts';
import type { Turn } from '../bot.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { own, plainAnswer, say, strong } from '../views/index.ts';
import type { RestrictLine, UnrestrictLine } from '../words/index.ts';

export const restrict = async ({ verb, thing }: RestrictLine | UnrestrictLine, turn: Turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const input = { thing: thing.id, set: verb === 'restrict' };
  return turn.bot.perform(actIn(turn, workspace.id), restrictThing, input, ({ flag, changed }) => {
    const state = input.set ? flag : `no longer ${flag}`;
    return plainAnswer([say`${strong(thing.path)} is ${own(state)}${changed ? '.' : ', as it was before.'}`]);
  });
};
