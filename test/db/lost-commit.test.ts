/** PostgreSQL's answer to COMMIT is lost on the way: what was recorded is not recorded twice, and nobody is told that it was not. */
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';
import { openDatabase, type Tx } from '../../src/db/index.ts';
import { InDoubt } from '../../src/domain/in-doubt.ts';
import { openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { type Cast, seed } from './seed.ts';

/** A wire to the database that can be cut just after a COMMIT went through and before its answer comes back, and then stays cut for so many tries. */
async function wireTo(url: URL): Promise<{ server: Server; url: string; cutAtCommit(tries?: number): void }> {
  let cut = false;
  let tries = 0;
  let down = 0;
  const server = createServer((client) => {
    if (down > 0) {
      down--;
      client.destroy();
      return;
    }
    const database: Socket = connectTo(Number(url.port), url.hostname);
    let silent = false;
    client.on('data', (bytes) => {
      silent ||= cut && bytes.includes('COMMIT');
      if (silent) {
        cut = false;
        down = tries;
      }
      if (down > 0 && !silent) client.destroy();
      else database.write(bytes);
    });
    database.on('data', (bytes) => (silent ? client.destroy() : client.write(bytes)));
    for (const end of [client, database]) {
      end.on('error', () => {});
      end.on('close', () => {
        client.destroy();
        database.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wired = new URL(url.href);
  wired.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    server,
    url: wired.href,
    cutAtCommit: (many = 0) => {
      cut = true;
      tries = many;
    },
  };
}

describe('an answer to COMMIT that is lost', () => {
  let test: TestDatabase;
  let cast: Cast;
  let wire: Awaited<ReturnType<typeof wireTo>>;
  let db: TestDatabase['db'];
  beforeEach(async () => {
    test = await openTestDatabase('postgres');
    cast = await seed(test.db);
    wire = await wireTo(new URL(test.url));
    db = await openDatabase({ url: wire.url, inboxKey: new Uint8Array(32), owedFor: () => [] });
  });
  afterEach(async () => {
    await db.close();
    wire.server.close();
    await test.drop();
  });

  const append = (tx: Tx) =>
    tx.events.append(cast.ana, cast.workspace, {
      type: 'role.set',
      target: cast.ben,
      from: null,
      to: 'admin',
      reason: null,
    });
  const recorded = () => test.db.read(cast.tenant, (read) => read.events.listSince(cast.workspace, 0, 10));

  it.each([
    ['at once', 0],
    ['where the next connection is lost too', 1],
  ])('is found again by the key of the inbox, %s, and nothing is done twice', async (_, tries) => {
    let runs = 0;
    const once = async (tx: Tx): Promise<string | null> => {
      runs++;
      const seen = await tx.inbox.insert('trigger:1');
      if (!seen.isNew) return seen.answer;
      await append(tx);
      await tx.inbox.setAnswer('trigger:1', 'done');
      return 'fresh';
    };
    wire.cutAtCommit(tries);
    expect(await db.transact(cast, once)).toBe('done');
    expect(runs).toBe(2);
    expect(await recorded()).toHaveLength(1);
  });

  it('is not guessed where there is no key', async () => {
    wire.cutAtCommit();
    await expect(db.transact(cast, append)).rejects.toThrow(InDoubt);
    expect(await recorded()).toHaveLength(1);
  });

  it('is not guessed where a payload was kept: whoever pressed is not told that nothing was changed', async () => {
    wire.cutAtCommit();
    await expect(db.across.keepPayload(cast.tenant, 'action:1', '{}')).rejects.toThrow(InDoubt);
    expect(await test.db.across.listUnfinishedPayloads()).toHaveLength(1);
  });

  it('stays in doubt when the database cannot be asked again', async () => {
    wire.cutAtCommit(Number.POSITIVE_INFINITY);
    const keyed = async (tx: Tx): Promise<void> => {
      await tx.inbox.insert('trigger:2');
      await append(tx);
    };
    await expect(db.transact(cast, keyed)).rejects.toThrow(InDoubt);
    expect(await recorded()).toHaveLength(1);
  });
});
