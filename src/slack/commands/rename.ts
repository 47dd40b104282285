/** `/role project rename site to Shop`: gives a thing another name. */
import { renameThing } from '../../operations/things/rename-thing.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { plainAnswer, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';

export const rename: Command<'rename'> = async ({ thing, name }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  return turn.bot.perform(actIn(turn, workspace.id), renameThing, { thing: thing.id, name }, (renamed) =>
    plainAnswer([say`${thing.path} is called ${strong(renamed.name)} now.`]),
  );
};
