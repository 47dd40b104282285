/** What is remembered is what the database would say: changes, time and others' commits are noticed, and a read is of one moment. */
import { openDatabase } from '../../src/db/index.ts';
import type { Database, Read, Tx } from '../../src/db/ports.ts';
import { makeClock } from '../support/clock.ts';
import { openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { aGrant, aRequest, aThing, at, type Cast, seed } from './seed.ts';

let test: TestDatabase;
let cast: Cast;
const clock = makeClock();
beforeEach(async () => {
  test = await openTestDatabase('sqlite', { clock, remembers: true });
  cast = await seed(test.db);
});
afterEach(() => test.drop());

const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
const reading = <T>(work: (read: Read) => Promise<T>, db: Database = test.db) => db.read(cast.tenant, work);
const held = (read: Read) => read.grants.listOpenOf(cast.ana);
const nameOf = async (read: Read) => (await read.things.get(cast.site)).name;
const rename = (name: string) => doing(async (tx) => tx.things.rename(await tx.things.get(cast.site), name));

/** Changed past the bot, so that it tells memory from the database. */
const changeBehind = (name: string) => poke(test.url, (k) => k('things').where({ id: cast.site }).update({ name }));

it('answers the same question from memory', async () => {
  expect(await reading(nameOf)).toBe('Site');
  await changeBehind('Elsewhere');
  expect(await reading(nameOf)).toBe('Site');
});

it('notices what others have written with the next act', async () => {
  await reading(nameOf);
  await doing(async () => {});
  await changeBehind('Elsewhere');
  await doing(async () => {});
  expect(await reading(nameOf)).toBe('Elsewhere');
});

it('knows every change of its own, in other reads and in acts', async () => {
  expect(await reading(nameOf)).toBe('Site');
  await rename('Shop');
  expect(await reading(nameOf)).toBe('Shop');
  expect(await doing(nameOf)).toBe('Shop');
});

it('shows an act its own changes, and nobody else before they are kept', async () => {
  await reading(nameOf);
  const [inside, outside] = await Promise.all([
    doing(async (tx) => {
      await tx.things.rename(await tx.things.get(cast.site), 'Shop');
      return nameOf(tx);
    }),
    reading(nameOf),
  ]);
  expect([inside, outside]).toEqual(['Shop', 'Site']);
  expect(await reading(nameOf)).toBe('Shop');
});

it('forgets nothing for an act that was taken back, and keeps nothing of what it had seen', async () => {
  await reading(nameOf);
  const takenBack = doing(async (tx) => {
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
    expect(await nameOf(tx)).toBe('Shop');
    throw new Error('changed my mind');
  });
  await expect(takenBack).rejects.toThrow('changed my mind');
  expect(await reading(nameOf)).toBe('Site');
  expect(await doing(nameOf)).toBe('Site');
});

it('forgets what acts of one commit have seen of one that was taken back', async () => {
  await reading(nameOf);
  // The first holds the line, so that the other two are of one group.
  const [, takenBack, next] = await Promise.allSettled([
    doing(async () => {}),
    doing(async (tx) => {
      await tx.things.rename(await tx.things.get(cast.site), 'Shop');
      expect(await nameOf(tx)).toBe('Shop');
      throw new Error('changed my mind');
    }),
    doing(nameOf),
  ]);
  expect(takenBack).toMatchObject({ status: 'rejected' });
  expect(next).toMatchObject({ status: 'fulfilled', value: 'Site' });
});

it('shows an act what it has changed since it looked', async () => {
  const names = await doing(async (tx) => {
    const before = await nameOf(tx);
    const again = await nameOf(tx);
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
    return [before, again, await nameOf(tx)];
  });
  expect(names).toEqual(['Site', 'Site', 'Shop']);
});

it('lets time pass: what begins and ends does so without a write', async () => {
  const now = Date.parse(clock.now() ? new Date(clock.now()).toISOString() : '');
  const hour = (hours: number) => at(new Date(now + hours * 3_600_000).toISOString());
  await doing((tx) => tx.grants.open(aGrant(cast, { startsAt: hour(1), endsAt: hour(3) })));
  await doing((tx) => tx.grants.open(aGrant(cast, { startsAt: hour(-1), endsAt: hour(2), sourceRef: 'other' })));
  const inForce = () =>
    reading(async (read) => (await read.grants.listInForce(cast.workspace, [cast.ana], read.now)).length);
  const seen: number[] = [];
  for (let hours = 0; hours < 4; hours++, clock.passes({ hours: 1 })) seen.push(await inForce(), await inForce());
  expect(seen).toEqual([1, 1, 2, 2, 1, 1, 0, 0]);
});

it('answers from memory who holds what at this instant, until time or a write changes it', async () => {
  await doing((tx) => tx.grants.open(aGrant(cast, { startsAt: tx.now })));
  const role = () =>
    reading(async (read) =>
      (await read.grants.listInForce(cast.workspace, [cast.ana], read.now)).map((one) => one.role),
    );
  expect(await role()).toEqual(['admin']);
  await poke(test.url, (k) => k('grants').update({ role: 'owner' }));
  clock.passes({ hours: 1 });
  expect(await role()).toEqual(['admin']);
  // What others have written is noticed with the second act after it: the first learns how things stood.
  for (let times = 0; times < 2; times++) await doing((tx) => tx.things.setFlag(cast.web, `${times}`, true));
  await poke(test.url, (k) => k('grants').update({ role: 'lead' }));
  await doing(async () => {});
  expect(await role()).toEqual(['lead']);
});

it('shows one moment, where the database has moved on from what was remembered', async () => {
  await reading(held);
  let runs = 0;
  let goOn = (): void => {};
  const written = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const seen = reading(async (read) => {
    runs++;
    const before = (await held(read)).length;
    await written;
    return [before, await nameOf(read)];
  });
  await doing(async (tx) => {
    await tx.grants.open(aGrant(cast));
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
  });
  goOn();
  expect(await seen).toEqual([1, 'Shop']);
  expect(runs).toBe(2);
});

it('tells apart what is asked of several people at one instant', async () => {
  const startsAt = at(new Date(clock.now() - 1_000).toISOString());
  await doing(async (tx) => {
    for (const subject of [cast.ana, cast.ben]) await tx.grants.open(aGrant(cast, { subject, startsAt }));
  });
  const inForce = (subject: Cast['ana']) =>
    reading(async ({ grants, now }) =>
      (await grants.listInForce(cast.workspace, [subject], now)).map((one) => one.subject),
    );
  for (const who of [cast.ana, cast.ben, cast.ana, cast.cleo])
    expect(await inForce(who)).toEqual(who === cast.cleo ? [] : [who]);
});

it('stays in the moment in which the database was first looked at', async () => {
  await reading(nameOf);
  let goOn = (): void => {};
  const written = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const seen = reading(async (read) => {
    const before = (await held(read)).length;
    await written;
    return [before, await nameOf(read), (await held(read)).length];
  });
  // The first look at the database has to come before the change.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await doing(async (tx) => {
    await tx.grants.open(aGrant(cast));
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
  });
  goOn();
  expect(await seen).toEqual([0, 'Site', 0]);
});

