/** What `mutation/equivalent.yaml` explains is there: a passage that was changed since has to be looked at anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Explained {
  reason: string;
  mutants: readonly string[];
}

const explained = parse(read('mutation/equivalent.yaml')) as readonly Explained[];

/** `src/db/page.ts: at < 0 -> at <= 0`: the file, and the passage as it stands. */
function readName(name: string): { file: string; passage: string } {
  const [, file = '', change = ''] = /^(\S+): (.*)$/.exec(name) ?? [];
  return { file, passage: change.slice(0, change.indexOf(' -> ')) };
}

it.each(explained.flatMap(({ mutants }) => mutants))('%s', (name) => {
  const { file, passage } = readName(name);
  expect(passage).not.toBe('');
  expect(oneLine(read(file))).toContain(passage);
});

it('gives a reason for each, once', () => {
  expect(explained.filter(({ reason }) => reason.trim().length < 20)).toEqual([]);
  const names = explained.flatMap(({ mutants }) => mutants);
  expect(new Set(names).size).toBe(names.length);
});
