/** `/role set @ana admin [for 4h] [because ...]`: gives somebody another workspace role. */
import { setRole } from '../../operations/set-role.ts';
import { actIn, subjectIn, workspaceIn } from '../resolve.ts';
import type { Command } from './index.ts';

export const set: Command<'set'> = async ({ person, role, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, role.product);
  const target = await subjectIn(turn, person);
  return turn.bot.perform(actIn(turn, workspace.id), setRole, { target, role: role.name, span, reason }, (done) => ({
    text: `Done: ${role.title}. (${done.from ?? 'no role'} before)`,
  }));
};
