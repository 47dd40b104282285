/** Looking at a SQLite file: one moment of it, from memory as far as that shows the same, on a connection that cannot write. */
import type { Knex } from 'knex';
import type { Work } from './connection.ts';
import { type Memory, type Moment, noteRead } from './memory.ts';
import { acquire, giveBack, onConnection, sayingOn } from './on-connection.ts';
import { once } from './remembered.ts';

/** What a look has seen from memory, before and after it began to read from the database. */
function lookingWith(memory: Memory) {
  const used = new Set<string>();
  const from = memory.tick;
  let begun: number | undefined;
  const moment: Moment = {
    holds: (tables) => memory.isUnchanged(tables, begun ?? from),
    used: (tables) => {
      for (const table of tables) used.add(table);
    },
    since: () => begun,
  };
  return {
    moment,
    begin() {
      begun = memory.tick;
    },
    /** Once the database shows its moment: whether that is also the moment of what came from memory. */
    isStillThere: () => memory.isUnchanged(used, from),
  };
}

/** One try. `moved` is answered where the database shows another moment than what had come from memory. */
async function attempt<T>(reader: Knex, work: Work<T>, memory: Memory | undefined): Promise<{ seen: T } | 'moved'> {
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
      if (memory) noteRead(memory.named(sql).tables);
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
    const seen = await work(k, (now) => once(looking && memory?.recall(looking.moment, now)));
    await close(moved ? 'ROLLBACK' : 'COMMIT');
    return moved ? 'moved' : { seen };
  } catch (error) {
    if (!lease.isOver) await close('ROLLBACK').catch(() => {});
    if (moved) return 'moved';
    throw error;
  }
}

/** Everything that `work` reads is of one moment. It may run twice: the second time all of it is read from the database. */
export const lookOn =
  (reader: Knex, memory: Memory | undefined) =>
  async <T>(work: Work<T>): Promise<T> => {
    for (let asking = memory; ; asking = undefined) {
      const tried = await attempt(reader, work, asking);
      if (tried !== 'moved') return tried.seen;
    }
  };
