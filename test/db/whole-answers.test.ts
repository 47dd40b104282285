/** The whole answer to a question is kept until it would be another: changes, others' commits, time, and one moment. */
import type { Read, Tx } from '../../src/db/ports.ts';
import { WholeAnswers } from '../../src/db/whole-answers.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { aGrant, anInvitation, aRequest, at, type Cast, seed } from './seed.ts';

let test: TestDatabase;
let cast: Cast;
let runs = 0;
const clock = makeClock();
beforeEach(async () => {
  test = await openTestDatabase('sqlite', { clock, remembers: true });
  cast = await seed(test.db);
  runs = 0;
});
afterEach(() => test.drop());

type Looking<T> = (read: Read) => Promise<T>;
const doing = <T>(work: (tx: Tx) => Promise<T>) => test.db.transact(cast, work);
const asking = <T>(look: Looking<T>, question = 'one', tenant = cast.tenant) =>
  test.db.read(
    tenant,
    (read) => {
      runs++;
      return look(read);
    },
    question,
  );
const nameOf: Looking<{ name: string }> = async (read) => ({ name: (await read.things.get(cast.site)).name });
const rename = (name: string) => doing(async (tx) => tx.things.rename(await tx.things.get(cast.site), name));
const soon = (hours: number) => at(new Date(clock.now() + hours * 3_600_000).toISOString());

/** Waits until it is let go on. */
function gate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100));

it('is given again without looking, and to its own question and tenant alone', async () => {
  const other = await seed(test.db, 'T2');
  const first = await asking(nameOf);
  expect(await asking(nameOf)).toBe(first);
  expect(runs).toBe(1);
  expect(await asking(async () => 'another', 'two')).toBe('another');
  expect(await asking(async (read) => read.tenant, 'one', other.tenant)).toBe(other.tenant);
  expect(await test.db.read(cast.tenant, async () => 'without a question')).toBe('without a question');
});

it('is looked for anew once everything was let go of', async () => {
  const first = await asking(nameOf);
  test.db.forget();
  expect(await asking(nameOf)).toEqual(first);
  expect(runs).toBe(2);
});

it('is another after an act on what was read for it, and the same after any other', async () => {
  await asking(nameOf);
  await doing((tx) => tx.cards.record({ what: 'x', audience: 'x', channel: 'C', ts: '1', subject: null }));
  await asking(nameOf);
  expect(runs).toBe(1);
  await rename('Shop');
  expect(await asking(nameOf)).toEqual({ name: 'Shop' });
  expect(runs).toBe(2);
});

it('counts what was read from memory for it like what was read from the database', async () => {
  await test.db.read(cast.tenant, nameOf);
  await asking(nameOf);
  await rename('Shop');
  expect(await asking(nameOf)).toEqual({ name: 'Shop' });
});

it('stays what it was when an act is taken back', async () => {
  await asking(nameOf);
  const takenBack = doing(async (tx) => {
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
    throw new Error('changed my mind');
  });
  await expect(takenBack).rejects.toThrow('changed my mind');
  expect(await asking(nameOf)).toEqual({ name: 'Site' });
});

it('shows the model in force', async () => {
  const model = async (read: Read) => (await read.workspaces.get(cast.workspace)).model;
  expect(await asking(model)).toBe(cast.model);
  const next = await doing(async (tx) => {
    const words = { name: 'minikai', version: '2', text: 'model: minikai\n', activatedAt: null, activatedBy: null };
    const id = await tx.models.insert(words);
    await tx.workspaces.setModel(await tx.workspaces.get(cast.workspace), id, null);
    return id;
  });
  expect(await asking(model)).toBe(next);
});

it('is forgotten when others have written', async () => {
  await asking(nameOf);
  await doing(async () => {});
  await poke(test.url, (k) => k('things').where({ id: cast.site }).update({ name: 'Elsewhere' }));
  expect(await asking(nameOf)).toEqual({ name: 'Site' });
  await doing(async () => {});
  expect(await asking(nameOf)).toEqual({ name: 'Elsewhere' });
});

