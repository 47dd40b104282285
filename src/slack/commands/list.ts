/** `/role project list [in web]`: the things of a kind that the typist may see. */
import { listedThings } from '../../queries/things.ts';
import { workspaceIn } from '../resolve.ts';
import { thingsAnswer } from '../views/index.ts';
import type { Command } from './index.ts';

export const list: Command<'list'> = async ({ types, inside }, turn) => {
  const [first] = types;
  const workspace = await workspaceIn(turn, first?.product ?? '');
  const wanted = { workspace, types: types.map(({ name }) => name), inside: inside?.id ?? null, search: '', from: 0 };
  const things = await turn.bot.look(turn.caller, listedThings, wanted);
  const titles = types.map(({ title }) => `${title}s`).join(' and ');
  return thingsAnswer(`${titles.charAt(0).toUpperCase()}${titles.slice(1)}`, things);
};
