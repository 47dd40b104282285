// Mutation testing: every small change to policy, db or operations must make a test fail. How, and the figures: docs/mutation.md
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// biome-ignore lint/style/noDefaultExport: Stryker reads the default export.
export default {
  testRunner: 'in-process',
  plugins: ['./mutation/runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 20_000,
  // Of the time that all tests which reach a mutant take: hardly ever are all of them run.
  timeoutFactor: 0.5,
  // On a busy machine the first run of every test takes its time.
  dryRunTimeoutMinutes: 60,
  // Outside the tree: neither Jest nor Biome nor the compiler ever sees a copy of the code.
  tempDirName: join(tmpdir(), 'roledesk-mutation'),
  ignorePatterns: ['dist', 'data'],
  // Stryker would rewrite it with TypeScript's JS API, which TypeScript 7 no longer has; nothing here reads it.
  tsconfigFile: 'none',
  reporters: ['progress', 'json', 'html'],
};
