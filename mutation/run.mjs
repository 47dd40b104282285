// `npm run mutate -- policy db operations`: changes the code a little, some thousand times, and prints how often a test noticed.
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import startPostgres from '../test/support/postgres-setup.mjs';
import stopPostgres from '../test/support/postgres-teardown.mjs';
import { checked } from './compiler.mjs';
import { parts } from './parts.mjs';
import { inSample } from './sample.mjs';
import { printScore } from './score.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // 0.3 tries about three mutants in ten.
    sample: { type: 'string', default: '1' },
    // Another seed tries others.
    seed: { type: 'string', default: '1' },
    // Only these files, as Stryker takes them: `--mutate src/policy/ranks.ts,src/policy/words.ts:10-20`.
    mutate: { type: 'string' },
  },
});

/** Stryker reports lines and columns from 1; here they are counted from 0, as where text is cut. */
const fromNought = ({ location: { start, end }, ...mutant }) => {
  const less = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return { ...mutant, location: { start: less(start), end: less(end) } };
};

/** Stryker says of every mutant that no test reaches it, in the sample or not. */
const outside = (mutant) =>
  inSample(
    { ...mutant, fileName: relative(process.cwd(), mutant.fileName) },
    { share: values.sample, seed: values.seed },
  )
    ? mutant
    : { ...mutant, status: 'Ignored' };

// The same random cases every time, or a mutant lives today and is killed tomorrow.
process.env.CI ??= '1';
process.env.ROLEDESK_SAMPLE = values.sample;
process.env.ROLEDESK_SEED = values.seed;
let stale = 0;
await startPostgres();
for (const part of positionals.length > 0 ? positionals : Object.keys(parts)) {
  const { mutate, testFiles } = parts[part];
  process.env.ROLEDESK_PART = part;
  const results = await new Stryker({
    mutate: values.mutate?.split(',') ?? mutate,
    // Some tests keep something for the life of the process; a new one now and then keeps mutants from meeting each other's leavings.
    maxTestRunnerReuse: Math.ceil(200 / Number(values.sample)),
    testFiles,
    jsonReporter: { fileName: `coverage/mutation/${part}.json` },
    htmlReporter: { fileName: `coverage/mutation/${part}.html` },
  }).runMutationTest();
  stale += printScore(part, checked(results.map(fromNought).map(outside)), Number(values.sample));
}
await stopPostgres();
// An explanation of what is not there, or is noticed after all, explains nothing.
if (stale > 0) process.exitCode = 1;
