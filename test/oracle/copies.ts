/** Copies of a test database: quicker than setting one up, which compiles the role models of its products. */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sqliteFileOf } from '../../src/db/connection.ts';
import { poke } from '../db/poke.ts';

/** A copy of a database that nobody has open. */
export async function copyOf(url: string): Promise<{ url: string; remove(): Promise<void> }> {
  const file = sqliteFileOf(url);
  if (file !== undefined) {
    const directory = await mkdtemp(join(dirname(file), 'play-'));
    await copyFile(file, join(directory, 'play.sqlite'));
    return { url: `sqlite:${join(directory, 'play.sqlite')}`, remove: () => rm(directory, { recursive: true }) };
  }
  const [original, copy, server] = [new URL(url), new URL(url), new URL(url)];
  copy.pathname = `/roledesk_${randomBytes(8).toString('hex')}`;
  server.pathname = '/postgres';
  const administer = (statement: string) => poke(server.href, (k) => k.raw(statement));
  await administer(`create database ${copy.pathname.slice(1)} template ${original.pathname.slice(1)}`);
  return {
    url: copy.href,
    async remove() {
      await administer(`drop database ${copy.pathname.slice(1)} with (force)`);
    },
  };
}
