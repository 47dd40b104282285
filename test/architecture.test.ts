/** Who may import whom: the table of the design, held against the imports that the code really has. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = join(__dirname, '..');

/** Folder -> what of ours and which packages it may import. The longest matching folder counts. */
const table: Record<string, { ours: string[]; packages: string[] }> = {
  domain: { ours: [], packages: ['zod', 'node:crypto'] },
  policy: { ours: ['domain'], packages: ['zod'] },
  'policy/loader': { ours: ['domain', 'policy'], packages: ['yaml', 'zod'] },
  db: { ours: ['domain'], packages: ['knex', 'node:*'] },
  'db/migrate': { ours: ['db', '../migrations'], packages: ['knex'] },
  'db/sqlite': { ours: ['domain', 'db'], packages: ['knex', 'sqlite3', 'node:*'] },
  log: { ours: [], packages: ['pino'] },
  config: { ours: [], packages: ['zod', 'dotenv', 'node:*'] },
  queries: { ours: ['domain', 'policy', 'db'], packages: [] },
  operations: { ours: ['domain', 'policy', 'db', 'queries'], packages: [] },
  provisioning: { ours: ['domain'], packages: [] },
  'slack/views': { ours: ['domain', 'policy/types'], packages: ['@slack/types', 'zod'] },
  'slack/words': { ours: ['domain', 'policy/types'], packages: ['@slack/types', 'zod', 'luxon'] },
  slack: {
    ours: ['domain', 'policy/types', 'queries', 'operations', 'slack/views', 'slack/words', 'log'],
    packages: ['@slack/*', 'zod', 'node:http', 'node:https'],
  },
  'slack/csv': { ours: [], packages: ['csv-stringify/*'] },
  'slack/csv-read': { ours: ['domain'], packages: ['csv-parse/*'] },
  subscribers: {
    ours: ['domain', 'db', 'queries', 'provisioning', 'slack/views', 'log'],
    packages: ['@slack/web-api'],
  },
  http: { ours: ['domain', 'policy', 'db', 'queries', 'operations', 'log'], packages: ['zod', 'node:http'] },
  worker: { ours: ['domain', 'db', 'operations', 'subscribers', 'log'], packages: [] },
  cli: {
    ours: ['domain', 'policy', 'db', 'queries', 'operations', 'subscribers', 'worker', 'http', 'config', 'log'],
    packages: ['commander', 'node:*'],
  },
  'local-slack': { ours: ['local-slack'], packages: ['express', 'ws', 'zod', 'node:*', '@slack/types'] },
  'local-slack/web': {
    ours: ['local-slack/web', 'local-slack/page/contract', 'local-slack/kit'],
    packages: ['react', 'react-dom/*', 'vite', 'virtual:emoji', '@fontsource-variable/*'],
  },
  'local-slack/web/emoji-plugin': { ours: ['local-slack/web'], packages: ['gemoji', 'vite', 'node:*'] },
  models: { ours: ['policy', 'queries/models', 'slack/bot', 'start-problem'], packages: ['node:*'] },
  wiring: { ours: ['*'], packages: ['@slack/web-api'] },
  roledesk: { ours: ['*'], packages: ['node:*', '@slack/web-api'] },
  'start-problem': { ours: [], packages: [] },
  'give-memory-back': { ours: [], packages: ['node:*'] },
  program: { ours: ['*'], packages: [] },
  'put-off': { ours: [], packages: ['node:module'] },
  main: { ours: ['program', 'put-off'], packages: ['node:*'] },
};

interface Import {
  file: string;
  target: string;
  /** A file of ours, not a package. */
  isOurs: boolean;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(path) ? [path] : [];
  });

/** Imports and re-exports of a source text, as `domain/ids` for ours and as written for packages. */
function importsOf(file: string, source: string): Import[] {
  const pattern =
    /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;
  return [...source.matchAll(pattern)].map((match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    const target = written.startsWith('.') ? normalize(join(dirname(file), written)).replace(/\.tsx?$/, '') : written;
    return { file, target, isOurs: written.startsWith('.') };
  });
}

const ruleFor = (file: string): string | undefined =>
  Object.keys(table)
    .filter((folder) => file === `${folder}.ts` || file.startsWith(`${folder}/`) || file.startsWith(`${folder}.`))
    .sort((a, b) => b.length - a.length)[0];

const matches = (allowed: string, target: string): boolean =>
  allowed === '*' ||
  allowed === target ||
  (allowed.endsWith('*') && target.startsWith(allowed.slice(0, -1))) ||
  target.startsWith(`${allowed}/`);

/** What an import breaks, or nothing. */
function breach({ file, target, isOurs }: Import): string | undefined {
  const rule = ruleFor(file);
  if (!rule) return `${file}: no row in the table of this test says what it may import`;
  const row = table[rule] ?? { ours: [], packages: [] };
  if (isOurs && target === 'main') return `${file} imports main: nothing may`;
  const home = rule.includes('/') ? rule : (file.split('/')[0] ?? '');
  const own = target === home || target.startsWith(`${home}/`) || target.startsWith(`${home}.`);
  if (isOurs && (own || row.ours.some((allowed) => matches(allowed, target)))) return undefined;
  if (!isOurs && row.packages.some((allowed) => matches(allowed, target))) return undefined;
  return `${file} may not import ${target} (${rule} may import: ${[...row.ours, ...row.packages].join(', ') || 'nothing'})`;
}

describe('the architecture', () => {
  it('lets every file import only what its folder may', () => {
    const sources = filesBelow(join(root, 'src')).map((path) => path.slice(join(root, 'src').length + 1));
    const imports = sources.flatMap((file) => importsOf(file, readFileSync(join(root, 'src', file), 'utf8')));
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.map(breach).filter((problem) => problem !== undefined)).toEqual([]);
  });

  it.each([
    ['domain/x.ts', "import { y } from '../db/ports.ts';"],
    ['domain/x.ts', "import knex from 'knex';"],
    ['policy/x.ts', "import { parse } from 'yaml';"],
    ['slack/views/x.ts', "import { decide } from '../../policy/index.ts';"],
    ['queries/x.ts', "import type { Knex } from 'knex';"],
    ['operations/x.ts', "export { post } from '../subscribers/notify.ts';"],
    ['db/x.ts', "import { decide } from '../policy/index.ts';"],
    ['local-slack/x.ts', "import { mintId } from '../domain/ids.ts';"],
    ['worker/x.ts', "import { main } from '../main.ts';"],
  ])('would notice in %s: %s', (file, source) => {
    expect(importsOf(file, source).map(breach)).toEqual([expect.stringContaining(file)]);
  });
});
