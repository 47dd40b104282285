// A test runner for Stryker that stays in one process: for a mutant it evaluates and runs only the tests that reach it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parts } from './parts.mjs';
import { inSample } from './sample.mjs';
import { evaluated, runFile } from './suite.mjs';
import { Turns } from './turns.mjs';

// In Stryker's sandbox, and so gone with it: Stryker starts a new process after a timeout, which has to know what the first one learned.
// The sandbox is where we are only once Stryker runs something: these paths are resolved then.
const notes = 'mutation-coverage.json';
const setup = () => [resolve('test/support/seeds.ts')];
const place = (file) => relative(process.cwd(), file);

const { without, late, fresh = [], kept = [] } = parts[process.env.ROLEDESK_PART] ?? {};
const { ROLEDESK_SAMPLE: share = '1', ROLEDESK_SEED: seed = '1' } = process.env;
const drawn = { share, seed };
const all = (files) => files.map((file) => resolve(file));

globalThis.__stryker__ ??= {};

/** Runs every test once and notes which of them reach which mutant. Jest would need seconds a mutant; this needs a tenth of one. */
class InProcess {
  // The name under which the changed code looks for the mutant that is switched on, and counts what it reaches.
  stryker = globalThis.__stryker__;

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Evaluates the product before any mutant is switched on: these modules stay as they are for all mutants. */
  prepare(mutated) {
    // What the tests leave behind goes with the sandbox.
    process.env.TMPDIR = resolve('left-behind');
    mkdirSync(process.env.TMPDIR, { recursive: true });
    this.kept = all(kept);
    this.product = this.evaluate(mutated);
  }

  evaluate = (mutated) => evaluated(mutated, { fresh: all(fresh), kept: this.kept });

  async dryRun({ files: mutated, testFiles }) {
    const coverage = { static: {}, perTest: {} };
    this.stryker.mutantCoverage = coverage;
    this.prepare(mutated);
    const atLoad = Object.keys(coverage.static);
    const whole = { static: coverage.static, perTest: {} };
    const tests = [];
    const files = [];
    for (const file of testFiles) {
      Object.assign(coverage, { static: {}, perTest: {} });
      const { results, sharing } = await this.learn(file);
      tests.push(...results.map((result) => told(file, result)));
      const ran = results.filter(({ skipped }) => !skipped);
      const reachedBy = ({ name }) => Object.keys(coverage.perTest[idOf(file, { name })] ?? {});
      const reached = ran.map((result) => ({ name: result.name, ms: result.ms, reached: reachedBy(result) }));
      files.push({ file, sharing, outside: Object.keys(coverage.static), tests: reached });
      merge(whole.static, coverage.static);
      Object.assign(whole.perTest, coverage.perTest);
    }
    writeFileSync(notes, JSON.stringify({ mutated, atLoad, files, late }));
    return { status: 'complete', tests, mutantCoverage: whole };
  }

  /** One file without any mutant. */
  learn(file) {
    return runFile(file, {
      ...{ product: this.product, kept: this.kept, setup: setup() },
      named: without ? new RegExp(`^(?!.*(${without}))`) : undefined,
      starts: (name) => {
        this.stryker.currentTestId = idOf(file, { name });
      },
      ends: () => {
        this.stryker.currentTestId = undefined;
      },
    });
  }

  async mutantRun({ activeMutant, sandboxFileName, hitLimit }) {
    // An error is neither killed nor survived: Stryker leaves it out of every figure.
    if (!inSample({ ...activeMutant, fileName: place(sandboxFileName) }, drawn))
      return { status: 'error', errorMessage: 'not in the sample' };
    if (!this.turns) {
      const learned = JSON.parse(readFileSync(notes, 'utf8'));
      if (!this.product) this.prepare(learned.mutated);
      this.turns = new Turns(learned);
    }
    this.stryker.activeMutant = activeMutant.id;
    this.stryker.hitCount = hitLimit === undefined ? undefined : 0;
    this.stryker.hitLimit = hitLimit;
    try {
      return await this.tried({ id: activeMutant.id, fileName: sandboxFileName }, hitLimit);
    } finally {
      this.stryker.activeMutant = undefined;
    }
  }

  /** What counts while a module is evaluated counts only in modules that are evaluated with it. */
  productFor({ id }) {
    if (!this.turns.isAtLoad(id)) return this.product;
    try {
      return this.evaluate(this.turns.mutated);
    } catch {
      // Whoever needs the module that cannot be evaluated will fail with it.
      return new Map();
    }
  }

  async tried(mutant, hitLimit) {
    const product = this.productFor(mutant);
    let nrOfTests = 0;
    for (const { file, names } of this.turns.for(mutant)) {
      const { results } = await runFile(file, { product, kept: this.kept, names, bail: true, setup: setup() });
      nrOfTests += results.filter(({ skipped }) => !skipped).length;
      if (this.stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'a loop without an end' };
      const failed = results.find(({ failure }) => failure !== undefined);
      if (!failed) continue;
      this.turns.noticed(mutant.fileName, this.turns.unitOf(file, failed.name));
      const failureMessage = messageOf(failed.failure);
      return { status: 'killed', killedBy: [idOf(file, failed)], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }
}

function merge(into, counts) {
  for (const [id, times] of Object.entries(counts)) into[id] = (into[id] ?? 0) + times;
}

const idOf = (file, { name }) => `${place(file)} ${name}`;
const messageOf = (failure) => String(Array.isArray(failure) ? (failure[0]?.message ?? failure[0]) : failure);

function told(file, result) {
  const id = idOf(file, result);
  const test = { id, name: result.name, timeSpentMs: result.ms, fileName: file };
  if (result.skipped) return { ...test, status: 2 };
  return result.failure === undefined
    ? { ...test, status: 0 }
    : { ...test, status: 1, failureMessage: messageOf(result.failure) };
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcess }];
