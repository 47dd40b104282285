/** Opening the database: one bot on a SQLite file, the schema of this version, and the roads that everybody uses. */
import type { Clock } from '../domain/instant.ts';
import { acrossOn } from './across-on.ts';
import type { OwedFor } from './bound.ts';
import { connect, sqliteFileOf } from './connection.ts';
import { migrate } from './migrate.ts';
import type { Database } from './ports.ts';
import { sealingWith } from './sealing.ts';
import { lockForOneBot } from './sqlite.ts';
import { roadsOn } from './transact.ts';

export interface DatabaseSettings {
  /** `sqlite:/path/to/file` (its directory must be there) or `postgres://...`. */
  url: string;
  /** 32 bytes, with which bodies of events are sealed until they have run. */
  inboxKey: Uint8Array;
  owedFor: OwedFor;
  /** Only for tools that look at the database of a running bot: they do not ask to be the only one, and change no schema. */
  besideTheBot?: boolean;
}

/** Opens, locks, migrates. `clock` is for tests: without it PostgreSQL's own clock counts, on SQLite the machine's. */
export async function openDatabase(settings: DatabaseSettings, { clock }: { clock?: Clock } = {}): Promise<Database> {
  const { url, owedFor, inboxKey } = settings;
  const file = sqliteFileOf(url);
  const engine = connect(url);
  const release = file && !settings.besideTheBot ? await lockForOneBot(file) : async () => {};
  const close = async () => {
    await engine.close();
    await release();
  };
  try {
    if (!settings.besideTheBot) await migrate(engine.writer, engine.kind);
  } catch (error) {
    await close();
    throw error;
  }
  const { transact, read, ...brief } = roadsOn(engine, { owedFor }, clock);
  const across = acrossOn(brief, sealingWith(inboxKey), engine.kind === 'postgres');
  return { transact, read, across, close };
}
