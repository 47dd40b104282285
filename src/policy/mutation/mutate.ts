/** Runs a model's own tests on every mutant of it: which are noticed, by what, and which survive. */
import type { CompiledModel } from '../compiled.ts';
import { exampleRunner } from '../examples.ts';
import { compileAll, compileOne, fileOf, loadModel, theCore } from '../load.ts';
import { nowhere } from '../problems.ts';
import { prove } from '../prove.ts';
import type { ModelFile } from '../schema.ts';
import type { FileTest } from '../schema-tests.ts';
import { type Edit, edited, saidOf } from './edit.ts';
import { isSame } from './equivalent.ts';
import { mutantsOf, weakenings } from './mutants.ts';
import { Witnesses } from './witnesses.ts';

/**
 * What became of a mutant. `loader`: it means nothing, or breaks an invariant, so it is never put to use · `tests`: a test of the
 * model fails · `equivalent`: it answers everything as the model does · `survived`: nobody would notice.
 */
export type Fate = 'loader' | 'tests' | 'equivalent' | 'survived';

export interface Mutant {
  readonly operator: string;
  /** The line of the file that is changed, and what is changed there. */
  readonly line: number;
  readonly says: string;
  readonly fate: Fate;
}

/**
 * Every mutant of the model in this text, which must be one that loads. An invariant that is gone or weaker changes no decision:
 * it counts as noticed by the loader where it alone refuses a mutant of the lines, and as equivalent where others always do too.
 *
 * With `step`, only every so many-th mutant of the lines is tried, evenly over the file. The one that an invariant is there for may
 * then be left out, so that of invariants nothing is said.
 */
export function mutate(text: string, step = 1): readonly Mutant[] {
  const { file, problems } = fileOf(text);
  const original = file && compileAll(file, theCore(), problems);
  if (!file || !original || !loadModel(text).ok) throw new Error('only a model that loads can be mutated');
  const edits = mutantsOf(file).filter((_, at) => at % step === 0);
  const weaker = step === 1 ? weakenings(file) : [];
  const judge = new Judge(file, original, new Witnesses(original, weaker));
  const told = (edit: Edit, fate: Fate): Mutant => {
    return { operator: edit.operator, line: problems.lineOf(edit.path), says: saidOf(file, edit), fate };
  };
  const fates = edits.map((edit) => told(edit, judge.fateOf(edit)));
  const needs = judge.needs(edits);
  return [...fates, ...weaker.map((edit) => told(edit, fateOfNeed[needs.needOf(edit)]))];
}

const fateOfNeed = { needed: 'loader', doubled: 'equivalent', idle: 'survived' } as const;

class Judge {
  readonly #file: ModelFile;
  readonly #original: readonly CompiledModel[];
  readonly #witnesses: Witnesses;
  /** Whichever test failed last comes first: mutants that stand beside each other are often noticed by the same one. */
  #tests: readonly FileTest[];

  constructor(file: ModelFile, original: readonly CompiledModel[], witnesses: Witnesses) {
    this.#file = file;
    this.#original = original;
    this.#witnesses = witnesses;
    this.#tests = file.tests;
  }

  /** The tests come before the proofs and before the other choices of the options, which cost more. */
  fateOf(edit: Edit): Fate {
    const mutant = edited(this.#file, edit);
    const model = compileOne(mutant, theCore(), nowhere());
    if (!model) return 'loader';
    this.#witnesses.see(model);
    if (this.#fails(model)) return 'tests';
    const variants = compileAll(mutant, theCore(), nowhere());
    if (!variants || variants.some((variant) => prove(variant).length > 0)) return 'loader';
    return isSame(this.#original, variants) ? 'equivalent' : 'survived';
  }

  /** What is known of the invariants, once every mutant was seen; where one was idle, with the other choices of the options too. */
  needs(edits: readonly Edit[]): Witnesses {
    for (const edit of this.#original.length > 1 ? edits : []) {
      if (!this.#witnesses.someIdle) break;
      const [, ...others] = compileAll(edited(this.#file, edit), theCore(), nowhere()) ?? [];
      for (const model of others) this.#witnesses.see(model);
    }
    return this.#witnesses;
  }

  #fails(model: CompiledModel): boolean {
    const failures = exampleRunner(model);
    const failed = this.#tests.find((test) => failures(test).length > 0);
    if (failed) this.#tests = [failed, ...this.#tests.filter((test) => test !== failed)];
    return failed !== undefined;
  }
}
