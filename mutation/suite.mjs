// Runs one test file in this process with Jest's own test loop and matchers, and stops at its first failure when asked to.
import { createRequire } from 'node:module';
import { newLoader, withImporters } from './modules.mjs';

// Jest brings both along; they are asked for through it, so that they are the ones our tests run on.
const ofOurs = createRequire(import.meta.url);
const ofJest = createRequire(ofOurs.resolve('jest'));
const { addEventHandler, getState, resetState, run, setState, ...globals } = ofJest('jest-circus');
const allowEach = (ms) => {
  globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = ms;
};
Object.assign(globalThis, globals, { expect: ofJest('expect').expect, jest: { setTimeout: allowEach } });

const nameOf = (test) => {
  const names = [];
  for (let part = test; part?.parent; part = part.parent) names.unshift(part.name);
  return names.join(' ');
};

let watcher = {};
addEventHandler((event) => {
  if (event.name === 'add_hook' && event.hookType === 'beforeAll') watcher.sharing = true;
  else if (event.name === 'test_start') {
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

const exactly = (names) =>
  new RegExp(`^(?:${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`);

/**
 * Runs the tests of one file, or only those of these names, and answers `{ results, sharing }`: a result is
 * `{ name, ms, skipped, failure? }`, and tests that are `sharing` what was set up for all of them cannot be run one without the other.
 * `starts(name)` and `ends()` are told of every test; what fails outside a test (the file cannot be loaded, say) is a result by itself.
 * `product` are the modules of `src` that are used, with what is `kept` of the tests' own.
 */
export async function runFile(
  file,
  { product = new Map(), kept, named, names, bail = false, starts, ends, setup = [] },
) {
  resetState();
  allowEach(20_000);
  const testNamePattern = names ? exactly(names) : named;
  if (testNamePattern) setState({ ...getState(), testNamePattern });
  watcher = { bail, starts, ends, sharing: false };
  try {
    const load = newLoader(new Map(product), kept);
    for (const first of setup) load(first);
    load(file);
  } catch (problem) {
    const failure = String(problem?.stack ?? problem);
    return { sharing: true, results: [{ name: 'loading the file', ms: 0, skipped: false, failure }] };
  }
  const { sharing } = watcher;
  const result = await run();
  const outside = result.unhandledErrors.map((failure) => ({
    name: 'outside the tests',
    ms: 0,
    skipped: false,
    failure,
  }));
  return { sharing, results: [...resultsOf(result), ...outside] };
}

/** Modules evaluated without a test, except the `fresh` ones and what imports them: those keep something for the life of the process. */
export function evaluated(files, { fresh, kept }) {
  const product = new Map();
  const load = newLoader(product, kept);
  for (const file of [...files, ...kept]) load(file);
  for (const file of withImporters(fresh)) product.delete(file);
  return product;
}