it('runs a read again only where its moment had passed before it first looked', async () => {
  await reading(nameOf);
  let runs = 0;
  const seen = reading(async (read) => {
    runs++;
    const name = await nameOf(read);
    const before = (await held(read)).length;
    await whileReading;
    return [name, before, (await read.subjects.listByIds([cast.ana])).length];
  });
  let goOn = (): void => {};
  const whileReading = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await rename('Shop');
  goOn();
  expect(await seen).toEqual(['Site', 0, 1]);
  expect(runs).toBe(1);
});

it('asks again at each instant what depends on it by something else than who holds what', async () => {
  const soon = at(new Date(clock.now() + 3_600_000).toISOString());
  await doing(async (tx) => {
    const times = { createdAt: tx.now, remindAt: soon, expiresAt: at(new Date(clock.now() + 7_200_000).toISOString()) };
    await tx.requests.insert(aRequest(cast, times));
    await tx.grants.open(aGrant(cast, { startsAt: tx.now, endsAt: soon }));
  });
  const due = () =>
    reading(async ({ requests, grants, now }) => [
      (await requests.listToRemind(cast.workspace, now)).length,
      (await requests.listExpired(cast.workspace, now)).length,
      (await grants.listEnded(cast.workspace, now)).length,
    ]);
  const seen: number[][] = [];
  for (let hours = 0; hours < 3; hours++, clock.passes({ hours: 1 })) seen.push(await due());
  expect(seen).toEqual([
    [0, 0, 0],
    [1, 0, 1],
    [0, 1, 1],
  ]);
});

it('lets nobody change what is shared', async () => {
  const list = (read: Read) => read.things.listByIds([cast.web, cast.site]);
  await reading(list);
  const [first] = await reading(list);
  expect(() => Object.assign(first ?? {}, { name: 'Mine' })).toThrow(TypeError);
});

it('says over a long while what a reader without memory says', async () => {
  const beside = await openDatabase(
    { url: test.url, inboxKey: new Uint8Array(32), owedFor: () => [], besideTheBot: true },
    { clock },
  );
  const everything = async (read: Read) => ({
    ana: await held(read),
    keepers: await read.grants.listKeepers(cast.workspace, cast.root, 'admin', read.now),
    inForce: await read.grants.listInForce(cast.workspace, [cast.ana, cast.ben], read.now),
    around: await read.things.listAround([cast.site]),
    tags: [...(await read.things.listTags([cast.site, cast.web]))],
    people: await read.subjects.listPeople([cast.ana, cast.ben, cast.cleo]),
    cards: await read.cards.list('what'),
  });
  const acts: ((tx: Tx, nth: number) => Promise<unknown>)[] = [
    (tx, nth) =>
      tx.grants.open(aGrant(cast, { sourceRef: `${nth}`, subject: [cast.ana, cast.ben][nth % 2] ?? cast.ana })),
    async (tx) => {
      const [one] = await tx.grants.listOpenOf(cast.ana);
      if (one) await tx.grants.end(one, { endedAt: tx.now, endedBy: null, endedBecause: 'enough' });
    },
    (tx, nth) => tx.cards.record({ what: 'what', audience: 'x', channel: 'C', ts: `${nth}`, subject: null }),
    async (tx, nth) => tx.things.rename(await tx.things.get(cast.site), `Site ${nth}`),
    (tx, nth) => tx.things.insert(aThing(cast, { name: `Thing ${nth}`, inside: cast.web })),
    (tx, nth) => tx.things.setFlag(cast.web, 'closed', nth % 2 === 0),
    (tx) => tx.subjects.erasePerson(cast.cleo),
  ];
  for (let round = 0; round < 60; round++) {
    const act = acts[(round * 5 + Math.floor(round / 7)) % acts.length];
    // Reads go on while the act is under way; some of them see the moment before it and some the one after.
    await Promise.all([doing((tx) => act?.(tx, round) ?? Promise.resolve()), reading(everything), reading(everything)]);
    if (round % 9 === 0) clock.passes({ minutes: 1 });
    expect(await reading(everything)).toEqual(await reading(everything, beside));
  }
  await beside.close();
});
