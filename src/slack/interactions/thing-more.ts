/** The menu of a thing's page: add people, rename, history. */
import { isId, type ThingId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import { thingCard as thingQuery } from '../../queries/thing-card.ts';
import { historyPiece } from '../commands/history.ts';
import type { Opening } from '../forms.ts';
import type { Pressed } from '../payloads.ts';
import { readMore, thingCard } from '../views/index.ts';
import { addOpening } from './adding.ts';
import type { Press } from './index.ts';
import { renameOpening } from './naming.ts';

function chosenIn({ value }: Pressed): { what: string; id: ThingId } {
  const found = readMore(value);
  if (found && isId('thing', found.id)) return { what: found.what, id: found.id };
  throw notFound('thing like that');
}

/** What of the menu opens a form; the rest is answered with words. */
export function thingForms(pressed: Pressed): Opening | undefined {
  const { what, id } = chosenIn(pressed);
  if (what === 'add') return addOpening(id);
  return what === 'rename' ? renameOpening(id) : undefined;
}

export const thingMore: Press = async (pressed, turn) => {
  const { what, id } = chosenIn(pressed);
  if (what === 'history') return historyPiece(turn, { kind: 'thing', thing: id }, null, 0);
  return thingCard(await turn.bot.look(turn.caller, thingQuery, { thing: id, from: 0 }));
};
