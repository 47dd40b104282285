/** `/role import [in miruni]`: opens the form that takes a product's things as CSV. */
import { openFormIn } from '../forms.ts';
import { importOpening } from '../interactions/import.ts';
import type { Command } from './index.ts';

export const bringIn: Command<'import'> = async ({ product }, turn) => {
  await openFormIn(turn, importOpening(product));
  return undefined;
};
