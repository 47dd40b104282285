/** "Show more": the next piece of a list, by the key that the list was drawn with. */

import { isId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import { notFound } from '../../domain/refusal.ts';
import type { About } from '../../queries/history.ts';
import { roleHolders as holdersQuery } from '../../queries/holders.ts';
import { personCard as personQuery } from '../../queries/person.ts';
import { thingCard as thingQuery } from '../../queries/thing-card.ts';
import { whoCan as whoCanQuery } from '../../queries/who-can.ts';
import type { Said, Turn } from '../bot.ts';
import { addPiece } from '../commands/add.ts';
import { historyPiece } from '../commands/history.ts';
import { invitationsPiece } from '../commands/invitations.ts';
import { invitePiece } from '../commands/invite.ts';
import { listPiece } from '../commands/list.ts';
import { setPiece } from '../commands/set.ts';
import { tasksPiece } from '../commands/tasks.ts';
import { personCard, readCursor, roleHolders, thingCard, whoCan } from '../views/index.ts';
import { archivePiece } from './archiving.ts';
import { importPiece } from './import.ts';
import type { Press } from './index.ts';

/** Draws a list from a place on; `rest` is what follows the first word of its key. */
export type PieceOf = (turn: Turn, rest: string, from: number) => Promise<Said>;

/** Lists by the first word of their key; whoever draws another list puts a line here. */
export const pieces: Record<string, PieceOf> = {
  tasks: (turn, _rest, from) => tasksPiece(turn, from),
  invitations: (turn, _rest, from) => invitationsPiece(turn, from),
  history: (turn, rest, from) => historyFrom(turn, rest, from),
  things: listPiece,
  in: async ({ bot, caller }, thing, inFrom) => {
    if (!isId('thing', thing)) throw notFound('list like that');
    return thingCard(await bot.look(caller, thingQuery, { thing, from: 0, inFrom }));
  },
  held: async ({ bot, caller }, person, from) => {
    if (!isId('subject', person)) throw notFound('list like that');
    const card = await bot.look(caller, personQuery, person);
    const { items } = card.holds;
    return personCard({ ...card, holds: { ...card.holds, items: items.slice(from), from } });
  },
  add: addPiece,
  archive: archivePiece,
  set: setPiece,
  invite: invitePiece,
  invited: invitePiece,
  import: importPiece,
  imported: importPiece,
  holders: async ({ bot, caller }, rest, from) => {
    const [product = '', role = ''] = rest.split(':');
    return roleHolders(await bot.look(caller, holdersQuery, { product, role, from }));
  },
  on: async ({ bot, caller }, thing, from) => {
    if (!isId('thing', thing)) throw notFound('list like that');
    return thingCard(await bot.look(caller, thingQuery, { thing, from }));
  },
  can: async ({ bot, caller }, rest, from) => {
    const [product = '', action = '', thing = ''] = rest.split(':');
    if (!isId('thing', thing)) throw notFound('list like that');
    return whoCan(await bot.look(caller, whoCanQuery, { product, action, thing, from }));
  },
};

/** The instant holds colons itself, so what the history is about stands last. */
function historyFrom(turn: Turn, rest: string, from: number): Promise<Said> {
  const cut = rest.lastIndexOf(':');
  const since = rest.slice(0, cut) as Instant;
  return historyPiece(turn, aboutIn(rest.slice(cut + 1)), since === '' ? null : since, from);
}

function aboutIn(key: string): About {
  const [about = '', product = null] = key.split('|');
  if (isId('subject', about)) return { kind: 'person', subject: about, product };
  if (isId('thing', about)) return { kind: 'thing', thing: about };
  const number = /^R-(\d{1,9})$/.exec(about)?.[1];
  return number ? { kind: 'request', number: Number(number) } : { kind: 'all', product };
}

export const showMore: Press = async ({ value }, turn) => {
  const cursor = readCursor(value);
  const [first = '', ...rest] = (cursor?.key ?? '').split(':');
  const piece = pieces[first];
  if (!cursor || !piece) throw notFound('list like that');
  return piece(turn, rest.join(':'), cursor.from);
};
