/** Deliveries that bots died with, on both engines: one that kills its bot is found and given up, and its neighbours are made. */
import type { Claimed, OwedFor } from '../../src/db/index.ts';
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { type Cast, seed } from './seed.ts';

/** An event "role.set to X" owes one delivery to the aggregate X. */
const owedFor: OwedFor = (happening) =>
  happening.type === 'role.set' ? [{ subscriber: 'tell', aggregate: happening.to ?? '' }] : [];

/** Long enough for every suspect, and too short for any that died alone. */
const [old, young] = [60, 1];

describe.each(engines)('deliveries that bots died with, on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: ReturnType<typeof makeClock>;
  beforeEach(async () => {
    clock = makeClock();
    test = await openTestDatabase(engine, { clock, owedFor });
    cast = await seed(test.db);
  });
  afterEach(() => test.drop());

  const owe = async (...names: string[]): Promise<void> => {
    for (const to of names)
      await test.db.transact(cast, (tx) =>
        tx.events.append(cast.ana, cast.workspace, {
          type: 'role.set',
          target: cast.ben,
          from: null,
          to,
          reason: null,
        }),
      );
  };
  const names = (claimed: readonly Claimed[]): string[] => claimed.map(({ aggregate }) => aggregate);
  const claims = async (upSeconds: number, atMost = 64) =>
    (await test.db.across.claimDeliveries(atMost, upSeconds)).claimed;
  const dies = async (upSeconds: number, atMost = 64) => {
    const claimed = await claims(upSeconds, atMost);
    clock.passes({ seconds: 16 });
    return names(claimed);
  };
  /** A bot that dies of one delivery, started again until there is nothing left to do; tells how often it died. */
  async function livesWith(poison: string): Promise<number> {
    for (let died = 0, round = 0; round < 60; round++) {
      const claimed = await claims(old);
      if (claimed.length === 0) return died;
      if (names(claimed).includes(poison)) {
        died++;
        clock.passes({ seconds: 16 });
      } else await test.db.across.finishDeliveries(claimed);
    }
    throw new Error('It goes on for ever.');
  }
  const states = () => test.db.read(cast.tenant, (read) => read.deliveries.countByState());
  const failed = async () => (await test.db.read(cast.tenant, (read) => read.deliveries.listFailed({ limit: 9 }))).rows;

  it('are taken fewer at a time after each death, and each alone after the third', async () => {
    await owe(...Array.from({ length: 20 }, (_, nth) => `a${nth}`));
    const sizes = [await dies(old), await dies(old), await dies(old), await dies(old)].map(({ length }) => length);
    expect(sizes).toEqual([20, 16, 4, 1]);
  });

  it('are made but for the one that kills: it waits for a person, with the reason', async () => {
    await owe('a', 'b', 'poison', 'c', 'd', 'e');
    // Three times with others, fewer each time, and five times alone.
    expect(await livesWith('poison')).toBe(8);
    expect(await states()).toEqual({ done: 5, dead: 1 });
    const problem = 'The bot ended 5 times in a row while it was making this and nothing else.';
    expect(await failed()).toMatchObject([{ aggregate: 'poison', attempts: 8, problem }]);
  });

  it('and that were given up stay as they are when bots die of others', async () => {
    await owe('poison');
    await livesWith('poison');
    const given = await failed();
    clock.passes({ hours: 1 });
    await owe('a');
    expect(await dies(old)).toEqual(['a']);
    await claims(old);
    expect(await failed()).toEqual(given);
  });

  it('and that a person has tried again are taken alone from the first', async () => {
    await owe('poison');
    await livesWith('poison');
    const [dead] = await failed();
    if (!dead) throw new Error('it is dead');
    await test.db.transact(cast, (tx) => tx.deliveries.retry(dead));
    await owe('a', 'b');
    expect(names(await claims(old))).toEqual(['poison']);
    clock.passes({ seconds: 16 });
    expect(await livesWith('poison')).toBe(4);
    expect(await states()).toEqual({ done: 2, dead: 1 });
  });

  it('are not blamed for forty bots that are killed from outside one after the other', async () => {
    await owe('a', 'a', 'b', 'c');
    for (let died = 0; died < 40; died++) await dies(young);
    expect(await states()).toEqual({ owed: 4 });
    // Suspects wait until a bot has shown that it stays up; whatever comes new does not.
    await owe('new');
    expect(await dies(young)).toEqual(['new']);
    for (let claimed = await claims(old); claimed.length > 0; claimed = await claims(old))
      await test.db.across.finishDeliveries(claimed);
    expect(await states()).toEqual({ done: 5 });
  });

  it('are innocent again as soon as one try has come to an end, well or badly', async () => {
    await owe('a');
    for (let times = 0; times < 7; times++) expect(await dies(old)).toEqual(['a']);
    const [claimed] = await claims(old);
    if (!claimed) throw new Error('it is claimed');
    await test.db.across.postponeDelivery(claimed, claimed.dueAt, 'http 500');
    for (let times = 0; times < 7; times++) expect(await dies(old)).toEqual(['a']);
    expect(names(await claims(old))).toEqual(['a']);
  });

  it('keep their place in their aggregate: what comes after them waits', async () => {
    await owe('a', 'a', 'b');
    expect(await dies(old, 1)).toEqual(['a']);
    const first = await claims(old);
    expect(names(first)).toEqual(['a']);
    await test.db.across.finishDeliveries(first);
    expect(names(await claims(old))).toEqual(['a', 'b']);
  });
});