it('is not kept by whoever began to look before others had written, or before an act', async () => {
  await doing(async () => {});
  for (const change of [
    async () => {
      await poke(test.url, (k) => k('things').where({ id: cast.site }).update({ name: 'Elsewhere' }));
      await doing(async () => {});
    },
    () => rename('Shop'),
  ]) {
    const { open, passed } = gate();
    const before = (await test.db.read(cast.tenant, nameOf)).name;
    await doing((tx) => tx.things.setFlag(cast.web, before, true));
    const seen = asking(async (read) => {
      const found = await nameOf(read);
      await passed;
      return found;
    }, before);
    await aMoment();
    await change();
    open();
    expect(await seen).toEqual({ name: before });
    expect((await asking(nameOf, before)).name).not.toBe(before);
    expect((await test.db.read(cast.tenant, nameOf)).name).not.toBe(before);
  }
});

it('lets time pass: who holds what, and what is to come', async () => {
  await doing(async (tx) => {
    await tx.grants.open(aGrant(cast, { startsAt: soon(1), endsAt: soon(3) }));
    await tx.requests.insert(aRequest(cast, { createdAt: tx.now, remindAt: soon(1), expiresAt: soon(2) }));
    await tx.invitations.insert(anInvitation(cast, { invitedAt: tx.now, expiresAt: soon(4) }));
  });
  const state = async ({ grants, requests, invitations, asOf, hasCome }: Read) => ({
    holds: (await grants.listInForce(cast.workspace, [cast.ana], asOf)).length,
    waits: (await requests.listPendingOf(cast.ben)).filter(({ expiresAt }) => !hasCome(expiresAt)).length,
    isOut: !hasCome((await invitations.findPending(cast.workspace, cast.ben))?.expiresAt ?? soon(9)),
  });
  const seen: unknown[] = [];
  for (let half = 0; half < 10; half++, clock.passes({ minutes: 30 })) {
    await asking(state);
    seen.push(Object.values(await asking(state)).join(' '));
  }
  expect(seen).toEqual([
    ...Array(2).fill('0 1 true'),
    ...Array(2).fill('1 1 true'),
    ...Array(2).fill('1 0 true'),
    ...Array(2).fill('0 0 true'),
    ...Array(2).fill('0 0 false'),
  ]);
  // Each was looked for once, and once more when a grant, a request or an invitation turned.
  expect(runs).toBe(5);
});

it('is of its own instant alone where it holds that, and of no earlier one', async () => {
  const shown = async ({ now }: Read) => ({ now });
  await asking(async (read) => ({ ...(await nameOf(read)), ...(await shown(read)) }));
  clock.passes({ minutes: 1 });
  const later = await asking(async (read) => ({ ...(await nameOf(read)), ...(await shown(read)) }));
  expect(later).toEqual({ name: 'Site', now: soon(0) });
  await asking(nameOf, 'two');
  clock.passes({ hours: -1 });
  runs = 0;
  await asking(nameOf, 'two');
  expect(runs).toBe(1);
});

it('is not kept where it depends on the instant by more than who holds what', async () => {
  await doing((tx) => tx.requests.insert(aRequest(cast, { createdAt: tx.now, remindAt: soon(1), expiresAt: soon(2) })));
  const due = async ({ requests, asOf }: Read) => (await requests.listToRemind(cast.workspace, asOf)).length;
  expect(await asking(due)).toBe(0);
  clock.passes({ hours: 1 });
  expect(await asking(due)).toBe(1);
});

it('is forgotten with the next event, where events were read for it', async () => {
  const happened = async (read: Read) => (await read.events.listSince(cast.workspace, 0, 9)).length;
  expect([await asking(happened), await asking(happened), runs]).toEqual([0, 0, 1]);
  const { id: request, target } = aRequest(cast);
  await doing((tx) =>
    tx.events.append(null, cast.workspace, { type: 'request.reminded', request, target, whom: 'asker', times: 1 }),
  );
  expect(await asking(happened)).toBe(1);
});

it('is not kept where it was read from what is due, or from nothing', async () => {
  for (let times = 0; times < 2; times++)
    await asking(async (read) => (await read.deliveries.listFailed({ limit: 1 })).rows.length);
  await asking(async () => 'nothing', 'two');
  await asking(async () => 'nothing', 'two');
  expect(runs).toBe(4);
});

