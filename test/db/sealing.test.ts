/** Bodies at rest: what was sealed is opened by the same key for the same row, and by nothing else. */
import { sealingWith } from '../../src/db/sealing.ts';

const { seal, open } = sealingWith(new Uint8Array(32).fill(1));
const text = 'a private matter, ünïcode ☃';

/** The bytes after the first character, with one of them changed. */
function changed(sealed: string, at: number): string {
  const bytes = Buffer.from(sealed.slice(1), 'base64');
  bytes[at] = (bytes.at(at) ?? 0) ^ 1;
  return `1${bytes.toString('base64')}`;
}

it('is opened as it was', () => {
  const sealed = seal(text, 'row 1');
  expect(sealed).toMatch(/^1[0-9A-Za-z+/]+=*$/);
  expect(sealed).not.toContain('private');
  expect(open(sealed, 'row 1')).toBe(text);
  expect(open(seal('', 'row 1'), 'row 1')).toBe('');
});

it('looks different each time', () => {
  expect(seal(text, 'row 1')).not.toBe(seal(text, 'row 1'));
});

it('stays shut for another row, another key, and where anything was changed or cut off', () => {
  const sealed = seal(text, 'row 1');
  expect(open(sealed, 'row 2')).toBeUndefined();
  expect(sealingWith(new Uint8Array(32).fill(2)).open(sealed, 'row 1')).toBeUndefined();
  // A byte of what it was sealed with, of its mark, and of the text itself.
  for (const at of [0, 11, 12, 27, 28, 30]) expect(open(changed(sealed, at), 'row 1')).toBeUndefined();
  for (const length of [1, 8, 20, sealed.length - 4]) expect(open(sealed.slice(0, length), 'row 1')).toBeUndefined();
  expect(open('', 'row 1')).toBeUndefined();
  expect(open(`2${sealed.slice(1)}`, 'row 1')).toBeUndefined();
});
