/** Messages that stand: posted once, remembered, edited in place ever after, and posted again when somebody deleted them. */
import type { SubjectId, TenantId } from '../domain/ids.ts';
import type { Message, Place } from './messenger.ts';
import type { Owing, Surroundings } from './subscriber.ts';

/** What a message shows and for whom; the two together name it. */
export interface Standing {
  what: string;
  audience: string;
}

/** Where it is posted when it is not there: a channel, or somebody's direct messages. */
export interface Receiver {
  channel: string | null;
  subject: SubjectId | null;
  slackUserId: string | null;
}

/** Where its copies stand. */
export async function placesOf({ db }: Surroundings, tenant: TenantId, { what, audience }: Standing): Promise<Place[]> {
  const cards = await db.read(tenant, (read) => read.cards.list(what, audience));
  return cards.map(({ channel, ts }) => ({ channel, ts }));
}

/** The copies that there are, redrawn; those that are gone are forgotten. Gives back where they stand. */
export async function redraw(
  { db, messenger }: Surroundings,
  tenant: TenantId,
  { what, audience }: Standing,
  message: Message,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const card of await db.read(tenant, (read) => read.cards.list(what, audience))) {
    if (await messenger.update(card, message)) places.push({ channel: card.channel, ts: card.ts });
    else await db.transact({ tenant }, (tx) => tx.cards.remove(card));
  }
  return places;
}

/** Posts it to each receiver and remembers where. */
export async function post(
  { db, messenger }: Surroundings,
  { id, event }: Owing,
  { what, audience }: Standing,
  message: Message,
  receivers: readonly Receiver[],
): Promise<Place[]> {
  const places: Place[] = [];
  for (const { channel, subject, slackUserId } of receivers) {
    const to = channel ?? (slackUserId === null ? null : await messenger.openDirect(slackUserId));
    if (to === null) continue;
    const place = await messenger.post(to, message, id);
    await db.transact({ tenant: event.tenant }, (tx) => tx.cards.record({ ...place, what, audience, subject }));
    places.push(place);
  }
  return places;
}
