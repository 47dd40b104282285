/** Where a round keeps its data: a SQLite file in a folder of its own, or a database on our PostgreSQL. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { connect } from '../src/db/connection.ts';
import type { EngineName } from './options.ts';
import type { PostgresServer } from './postgres.ts';

export interface Place {
  engine: EngineName;
  url: string;
  /** The folder of a SQLite file. */
  folder?: string;
  /** Looks at it with a connection of its own, beside the bots. */
  look<T>(work: (k: Knex) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** A place with nothing in it yet. */
export async function newPlace(
  engine: EngineName,
  folder: string,
  postgres: () => Promise<PostgresServer>,
): Promise<Place> {
  if (engine === 'postgres') return placeAt(engine, await (await postgres()).newDatabase(), async () => {});
  await mkdir(folder, { recursive: true });
  const url = `sqlite:${join(folder, 'roledesk.sqlite')}`;
  const remove = () => rm(folder, { recursive: true, force: true });
  return { ...placeAt(engine, url, remove), folder };
}

function placeAt(engine: EngineName, url: string, remove: () => Promise<void>): Place {
  return {
    engine,
    url,
    async look(work) {
      const opened = connect(url);
      try {
        return await work(opened.reader);
      } finally {
        await opened.close();
      }
    },
    remove,
  };
}
