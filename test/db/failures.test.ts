/** What the codes of both engines are taken to mean: whether a transaction is over, may run again, or may have happened. */
import {
  endsTransaction,
  isConstraint,
  isUniqueViolation,
  leavesUnknown,
  mayRunAgain,
  waitedInVain,
} from '../../src/db/failures.ts';

const failure = (code: string, message = 'x') => Object.assign(new Error(message), { code });

it.each([
  ['PostgreSQL names it', failure('23505'), true],
  ['SQLite names the columns', failure('SQLITE_CONSTRAINT', 'SQLITE_CONSTRAINT: UNIQUE constraint failed: a.b'), true],
  ['SQLite names the primary key', failure('SQLITE_CONSTRAINT', 'PRIMARY KEY must be unique'), true],
  ['another rule of SQLite', failure('SQLITE_CONSTRAINT', 'CHECK constraint failed: x'), false],
  ['another rule of PostgreSQL', failure('23514', 'UNIQUE constraint failed'), false],
  ['no code', new Error('UNIQUE constraint failed'), false],
  ['nothing', null, false],
  ['a word', '23505', false],
])('a unique key was in the way: %s', (_, error, is) => {
  expect(isUniqueViolation(error)).toBe(is);
});

it('a broken rule of SQLite is told from everything else', () => {
  expect(isConstraint(failure('SQLITE_CONSTRAINT'))).toBe(true);
  expect([isConstraint(failure('SQLITE_BUSY')), isConstraint(failure('23514')), isConstraint(undefined)]).toEqual([
    false,
    false,
    false,
  ]);
});

it('runs again what PostgreSQL took back because of another transaction, and nothing else', () => {
  expect(['40001', '40P01'].map((code) => mayRunAgain(failure(code)))).toEqual([true, true]);
  expect(['40002', '23505', '08006', 'SQLITE_BUSY'].map((code) => mayRunAgain(failure(code)))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it.each([
  ['for a connection', Object.assign(new Error('x'), { name: 'KnexTimeoutError' }), true],
  ['for a lock of PostgreSQL', failure('55P03'), true],
  ['for a lock of SQLite', failure('SQLITE_BUSY'), true],
  ['for a lock of SQLite, as Knex tells it', new Error('select 1 - SQLITE_BUSY: database is locked'), true],
  ['for a lock of PostgreSQL, as Knex tells it', new Error('canceling statement due to lock timeout'), true],
  ['not: a broken rule', failure('SQLITE_CONSTRAINT'), false],
  ['not: a lost connection', failure('ECONNRESET'), false],
  ['not: nothing', undefined, false],
])('it waited in vain %s', (_, error, is) => {
  expect(waitedInVain(error)).toBe(is);
});

it.each(['BUSY', 'CANTOPEN', 'CORRUPT', 'FULL', 'INTERRUPT', 'IOERR', 'NOMEM', 'NOTADB', 'READONLY'])(
  'after SQLITE_%s the transaction may be over',
  (code) => {
    expect(endsTransaction(failure(`SQLITE_${code}`))).toBe(true);
  },
);

it('after other errors the transaction goes on', () => {
  for (const error of [failure('SQLITE_CONSTRAINT'), failure('SQLITE_ERROR'), failure('40001'), new Error('x'), null])
    expect(endsTransaction(error)).toBe(false);
});

describe('a lost answer', () => {
  it.each([
    ['08000', 'the connection failed'],
    ['08006', 'the connection failed'],
    ['57P01', 'an administrator ends the server'],
    ['57P02', 'the server crashed'],
    ['57P03', 'the server is starting'],
    ['ECONNRESET', 'the network'],
    ['ETIMEDOUT', 'the network'],
    ['EPIPE', 'the network, in as many letters as PostgreSQL has'],
    ['', 'no code'],
  ])('%s may have happened: %s', (code) => {
    expect(leavesUnknown(failure(code))).toBe(true);
  });

  it.each(['23505', '40001', '40P01', '57014', '57P05', '42P01', 'P0001', 'XX000', '22P08'])(
    '%s is definite',
    (code) => {
      expect(leavesUnknown(failure(code))).toBe(false);
    },
  );

  it.each(['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_BUSY'])('%s is definite: SQLite is no server', (code) => {
    expect(leavesUnknown(failure(code))).toBe(false);
  });

  it('longer words that end or begin like a code are none', () => {
    expect(['F23505', '23505X', 'ab123', '2350'].map((code) => leavesUnknown(failure(code)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('what is no error says nothing', () => {
    expect([leavesUnknown(undefined), leavesUnknown('x'), leavesUnknown(new Error('x'))]).toEqual([true, true, true]);
  });
});
