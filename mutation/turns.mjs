// Which tests reach a mutant, and in which order they are tried: those that killed its neighbours first, then file by file.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importersOf } from './modules.mjs';

const mostLikely = 3;

/** The mutants that stand in a changed file, by the calls that Stryker put there. */
const idsIn = (file) => [...readFileSync(file, 'utf8').matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map(([, id]) => id);

/**
 * What was learned by running every test once: `mutated` files, the mutants that are reached `atLoad` of the product, and for each file of
 * tests what its tests reached, one by one and `outside` of them. Tests that are `sharing` are run from the first one to the last that
 * matters, all others alone.
 */
export class Turns {
  killers = new Map();

  constructor({ mutated, atLoad, files, late }) {
    this.mutated = mutated.map((file) => resolve(file));
    this.atLoad = new Set(atLoad);
    this.isLate = late ? (name) => name.includes(late) : () => false;
    this.files = files.map((one) => ({
      ...one,
      outside: new Set(one.outside),
      tests: one.tests.map((test) => ({ ...test, reached: new Set(test.reached) })),
    }));
  }

  isAtLoad = (id) => this.atLoad.has(id);

  /** What is run for a mutant, each `{ file, names }`. */
  for({ id, fileName }) {
    const reached = this.reachedBy(id, resolve(fileName));
    const units = [false, true].flatMap((late) =>
      this.files.flatMap((file) => unitsOf(file, reached, (name) => this.isLate(name) === late)),
    );
    const known = this.killers.get(fileName) ?? [];
    const likely = known.flatMap((key) => units.filter((unit) => unit.key === key)).slice(0, mostLikely);
    const rest = units.filter((unit) => !likely.includes(unit));
    return [...likely, ...this.together(rest)];
  }

  /** Remembers who noticed. */
  noticed(fileName, { key }) {
    if (!key) return;
    this.killers.set(fileName, [key, ...(this.killers.get(fileName) ?? []).filter((other) => other !== key)]);
  }

  /** The unit of a test that failed in a run of several. */
  unitOf(file, name) {
    const { sharing } = this.files.find((one) => one.file === file) ?? {};
    return { key: sharing ? file : `${file} ${name}` };
  }

  /**
   * Whether a set of reached mutants has this one. One that is reached when the product is evaluated can show wherever its file or one
   * that imports it is at work.
   */
  reachedBy(id, source) {
    if (!this.atLoad.has(id)) return (ids) => ids.has(id);
    const near = [source, ...importersOf(source)].filter((file) => this.mutated.includes(file)).flatMap(idsIn);
    return (ids) => near.some((other) => ids.has(other));
  }

  /** The tests of one file in one run; the quickest files first, and what is late after all others. */
  together(units) {
    const runs = new Map();
    for (const { file, names, ms } of units) {
      const key = `${file} ${names.every((name) => this.isLate(name))}`;
      const run = runs.get(key) ?? { file, names: [], ms: 0, isLate: names.every((name) => this.isLate(name)) };
      runs.set(key, { ...run, names: [...run.names, ...names], ms: run.ms + ms });
    }
    return [...runs.values()].sort((a, b) => Number(a.isLate) - Number(b.isLate) || a.ms - b.ms);
  }
}

/** The least that can be run of a file: each test that reaches it, or all up to the last one where they share what they stand on. */
function unitsOf({ file, sharing, outside, tests }, reached, isWanted) {
  const wanted = tests.filter(({ name }) => isWanted(name));
  const matters = reached(outside) ? wanted : wanted.filter((test) => reached(test.reached));
  if (matters.length === 0) return [];
  if (!sharing) return matters.map(({ name, ms }) => ({ key: `${file} ${name}`, file, names: [name], ms }));
  const first = wanted.slice(0, wanted.lastIndexOf(matters.at(-1)) + 1);
  return [{ key: file, file, names: first.map(({ name }) => name), ms: first.reduce((sum, { ms }) => sum + ms, 0) }];
}
