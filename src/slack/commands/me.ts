/** `/role`, `/role me`: what I hold, until when, and what waits for me. */
import { homeOf } from '../home.ts';
import { myAccess } from '../views/index.ts';
import type { Command } from './index.ts';

export const me: Command<'me'> = async (_line, turn) => myAccess(await homeOf(turn));
