// The local Slack stands alone: it imports nothing of the bot's, and only the packages it may use.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { manifest } from './support/manifest.ts';

const root = resolve('src/local-slack');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  // What runs in the browser has a row of its own in the architecture test.
  .filter((name) => name.endsWith('.ts') && !name.startsWith('web'))
  .map((name) => join(root, name));

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map((found) => found[1] ?? '');

it('imports nothing from outside its folder', () => {
  const inside = (file: string, name: string) => !relative(root, resolve(dirname(file), name)).startsWith('..');
  const strange = files.flatMap((file) =>
    importsOf(file).filter((name) =>
      name.startsWith('.') ? !inside(file, name) : !/^(node:\w+(\/\w+)?|express|ws|zod)$/.test(name),
    ),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(strange).toEqual([]);
});

it('many run side by side and stop cleanly', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => startLocalSlack({ world: sampleWorld({ manifest }) })),
  );
  expect(new Set(all.map((it) => it.url)).size).toBe(20);
  await Promise.all(all.map((it) => it.stop()));
  await expect(fetch(all[0]?.url ?? '')).rejects.toThrow();
});
