/** Opening the database: one bot on a SQLite file, the schema of this version, and the roads that everybody uses. */
import type { Clock } from '../domain/instant.ts';
import { acrossOn } from './across-on.ts';
import type { OwedFor } from './bound.ts';
import { connect, sqliteFileOf } from './connection.ts';
import { Memory } from './memory.ts';
import { migrate } from './migrate.ts';
import type { Database } from './ports.ts';
import { sealingWith } from './sealing.ts';
import { lockForOneBot } from './sqlite.ts';
import { suspect } from './suspects.ts';
import { type Brief, roadsOn } from './transact.ts';

export interface DatabaseSettings {
  /** `sqlite:/path/to/file` (its directory must be there) or `postgres://...`. */
  url: string;
  /** 32 bytes, with which bodies of payloads are sealed until they have run. */
  inboxKey: Uint8Array;
  owedFor: OwedFor;
  /**
   * Keeps what was read until it is changed: for the bot that alone writes to its SQLite file. What another process writes beside
   * it is seen from its next own act on.
   */
  remembers?: boolean;
  /** Only for tools that look at the database of a running bot: they do not ask to be the only one, and change no schema. */
  besideTheBot?: boolean;
}

/** Claims of deliveries that a bot left behind when it died. Where there is only one, nobody else holds any: none is waited for. */
const takeOver = ({ change }: Brief): Promise<void> =>
  change((k, now) => suspect(k, now, k('deliveries').whereNotNull('leased_until')));

/** Opens, locks, migrates. `clock` is for tests: without it PostgreSQL's own clock counts, on SQLite the machine's. */
export async function openDatabase(settings: DatabaseSettings, { clock }: { clock?: Clock } = {}): Promise<Database> {
  const { url, owedFor, inboxKey } = settings;
  const file = sqliteFileOf(url);
  const memory = settings.remembers && file && !settings.besideTheBot ? new Memory() : undefined;
  const engine = connect(url, memory);
  const release = file && !settings.besideTheBot ? await lockForOneBot(file) : async () => {};
  const close = async () => {
    await engine.close();
    await release();
  };
  try {
    if (!settings.besideTheBot) {
      await migrate(engine.writer, engine.kind);
      memory?.know(await engine.writer('sqlite_master').where({ type: 'table' }).pluck('name'));
    }
    const { transact, read, ...brief } = roadsOn(engine, { owedFor }, clock);
    if (file && !settings.besideTheBot) await takeOver(brief);
    const across = acrossOn(brief, sealingWith(inboxKey), engine.kind === 'postgres');
    return { transact, read, across, forget: () => memory?.forget(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
