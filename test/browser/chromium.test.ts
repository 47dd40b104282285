/** Whether there is a browser to test the page in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, howToGetIt, isRequired } from './support/chromium.ts';

it('is there where it is required; elsewhere whoever runs the tests is told what is left out', () => {
  const isThere = findChromium() !== undefined;
  expect(isThere || !isRequired()).toBe(true);
  if (!isThere) process.stderr.write(`${howToGetIt}\n`);
});

it('is the one that is named, else the first on the path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  const program = join(folder, 'chromium-browser');
  writeFileSync(program, '', { mode: 0o755 });
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(program);
  expect(findChromium({ PATH: folder, CHROMIUM: '/mine' })).toBe('/mine');
  expect(findChromium({ PATH: '/nowhere' })).toBeUndefined();
  rmSync(folder, { recursive: true });
});
