/** What a group of acts may take from memory, and what it makes memory forget. */
import type { Instant } from '../domain/instant.ts';
import { type Memory, type Moment, noteRead, type Recall } from './memory.ts';
import type { Ask } from './on-connection.ts';

export interface GroupMemory {
  recall(now: Instant): Recall | undefined;
  /** Told of every statement of the group. */
  hears(sql: string): void;
  /** Before COMMIT; what it answers is called afterwards, whatever came of it. */
  changing(): () => void;
}

const none: GroupMemory = { recall: () => undefined, hears: () => {}, changing: () => () => {} };

/** For one group. Nobody else writes meanwhile, so that what the group itself has not touched is as it was committed. */
export function groupMemory(memory: Memory | undefined): GroupMemory {
  if (!memory) return none;
  const touched = new Set<string>();
  const isUntouched = (tables: ReadonlySet<string>): boolean => {
    for (const table of tables) if (touched.has(table)) return false;
    return true;
  };
  const moment: Moment = {
    holds: isUntouched,
    used: () => {},
    // Acts change what they look at.
    keepsTimed: false,
    since: (tables) => (isUntouched(tables) ? memory.tick : undefined),
  };
  return {
    recall: (now) => memory.recall(moment, now),
    hears(sql) {
      const { tables, writes } = memory.named(sql);
      noteRead(tables);
      if (writes) for (const table of tables) touched.add(table);
    },
    changing: () => memory.changing(touched),
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
