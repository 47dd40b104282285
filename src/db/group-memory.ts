/** What a group of acts may take from memory, what it remembers for itself, and what it makes memory forget. */
import type { Instant } from '../domain/instant.ts';
import { collecting, noteRead } from './collecting.ts';
import { type Memory, shared } from './memory.ts';
import type { Ask } from './on-connection.ts';
import type { Moment, Recall } from './recall.ts';

export interface GroupMemory {
  recall(now: Instant): Recall | undefined;
  /** Told of every statement of the group. */
  hears(sql: string): void;
  /** What an act has changed was taken back, so that what was read meanwhile may never have been. */
  undone(): void;
  /** Before COMMIT; what it answers is called afterwards, whatever came of it. */
  changing(): () => void;
}

const none: GroupMemory = { recall: () => undefined, hears: () => {}, undone: () => {}, changing: () => () => {} };

/** What one act asks several times is read once, until a statement of the group writes to one of its tables. */
function ownMemory(lastWrite: ReadonlyMap<string, number>, writes: () => number) {
  const kept = new Map<string, { answer: unknown; tables: ReadonlySet<string>; after: number }>();
  const isGood = (tables: ReadonlySet<string>, after: number): boolean => {
    for (const table of tables) if ((lastWrite.get(table) ?? 0) > after) return false;
    return true;
  };
  return {
    async ask<T>(question: string, load: () => Promise<T>): Promise<T> {
      const known = kept.get(question);
      if (known && isGood(known.tables, known.after)) {
        noteRead(known.tables);
        return known.answer as T;
      }
      const after = writes();
      const { answer, tables } = await collecting(load);
      kept.set(question, { answer: shared(answer), tables, after });
      return answer;
    },
    clear: () => kept.clear(),
  };
}

/** For one group. Nobody else writes meanwhile, so that what the group itself has not touched is as it was committed. */
export function groupMemory(memory: Memory | undefined): GroupMemory {
  if (!memory) return none;
  const lastWrite = new Map<string, number>();
  let writes = 0;
  const own = ownMemory(lastWrite, () => writes);
  const isUntouched = (tables: ReadonlySet<string>): boolean => {
    for (const table of tables) if (lastWrite.has(table)) return false;
    return true;
  };
  const moment: Moment = {
    holds: isUntouched,
    used: () => {},
    since: (tables) => (isUntouched(tables) ? memory.tick : undefined),
  };
  return {
    recall(now) {
      const lasting = memory.recall(moment, now);
      return {
        // Acts change what they look at.
        keepsTimed: false,
        ask: (question, load, until) => own.ask(question, () => lasting.ask(question, load, until)),
        askNow: (question, load) => own.ask(question, load),
      };
    },
    hears(sql) {
      const { tables, writes: changes } = memory.named(sql);
      noteRead(tables);
      if (!changes) return;
      writes++;
      for (const table of tables) lastWrite.set(table, writes);
    },
    undone: () => own.clear(),
    changing: () => memory.changing(new Set(lastWrite.keys())),
  };
}

/** What each connection said of others' commits when it was last asked. */
const versions = new WeakMap<object, unknown>();

/** Forgets everything when another process has written since the last group of this connection; nobody should, but somebody can. */
export async function noticeOthers(memory: Memory, connection: object, ask: Ask): Promise<void> {
  const [row] = await ask('PRAGMA data_version');
  const version = row?.data_version;
  if (versions.has(connection) && versions.get(connection) !== version) memory.forget();
  versions.set(connection, version);
}
