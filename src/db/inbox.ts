/** Payloads that came in, by key, so that a second copy of one is answered like the first and changes nothing. */
import type { Bound } from './bound.ts';

export interface Seen {
  /** It has not been met before: go on and do it. */
  isNew: boolean;
  /** What was answered the first time. */
  answer: string | null;
}

export interface InboxStore {
  /** Takes a key, in the transaction of the change that it asks for: both or neither. */
  insert(key: string): Promise<Seen>;
  /** What is kept under a key; undefined when it was never taken. */
  find(key: string): Promise<{ answer: string | null } | undefined>;
  /** Keeps the answer for a repeat, and forgets the body. */
  setAnswer(key: string, answer: string | null): Promise<void>;
}

export function inboxStore({ k, tenant, now }: Bound): InboxStore {
  return {
    async insert(key) {
      // On PostgreSQL this waits for another transaction that is just taking the same key.
      const taken = await k('inbox')
        .insert({ tenant, key, state: 'new', body: null, answer: null, received_at: now, finished_at: null })
        .onConflict(['tenant', 'key'])
        .ignore()
        .returning('key');
      if (taken.length === 1) return { isNew: true, answer: null };
      const row = await k('inbox').where({ tenant, key }).first('answer', 'state', 'body');
      // An event is kept before it runs: met the first time by what it asks for, it is new.
      const waits = row?.state === 'new' && row.body !== null;
      return { isNew: waits, answer: row?.answer ?? null };
    },
    async find(key) {
      const row = await k('inbox').where({ tenant, key }).first('answer');
      return row && { answer: row.answer ?? null };
    },
    async setAnswer(key, answer) {
      await k('inbox').where({ tenant, key }).update({ state: 'done', body: null, answer, finished_at: now });
    },
  };
}
