// Which of the survivors the compiler refuses: nobody could commit them, so they are no mutants (Stryker's own checker needs TypeScript 6).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** The file with the mutant in it. */
function mutated(source, { location: { start, end }, replacement }) {
  const lines = source.split('\n');
  const before = [...lines.slice(0, start.line), lines[start.line].slice(0, start.column)].join('\n');
  const after = [lines[end.line].slice(end.column), ...lines.slice(end.line + 1)].join('\n');
  return before + replacement + after;
}

/** Compiles a tree in which every mutant is a file of its own beside the real one; the names of those with errors. */
function refusedIn(tree) {
  // What is only left over is no reason: a mutant may well make a name unused.
  const lax = { noUnusedLocals: false, noUnusedParameters: false, allowUnreachableCode: true };
  const settings = { extends: resolve('tsconfig.json'), include: ['src', 'migrations'], compilerOptions: lax };
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify(settings));
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file]) => file));
}

/**
 * The mutants with the status `CompileError` for those that lived and do not compile. A file whose unchanged copy does not compile
 * beside itself (a class with private fields is a type of its own) has none.
 */
export function checked(mutants) {
  const tree = mkdtempSync(join(tmpdir(), 'roledesk-mutants-'));
  try {
    for (const folder of ['src', 'migrations']) cpSync(folder, join(tree, folder), { recursive: true });
    // It says that these are ECMAScript modules.
    cpSync('package.json', join(tree, 'package.json'));
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    const put = (fileName, name, text) => {
      const file = relative(process.cwd(), fileName).replace(/\.ts$/, `.${name}.ts`);
      writeFileSync(join(tree, file), text);
      return file;
    };
    const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const files = new Map();
    for (const mutant of alive) {
      const source = readFileSync(mutant.fileName, 'utf8');
      files.set(mutant, {
        same: put(mutant.fileName, 'same', source),
        other: put(mutant.fileName, `mutant${mutant.id}`, mutated(source, mutant)),
      });
    }
    const refused = refusedIn(tree);
    const cannotBe = ({ same, other }) => refused.has(other) && !refused.has(same);
    return mutants.map((mutant) =>
      files.has(mutant) && cannotBe(files.get(mutant)) ? { ...mutant, status: 'CompileError' } : mutant,
    );
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
