// A test runner for Stryker that stays in one process: for a mutant it evaluates and runs only the test files that reach it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { evaluated, runFile } from './suite.mjs';

// In Stryker's sandbox, and so gone with it: Stryker starts a new process after a timeout, which has to know what the first one learned.
// The sandbox is where we are only once Stryker runs something: these paths are resolved then.
const notes = 'mutation-coverage.json';
const setup = () => [resolve('test/support/seeds.ts')];
const place = (file) => relative(process.cwd(), file);

// Tests that are left out, and tests that are run only where all others have passed, by words of their names (see parts.mjs).
const { ROLEDESK_WITHOUT: without, ROLEDESK_LATE: late } = process.env;
const lacking = (...words) => {
  const unwanted = words.filter(Boolean);
  return unwanted.length > 0 ? new RegExp(`^(?!.*(${unwanted.join('|')}))`) : undefined;
};
const saying = { any: lacking(without), quick: lacking(without, late), slow: late ? new RegExp(late) : undefined };

globalThis.__stryker__ ??= {};

/** Runs every test once and notes which test files reach which mutant. Jest would need seconds a mutant; this needs a tenth of one. */
class InProcess {
  // The name under which the changed code looks for the mutant that is switched on, and counts what it reaches.
  stryker = globalThis.__stryker__;
  lastKillers = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ files: mutated, testFiles }) {
    const coverage = { static: {}, perTest: {} };
    this.stryker.mutantCoverage = coverage;
    this.product = evaluated(mutated);
    const atLoad = Object.keys(coverage.static);
    const whole = { static: coverage.static, perTest: {} };
    const tests = [];
    const files = [];
    for (const file of testFiles) {
      Object.assign(coverage, { static: {}, perTest: {} });
      const { found, ms } = await this.learn(file);
      tests.push(...found);
      const reached = {};
      for (const counts of [coverage.static, ...Object.values(coverage.perTest)]) merge(reached, counts);
      files.push({ file, ms, reached: Object.keys(reached) });
      merge(whole.static, coverage.static);
      Object.assign(whole.perTest, coverage.perTest);
    }
    writeFileSync(notes, JSON.stringify({ mutated, atLoad, files }));
    return { status: 'complete', tests, mutantCoverage: whole };
  }

  /** One file without any mutant: its tests, and its time. */
  async learn(file) {
    const begun = performance.now();
    const results = await runFile(file, {
      product: this.product,
      named: saying.any,
      setup: setup(),
      starts: (name) => {
        this.stryker.currentTestId = `${place(file)} ${name}`;
      },
      ends: () => {
        this.stryker.currentTestId = undefined;
      },
    });
    return { found: results.map((result) => told(file, result)), ms: performance.now() - begun };
  }

  async mutantRun({ activeMutant, sandboxFileName, hitLimit }) {
    // An error is neither killed nor survived: Stryker leaves it out of every figure.
    if (!inSample({ ...activeMutant, fileName: place(sandboxFileName) }))
      return { status: 'error', errorMessage: 'not in the sample' };
    this.learned ??= read(notes);
    // Before any mutant is switched on: these modules stay as they are for all mutants.
    this.product ??= evaluated(this.learned.mutated);
    this.stryker.activeMutant = activeMutant.id;
    this.stryker.hitCount = hitLimit === undefined ? undefined : 0;
    this.stryker.hitLimit = hitLimit;
    // What counts while a module is evaluated counts only in modules that are evaluated with it.
    const product = this.learned.atLoad.has(activeMutant.id) ? new Map() : this.product;
    let nrOfTests = 0;
    try {
      for (const { file, named } of this.turnsFor(activeMutant)) {
        const results = await runFile(file, { product, named, bail: true, setup: setup() });
        nrOfTests += results.filter(({ skipped }) => !skipped).length;
        if (this.stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'a loop without an end' };
        const failed = results.find(({ failure }) => failure !== undefined);
        if (failed) return this.killed(activeMutant, file, failed, nrOfTests);
      }
      return { status: 'survived', nrOfTests };
    } finally {
      this.stryker.activeMutant = undefined;
    }
  }

  killed({ fileName }, file, failed, nrOfTests) {
    this.lastKillers.set(fileName, [file, ...this.killersIn(fileName).filter((other) => other !== file)]);
    return { status: 'killed', killedBy: [idOf(file, failed)], failureMessage: messageOf(failed.failure), nrOfTests };
  }

  killersIn = (fileName) => this.lastKillers.get(fileName) ?? [];

  /** What is run for a mutant: the tests of every file that reaches it, and at last those that are slow. */
  turnsFor(mutant) {
    const files = this.filesFor(mutant);
    const quick = files.map((file) => ({ file, named: saying.quick }));
    return saying.slow ? [...quick, ...files.map((file) => ({ file, named: saying.slow }))] : quick;
  }

  /** The test files that reach a mutant: first those that last killed one of the same source file, then the quickest. */
  filesFor({ id, fileName }) {
    const { atLoad, files } = this.learned;
    const reaching = files.filter(({ reached }) => reached.has(id) || atLoad.has(id)).sort((a, b) => a.ms - b.ms);
    const quickest = reaching.map(({ file }) => file);
    const likely = this.killersIn(fileName).filter((file) => quickest.includes(file));
    return [...new Set([...likely, ...quickest])];
  }
}

/** With ROLEDESK_SAMPLE=0.3 about three mutants in ten are tried, always the same ones: chosen by what they are, not by their number. */
function inSample({ fileName, location, mutatorName, replacement }) {
  const { ROLEDESK_SAMPLE: share = '1', ROLEDESK_SEED: seed = '1' } = process.env;
  const what = JSON.stringify([seed, fileName, location, mutatorName, replacement]);
  const drawn = createHash('sha256').update(what).digest().readUInt32BE() / 2 ** 32;
  return drawn < Number(share);
}

function read(file) {
  const { mutated, atLoad, files } = JSON.parse(readFileSync(file, 'utf8'));
  const sets = files.map((line) => ({ ...line, reached: new Set(line.reached) }));
  return { mutated, atLoad: new Set(atLoad), files: sets };
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
