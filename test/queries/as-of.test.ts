/** `asOf` is handed to stores and to nobody else: an answer in which it was compared or shown would be kept for longer than it is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '..', '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('db'),
);
const lines = files.flatMap((file) =>
  readFileSync(join(source, file), 'utf8')
    .split('\n')
    .filter((line) => /\basOf\b/.test(line))
    .map((line) => `${file}: ${line.trim()}`),
);
const isOfAType = /'asOf'/;
const isHandedOver = /read\.\w+\.(get|find|list|count)\w*\(.*, read\.asOf[,)]/;

it('is found where it is used', () => expect(lines.length).toBeGreaterThan(5));

it('is what a store is asked with', () => {
  expect(lines.filter((line) => !isOfAType.test(line) && !isHandedOver.test(line))).toEqual([]);
});
