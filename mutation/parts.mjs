// What is mutated, and the tests that have to notice.

/** Tests with `without` in their names are left out, those with `late` come when all others have passed. */
export const parts = {
  policy: {
    mutate: ['src/policy/**/*.ts'],
    // The laws compile hundreds of models and take as long as all others together; without them a mutant only lives more easily.
    testFiles: ['test/policy/**/!(*laws).test.ts'],
  },
  db: { mutate: ['src/db/**/*.ts'], testFiles: ['test/db/**/*.test.ts'], late: 'on postgres' },
  operations: {
    mutate: ['src/operations/**/*.ts'],
    testFiles: ['test/operations/**/*.test.ts', 'test/stories/**/*.test.ts'],
    // What an operation does is the same on both engines, and SQLite makes a database in a tenth of the time.
    without: 'on postgres',
  },
};
