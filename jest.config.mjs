// How the tests run: TypeScript through swc to CommonJS (TypeScript 7 has no JS API for ts-jest), one real PostgreSQL for all.
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
  setupFiles: ['<rootDir>/test/support/seeds.ts'],
  testTimeout: 20_000,
  // One worker a core: by itself Jest leaves one out, which on two cores doubles the time.
  maxWorkers: '100%',
};
