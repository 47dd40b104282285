// What is mutated, and the tests that have to notice.

/** Tests with `without` in their names are left out, those with `late` come when all others have passed. */
export const parts = {
  policy: {
    mutate: ['src/policy/*.ts'],
    // The folders below it are tools for models, with tests of their own. The laws compile hundreds of models and take as long as all
    // others together; without them a mutant only lives more easily.
    testFiles: ['test/policy/**/!(*laws|compare*|cedar|mutation*|coverage*).test.ts', 'test/role-models.test.ts'],
  },
  db: { mutate: ['src/db/**/*.ts'], testFiles: ['test/db/**/*.test.ts'], late: 'on postgres' },
  // What an operation does is the same on both engines, and SQLite makes a database in a tenth of the time. Those on things and on the
  // house itself have no tests of their own: the stories about them are what must notice.
  operations: {
    mutate: ['src/operations/*.ts', 'src/operations/{people,requests}/*.ts'],
    testFiles: ['test/operations/**/*.test.ts'],
    without: 'on postgres',
  },
  things: {
    mutate: ['src/operations/{things,house}/*.ts'],
    testFiles: ['test/stories/{things,adding,importing,setting-up,tasks}.test.ts'],
    without: 'on postgres',
  },
};
