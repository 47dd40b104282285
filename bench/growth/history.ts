/** A long past for a grown house: events in a true chain, with their links, and deliveries long made. */
import type { Knex } from 'knex';
import { chainOf, firstHash, hashOf, linksOf, payloadOf } from '../../src/db/event-rows.ts';
import type { Happening } from '../../src/domain/events.ts';
import { mintId, type SubjectId, type TenantId, type WorkspaceId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { Rows } from './rows.ts';

/** Writes one event after the other at the end of a workspace's chain; `close` keeps the head, without which nothing can follow. */
export class Chronicle {
  readonly #k: Knex;
  readonly #at: { tenant: TenantId; workspace: WorkspaceId };
  readonly #events: Rows;
  readonly #links: Rows;
  readonly #deliveries: Rows;
  #seq: number;
  #hash: string;

  private constructor(k: Knex, at: { tenant: TenantId; workspace: WorkspaceId }, seq: number, hash: string) {
    this.#k = k;
    this.#at = at;
    this.#seq = seq;
    this.#hash = hash;
    this.#events = new Rows(k, 'events');
    this.#links = new Rows(k, 'event_links', this.#events);
    this.#deliveries = new Rows(k, 'deliveries', this.#events);
  }

  static async open(k: Knex, tenant: TenantId, workspace: WorkspaceId): Promise<Chronicle> {
    const head = await k('chains')
      .where({ tenant, chain: chainOf(workspace) })
      .first();
    return new Chronicle(k, { tenant, workspace }, Number(head?.seq ?? 0), String(head?.hash ?? firstHash));
  }

  async happened(time: number, by: SubjectId | null, happening: Happening, delivered: boolean): Promise<void> {
    const { tenant, workspace } = this.#at;
    const [id, at, chain] = [mintId('event', time), instantOf(time), chainOf(workspace)];
    const seq = ++this.#seq;
    const payload = payloadOf({ id, tenant, workspace, seq, at, by, happening });
    const prev_hash = this.#hash;
    this.#hash = hashOf(prev_hash, payload);
    const row = { tenant, id, chain, workspace, seq, at, by_subject: by, type: happening.type, payload, prev_hash };
    await this.#events.add({ ...row, hash: this.#hash });
    for (const about of linksOf(by, happening)) await this.#links.add({ tenant, about, event: id, chain });
    if (delivered)
      await this.#deliveries.add({
        tenant,
        id: mintId('delivery', time),
        event: id,
        subscriber: 'tell',
        aggregate: by ?? id,
        state: 'done',
        attempts: 1,
        token: 1,
        due_at: at,
        created_at: at,
        ended_at: at,
      });
  }

  async close(): Promise<void> {
    const { tenant, workspace } = this.#at;
    await this.#links.written();
    await this.#deliveries.written();
    await this.#k('chains')
      .where({ tenant, chain: chainOf(workspace) })
      .update({ seq: this.#seq, hash: this.#hash });
  }
}
