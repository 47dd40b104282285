/** Where the messages stand that show something, so that every copy can be redrawn in place. */
import type { SubjectId, TenantId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Bound } from './bound.ts';
import { gathered } from './gather.ts';
import { shapeOf, tableOf } from './table.ts';

export interface Card {
  tenant: TenantId;
  /** The id of what it shows: a request, a grant, a task, an invitation. */
  what: string;
  /** For whom it is drawn: `help-desk`, `requester`, `admin`. */
  audience: string;
  channel: string;
  ts: string;
  /** Whose direct message it is; null in channels. */
  subject: SubjectId | null;
  createdAt: Instant;
}

export interface CardStore {
  /** Every copy that shows this; those of one audience, where one is given. Oldest first. */
  list(what: string, audience?: string): Promise<Card[]>;
  /** What a message shows; undefined for a message that is no card. */
  findAt(channel: string, ts: string): Promise<Card | undefined>;
  /** Remembers a message. The same message again is no second card. */
  record(card: Omit<Card, 'tenant' | 'createdAt'>): Promise<void>;
  /** Forgets a message that is no longer there. */
  remove(card: Pick<Card, 'channel' | 'ts'>): Promise<void>;
}

const shape = shapeOf<Card>({
  tenant: 'plain',
  what: 'plain',
  audience: 'plain',
  channel: 'plain',
  ts: 'plain',
  subject: 'plain',
  createdAt: 'plain',
});

export function cardStore({ k, tenant, now }: Bound): CardStore {
  const table = tableOf(k, tenant, 'cards', shape);
  const copiesOf = gathered(
    (all) => table.list(table.among('what', all).orderBy(['created_at', 'channel', 'ts'])),
    ({ what }) => what,
  );
  return {
    async list(what, audience) {
      const copies = await copiesOf([what]);
      return audience ? copies.filter((card) => card.audience === audience) : copies;
    },
    findAt: (channel, ts) => table.find(table.rows().where({ channel, ts })),
    async record(card) {
      const row = shape.write({ ...card, tenant, createdAt: now });
      await k('cards').insert(row).onConflict(['tenant', 'channel', 'ts']).merge(['what', 'audience', 'subject']);
    },
    async remove({ channel, ts }) {
      await table.rows().where({ channel, ts }).del();
    },
  };
}
