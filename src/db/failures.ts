/** What errors of the two engines mean. */

interface EngineError {
  name?: unknown;
  code?: unknown;
  errno?: unknown;
  message?: unknown;
}

const about = (error: unknown): EngineError => (typeof error === 'object' && error !== null ? error : {});

/** A unique key was in the way. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message } = about(error);
  if (code === '23505') return true;
  return code === 'SQLITE_CONSTRAINT' && /UNIQUE constraint failed|PRIMARY KEY/i.test(String(message));
}

/** A rule of SQLite's schema was broken; at COMMIT one that is only checked there. */
export const isConstraint = (error: unknown): boolean => about(error).code === 'SQLITE_CONSTRAINT';

/** PostgreSQL took this transaction back because of another; running it again from the start is right. */
export function mayRunAgain(error: unknown): boolean {
  const { code } = about(error);
  return code === '40001' || code === '40P01';
}

/** It waited for a lock or a connection longer than anybody who acts could wait, and nothing was done. */
export function waitedInVain(error: unknown): boolean {
  const { name, code, message } = about(error);
  if (name === 'KnexTimeoutError' || code === '55P03' || code === 'SQLITE_BUSY') return true;
  // Where Knex wraps it, only the words are left.
  return /SQLITE_BUSY|due to lock timeout/.test(String(message));
}

const fatal = new Set([
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_INTERRUPT',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_NOTADB',
  'SQLITE_READONLY',
]);

/** After this SQLite may have rolled back by itself, so that what follows would run outside the transaction. */
export const endsTransaction = (error: unknown): boolean => fatal.has(String(about(error).code));

/** The server said nothing, or that it is going away: what was asked last may have happened or not. Its own codes are definite. */
export function leavesUnknown(error: unknown): boolean {
  const code = String(about(error).code ?? '');
  // Codes of the network begin with an E, as none of PostgreSQL does, and EPIPE is as long as those.
  const isDefinite = /^(?!E)[0-9A-Z]{5}$/.test(code) && !/^(08|57P0[1-3])/.test(code);
  return !isDefinite && !code.startsWith('SQLITE_');
}
