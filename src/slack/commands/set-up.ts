/** `/role setup`: opens the set-up form. */
import { openFormIn } from '../forms.ts';
import { setUpOpening } from '../interactions/set-up.ts';
import type { Command } from './index.ts';

export const setUp: Command<'setup'> = async (_line, turn) => {
  await openFormIn(turn, setUpOpening);
  return undefined;
};
