// The emoji of the page: one table of gemoji's short names inside it, and the pictures of @twemoji/svg beside it.
import { rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gemoji } from 'gemoji';
import type { Plugin } from 'vite';

const MODULE = 'virtual:emoji';

/** Gives `virtual:emoji` to the page, and `emoji/` with a small file for each picture, loaded when its emoji is shown. */
export const emoji = (): Plugin => ({
  name: 'emoji',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
  load: (id) => (id === `\0${MODULE}` ? `export const names = JSON.parse(${JSON.stringify(table())})` : undefined),
  // A link: copying thousands of small files would take longer than the rest of the build.
  writeBundle({ dir = '' }) {
    const link = join(dir, 'emoji');
    rmSync(link, { recursive: true, force: true });
    symlinkSync(pictures(), link, 'junction');
  },
});

const table = (): string =>
  JSON.stringify(Object.fromEntries(gemoji.flatMap((it) => it.names.map((name) => [name, it.emoji]))));

const pictures = (): string => dirname(createRequire(import.meta.url).resolve('@twemoji/svg/1f600.svg'));
