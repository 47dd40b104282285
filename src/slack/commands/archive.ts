/** `/role project archive site`: takes a thing out of use, with what is in it. */
import { archiveThing } from '../../operations/archive-thing.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { plainAnswer, say, strong } from '../views/index.ts';
import type { Command } from './index.ts';

export const archive: Command<'archive'> = async ({ thing }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  return turn.bot.perform(actIn(turn, workspace.id), archiveThing, { thing: thing.id }, ({ things, ended }) =>
    plainAnswer([
      say`${strong(thing.path)} is archived${things.length > 1 ? `, with ${things.length - 1} more in it` : ''}.`,
      say`${ended === 0 ? 'Nobody held anything on it.' : `${ended} roles ended with it.`} Its history stays.`,
    ]),
  );
};
