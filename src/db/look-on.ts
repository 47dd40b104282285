/** Looking at a SQLite file: one moment of it, from memory as far as that shows the same, on a connection that cannot write. */
import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import { noteRead } from './collecting.ts';
import type { Work } from './connection.ts';
import { Footprint } from './footprint.ts';
import type { Memory } from './memory.ts';
import { acquire, giveBack, onConnection, sayingOn } from './on-connection.ts';
import type { Moment } from './recall.ts';
import { once } from './remembered.ts';

/** What a look has seen from memory, before and after it began to read from the database. */
function lookingWith(memory: Memory) {
  const used = new Set<string>();
  const footprint = new Footprint();
  const from = memory.tick;
  let begun: number | undefined;
  const moment: Moment = {
    holds: (tables) => memory.isUnchanged(tables, begun ?? from),
    used: (tables) => {
      for (const table of tables) used.add(table);
      footprint.reads(tables);
    },
    since: () => begun,
    footprint,
  };
  return {
    moment,
    begin() {
      begun = memory.tick;
    },
    /** A statement of the look is about to run. */
    hears(sql: string) {
      const { tables } = memory.named(sql);
      noteRead(tables);
      footprint.reads(tables);
    },
    /** Keeps what the look came to as the answer to a question. */
    keep: (question: string, answer: unknown, now: Instant) => memory.keepWhole(question, answer, footprint, now, from),
    /** Once the database shows its moment: whether that is also the moment of what came from memory. */
    isStillThere: () => memory.isUnchanged(used, from),
  };
}

/** One try. `moved` is answered where the database shows another moment than what had come from memory. */
async function attempt<T>(
  reader: Knex,
  work: Work<T>,
  memory: Memory | undefined,
  question: string | undefined,
): Promise<{ seen: T } | 'moved'> {
  const lease = { isOver: false };
  const looking = memory && lookingWith(memory);
  let moved = false;
  let held: object | undefined;

  /** Whoever needs no statement needs no connection. */
  async function open(): Promise<object> {
    held = await acquire(reader);
    looking?.begin();
    await sayingOn(held)('BEGIN');
    return held;
  }
  let opened: Promise<object> | undefined;
  const connection = (): Promise<object> => {
    opened ??= open();
    return opened;
  };
  let isSettled = looking === undefined;
  const hears = {
    before(sql: string): void {
      looking?.hears(sql);
    },
    /** BEGIN alone looks at nothing: the moment is that of the first statement. */
    after(): void {
      if (isSettled || !looking) return;
      isSettled = true;
      moved = !looking.isStillThere();
      if (moved) throw new Error('The moment has passed.');
    },
  };
  async function close(end: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    lease.isOver = true;
    await opened?.catch(() => {});
    const connection = held;
    if (connection) await sayingOn(connection)(end).finally(() => giveBack(reader, connection));
  }
  try {
    const k = onConnection(reader, connection, lease, hears);
    let at: Instant | undefined;
    const seen = await work(k, (now) => {
      at = now;
      return once(looking && memory?.recall(looking.moment, now));
    });
    await close(moved ? 'ROLLBACK' : 'COMMIT');
    if (moved) return 'moved';
    if (question !== undefined && at !== undefined) looking?.keep(question, seen, at);
    return { seen };
  } catch (error) {
    if (!lease.isOver) await close('ROLLBACK').catch(() => {});
    if (moved) return 'moved';
    throw error;
  }
}

/**
 * Everything that `work` reads is of one moment. It may run twice: the second time all of it is read from the database. What it
 * comes to is kept as the answer to `question`, if that is given.
 */
export const lookOn =
  (reader: Knex, memory: Memory | undefined) =>
  async <T>(work: Work<T>, question?: string): Promise<T> => {
    for (let asking = memory; ; asking = undefined) {
      const tried = await attempt(reader, work, asking, question);
      if (tried !== 'moved') return tried.seen;
    }
  };
