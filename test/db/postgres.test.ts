/** Connections to PostgreSQL: how long they wait, whose time it is, and that one statement goes after the other. */
import { connect, type Engine } from '../../src/db/connection.ts';
import { oneByOne, serverInstant } from '../../src/db/postgres.ts';
import { newPlace } from '../support/engines.ts';

describe('a server', () => {
  let place: Awaited<ReturnType<typeof newPlace>>;
  let engine: Engine;
  beforeAll(async () => {
    place = await newPlace('postgres');
    engine = connect(place.url);
  });
  afterAll(async () => {
    await engine.close();
    await place.remove();
  });

  it('is waited for no longer than anybody would', async () => {
    const set = async (name: string) => (await engine.writer.raw(`show ${name}`)).rows[0][name];
    expect(await set('lock_timeout')).toBe('800ms');
    expect(await set('statement_timeout')).toBe('30s');
    expect(await set('idle_in_transaction_session_timeout')).toBe('30s');
    expect(await set('application_name')).toBe('roledesk');
  });

  it('never has the values of a statement in the message of an error', async () => {
    const secret = 'rotating the certificate';
    const broken = engine.change((k) => k('cards').insert({ what: secret }));
    await expect(broken).rejects.toThrow(/null value/);
    await expect(broken).rejects.not.toThrow(secret);
  });

  it('is read at one moment and without a right to write, and changed after what was committed before', async () => {
    const level = (k: Engine['writer']) => k.raw('show transaction_isolation').then(({ rows }) => rows[0]);
    const readOnly = (k: Engine['writer']) => k.raw('show transaction_read_only').then(({ rows }) => rows[0]);
    const looked = await engine.look(async (k) => ({ ...(await level(k)), ...(await readOnly(k)) }));
    expect(looked).toEqual({ transaction_isolation: 'repeatable read', transaction_read_only: 'on' });
    const changed = await engine.change(async (k) => ({ ...(await level(k)), ...(await readOnly(k)) }));
    expect(changed).toEqual({ transaction_isolation: 'read committed', transaction_read_only: 'off' });
    // Also where the server has other habits.
    const strict = new URL(place.url);
    strict.searchParams.set('options', '-c default_transaction_isolation=serializable');
    const other = connect(strict.href);
    expect(await other.change(level)).toEqual({ transaction_isolation: 'read committed' });
    await other.close();
  });

  it('tells its time as an instant, that of the statement and not of the transaction', async () => {
    const told = await engine.change(async (k) => {
      const first = await serverInstant(k);
      await k.raw('select pg_sleep(0.02)');
      return [first, await serverInstant(k)];
    });
    for (const one of told) expect(new Date(one).toISOString()).toBe(one);
    expect(told[0]).not.toBe(told[1]);
  });
});

describe('a connection', () => {
  type Done = (error: Error | null, result?: unknown) => void;
  const driver = () => {
    const under: [string, Done][] = [];
    const connection = {
      query(what: unknown, done: Done) {
        under.push([String(what), done]);
      },
    };
    oneByOne(connection);
    const answers: unknown[] = [];
    const ask = (what: string) =>
      connection.query(what, (error, result) => {
        answers.push(error ? error.message : result);
      });
    return { under, answers, ask };
  };
  const settled = () => new Promise(setImmediate);

  it('is asked the next when the one before was answered, well or badly', async () => {
    const { under, answers, ask } = driver();
    for (const what of ['first', 'second', 'third']) ask(what);
    await settled();
    expect(under.map(([what]) => what)).toEqual(['first']);
    under[0]?.[1](new Error('no'));
    await settled();
    expect(under.map(([what]) => what)).toEqual(['first', 'second']);
    under[1]?.[1](null, 'yes');
    await settled();
    expect(under).toHaveLength(3);
    expect(answers).toEqual(['no', 'yes']);
  });
});
