// What is mutated, and the tests that have to notice.

/**
 * Tests with `without` in their names are left out, those with `late` come when all others have passed. `fresh` are modules that keep
 * something and are evaluated anew for every mutant, with all that import them; `kept` are modules of the tests that are not.
 */
export const parts = {
  policy: {
    mutate: ['src/policy/*.ts'],
    // The folders below it are tools for models, with tests of their own. The laws compile hundreds of models and take as long as all
    // others together; without them a mutant only lives more easily.
    testFiles: ['test/policy/**/!(*laws|compare*|cedar|mutation*|coverage*).test.ts', 'test/role-models.test.ts'],
    // It keeps the core once it has read it, so that a mutant of what reads it would be met once or never.
    fresh: ['src/policy/load.ts'],
  },
  db: { mutate: ['src/db/**/*.ts'], testFiles: ['test/db/**/*.test.ts'], late: 'on postgres' },
  // What an operation does is the same on both engines, and SQLite makes a database in a tenth of the time. The stories look at them
  // too, at ten times the price of these.
  operations: {
    mutate: ['src/operations/**/*.ts'],
    testFiles: ['test/operations/**/*.test.ts'],
    without: 'on postgres',
    // A migrated database to copy, and compiled role models: no operation has a hand in either.
    kept: ['test/support/engines.ts', 'test/operations/people/world.ts'],
  },
};