it('is changed by nobody, and not kept where that cannot be seen to', async () => {
  const look = async (read: Read) => ({ lists: [{ names: [(await nameOf(read)).name] }] });
  await asking(look);
  const [list] = (await asking(look)).lists;
  expect(() => list?.names.push('Mine')).toThrow(TypeError);
  runs = 0;
  for (const made of [() => new Map(), () => new Date(), () => () => 0, () => ({ inside: [new Set()] })])
    for (let times = 0; times < 2; times++)
      await asking(async (read) => ({ ...(await nameOf(read)), made: made() }), String(made));
  expect(runs).toBe(8);
});

it('is not told inside a transaction', async () => {
  await asking(nameOf);
  await expect(doing(() => asking(nameOf))).rejects.toThrow('inside a transaction');
});

it('is one moment: what came from memory is of the time when the look began', async () => {
  await test.db.read(cast.tenant, nameOf);
  await test.db.read(cast.tenant, (read) => read.grants.listOpenOf(cast.ana));
  const { open, passed } = gate();
  const look = async (read: Read) => {
    const { name } = await nameOf(read);
    await passed;
    return { name, holds: (await read.grants.listOpenOf(cast.ana)).length };
  };
  const seen = asking(look);
  await aMoment();
  await doing(async (tx) => {
    await tx.things.rename(await tx.things.get(cast.site), 'Shop');
    await tx.grants.open(aGrant(cast, { startsAt: tx.now }));
  });
  open();
  expect(await seen).toEqual({ name: 'Shop', holds: 1 });
  expect(await asking(look)).toEqual({ name: 'Shop', holds: 1 });
});

describe.each(engines)('without a memory, on %s', (engine) => {
  it('is looked for every time', async () => {
    const bare = await openTestDatabase(engine, { clock, remembers: engine === 'postgres' });
    const { tenant, site } = await seed(bare.db);
    let times = 0;
    for (let nth = 0; nth < 2; nth++)
      await bare.db.read(
        tenant,
        (read) => {
          times++;
          return read.things.get(site);
        },
        'one',
      );
    await bare.drop();
    expect(times).toBe(2);
  });
});

describe('the place for them', () => {
  const whole = (answer: unknown) => ({ answer, tables: new Set(['things']), tick: 1, from: at(''), until: null });
  const list = (length: number) => Array.from({ length }, (_, nth) => nth);
  const keptOf = (place: WholeAnswers, names: string) => [...names].filter((name) => place.get(name)).join('');

  it('has an end: of answers, of what they hold, and for each', () => {
    const few = new WholeAnswers({ answers: 2, values: 1_000, each: 100 });
    for (const name of 'abc') few.keep(name, whole(1));
    expect(keptOf(few, 'abc')).toBe('bc');
    const small = new WholeAnswers({ answers: 100, values: 30, each: 20 });
    for (const name of 'abc') small.keep(name, whole(list(9)));
    expect(keptOf(small, 'abc')).toBe('abc');
    small.keep('d', whole(list(9)));
    expect(keptOf(small, 'abcd')).toBe('bcd');
    small.keep('e', whole(list(20)));
    expect(keptOf(small, 'abcde')).toBe('bcd');
  });

  it('is taken up by long questions, too', () => {
    const place = new WholeAnswers({ answers: 100, values: 300, each: 100 });
    const long = (name: string) => name.repeat(8_000);
    for (const name of 'abc') place.keep(long(name), whole(1));
    expect([...'abc'].filter((name) => place.get(long(name)))).toEqual(['c']);
  });

  it('is given back by what is forgotten, and by what is kept anew', () => {
    const place = new WholeAnswers({ answers: 100, values: 30, each: 30 });
    for (let times = 0; times < 9; times++) place.keep('a', whole(list(9)));
    place.keep('b', whole(list(9)));
    expect(keptOf(place, 'ab')).toBe('ab');
    place.keep(
      'a',
      whole(() => 0),
    );
    expect(keptOf(place, 'ab')).toBe('b');
    place.clear();
    for (const name of 'cde') place.keep(name, whole(list(9)));
    expect(keptOf(place, 'bcde')).toBe('cde');
  });
});
