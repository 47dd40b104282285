/** Messages that stand: posted once, remembered, edited in place ever after, and posted again when somebody deleted them. */
import type { Card } from '../db/cards.ts';
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

/** By what name a round keeps where the copies of something are. */
export const copiesNamed = (what: string): string => `copies of ${what}`;

/** Its copies for these readers; those for all readers are looked up together. */
async function copiesOf({ db, round }: Surroundings, tenant: TenantId, { what, audience }: Standing): Promise<Card[]> {
  const all = await round.once(copiesNamed(what), () => db.read(tenant, (read) => read.cards.list(what)));
  return all.filter((card) => card.audience === audience);
}

/** Where its copies stand. */
export async function placesOf(surroundings: Surroundings, tenant: TenantId, standing: Standing): Promise<Place[]> {
  return (await copiesOf(surroundings, tenant, standing)).map(({ channel, ts }) => ({ channel, ts }));
}

/** The copies that there are, redrawn; those that are gone are forgotten. Gives back where they stand. */
export async function redraw(
  surroundings: Surroundings,
  tenant: TenantId,
  standing: Standing,
  message: Message,
): Promise<Place[]> {
  const { db, messenger, round } = surroundings;
  const places: Place[] = [];
  for (const card of await copiesOf(surroundings, tenant, standing)) {
    if (await messenger.update(card, message)) {
      places.push({ channel: card.channel, ts: card.ts });
      continue;
    }
    await db.transact({ tenant }, (tx) => tx.cards.remove(card));
    round.forget(copiesNamed(standing.what));
  }
  return places;
}

/** Posts it to each receiver and remembers where. */
export async function post(
  { db, messenger, round }: Surroundings,
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
    round.forget(copiesNamed(what));
    places.push(place);
  }
  return places;
}
