/** `npm run bench [-- part…] [--write] [--quick]`: runs the benchmarks and prints their tables; --write keeps them in docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { machine } from './kit/machine.ts';
import { between, reportText } from './kit/markdown.ts';
import { parts } from './parts.ts';

const page = new URL('../docs/performance.md', import.meta.url);
const words = process.argv.slice(2);
const known = Object.keys(parts);
const named = words.filter((word) => !word.startsWith('--'));
const unknown = words.filter((word) => !known.includes(word) && !['--write', '--quick'].includes(word));

if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(', ')}. Parts: ${known.join(', ')}; --write keeps the tables, --quick tries them.`,
  );
  process.exit(2);
}

const quick = words.includes('--quick');
for (const name of named.length > 0 ? named : known) {
  const part = await parts[name]?.();
  if (!part) continue;
  console.log(`\n${part.name}: ${part.says}\n`);
  const text = reportText(await part.run({ quick }), machine());
  console.log(text);
  if (words.includes('--write') && !quick) writeFileSync(page, between(readFileSync(page, 'utf8'), name, text));
}
