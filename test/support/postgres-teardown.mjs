// After the tests: stops the PostgreSQL that a test asked for, if one did.
export default async function teardown() {
  await globalThis.stopPostgres?.();
}
