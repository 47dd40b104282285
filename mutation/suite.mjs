// Runs one test file in this process with Jest's own test loop and matchers, and stops at its first failure when asked to.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { newLoader, withImporters } from './modules.mjs';

// Jest brings both along; they are asked for through it, so that they are the ones our tests run on.
const ofOurs = createRequire(import.meta.url);
const ofJest = createRequire(ofOurs.resolve('jest'));
const { addEventHandler, getState, resetState, run, setState, ...globals } = ofJest('jest-circus');
Object.assign(globalThis, globals, { expect: ofJest('expect').expect });
globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = 20_000;

// A property test of costly cases looks at a fifth of them: a mutant that lives through all tests is run for whole seconds, and that
// is where the time goes. It can only make a mutant live that the whole test would have noticed.
const { default: properties } = ofOurs('fast-check');
const assert = (property, { numRuns = 100, ...settings } = {}) =>
  properties.assert(property, { ...settings, numRuns: numRuns > 100 ? numRuns : Math.ceil(numRuns / 5) });
const instead = { 'fast-check': { __esModule: true, default: { ...properties, assert } } };

const nameOf = (test) => {
  const names = [];
  for (let part = test; part?.parent; part = part.parent) names.unshift(part.name);
  return names.join(' ');
};

let watcher = {};
addEventHandler((event) => {
  if (event.name === 'test_start') {
    if (watcher.stopped) event.test.mode = 'skip';
    else watcher.starts?.(nameOf(event.test));
  } else if (event.name === 'test_done') {
    watcher.ends?.();
    if (event.test.errors.length > 0 && watcher.bail) watcher.stopped = true;
  }
});

const resultsOf = (result) =>
  result.testResults.map(({ testPath, duration, errors, status }) => ({
    name: testPath.slice(1).join(' '),
    ms: duration ?? 0,
    skipped: status !== 'done',
    failure: errors[0],
  }));

/**
 * The results of the tests of one file, each `{ name, ms, skipped, failure? }`. `starts(name)` and `ends()` are told of every test;
 * what fails outside a test (the file cannot be loaded, say) is a result by itself. Only tests whose names match `named` are
 * run, and `product` are the modules of `src` that are used.
 */
export async function runFile(file, { product = new Map(), named, bail = false, starts, ends, setup = [] } = {}) {
  resetState();
  if (named) setState({ ...getState(), testNamePattern: named });
  watcher = { bail, starts, ends };
  try {
    const load = newLoader(new Map(product), instead);
    for (const first of setup) load(first);
    load(file);
  } catch (problem) {
    return [{ name: 'loading the file', ms: 0, skipped: false, failure: String(problem?.stack ?? problem) }];
  }
  const result = await run();
  const outside = result.unhandledErrors.map((failure) => ({
    name: 'outside the tests',
    ms: 0,
    skipped: false,
    failure,
  }));
  return [...resultsOf(result), ...outside];
}

// It keeps the core once it has read it, so that a mutant of what reads it would be met once or never.
const keeping = ['src/policy/load.ts'];

/** The product's modules, evaluated without a test, except those that keep something for the life of the process. */
export function evaluated(files) {
  const product = new Map();
  const load = newLoader(product, instead);
  for (const file of files) load(file);
  for (const file of withImporters(keeping.map((file) => resolve(file)))) product.delete(file);
  return product;
}
