/** A delivery that ends the bot whenever it is made: everything else is delivered, and in the end it waits for a person. */
import type { Database } from '../../src/db/ports.ts';
import { makeLog } from '../../src/log.ts';
import { type Messenger, messengerOf } from '../../src/subscribers/messenger.ts';
import { Drawn } from '../../src/subscribers/round.ts';
import { deliverNext } from '../../src/worker/deliver.ts';
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

type Calls = Record<string | symbol, (...given: unknown[]) => Promise<unknown>>;

/** The same, with something that is asked before every call. */
const asking = <Wrapped extends object>(wrapped: Wrapped, before: (given: unknown[]) => void): Wrapped =>
  new Proxy(wrapped, {
    get:
      (target, name) =>
      async (...given: unknown[]) => {
        before(given);
        return (target as Calls)[name]?.(...given);
      },
  });

describe.each(engines)('a delivery that ends the bot, on %s', (engine) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ engine, products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ben', 'ana']) await office.holds(handle, 'miruni', 'member');
    await office.delivered();
  });
  afterEach(() => office?.stop());

  /** One life of a bot, up to the first round in which there is nothing to do; false when it died. */
  async function lives(): Promise<boolean> {
    const { bot, db } = office.running;
    let dead = false;
    const whileAlive = (): void => {
      if (dead) throw new Error('there is no bot');
    };
    const mortal: Database = { ...db, across: asking(db.across, whileAlive) };
    const messenger: Messenger = asking(messengerOf(bot.client), (given) => {
      dead ||= JSON.stringify(given).includes('poison');
      whileAlive();
    });
    const delivering = { db: mortal, messenger, log: makeLog('silent'), drawn: new Drawn(), up: () => 60 };
    try {
      while ((await deliverNext(delivering)) > 0);
      return true;
    } catch {
      return false;
    }
  }

  it('is given up after it alone was in hand five times, and the others have arrived', async () => {
    await office.as('ben').types('#general', '/role request admin for 1h because poison is in this one');
    await office.as('ana').types('#general', '/role request admin for 1h because rotating the certificate');
    for (let round = 0; round < 60 && !(await lives()); round++) office.clock.passes({ seconds: 16 });
    const cards = office
      .as('cleo')
      .sees('#help-desk')
      .filter(({ text }) => text.startsWith('Role request'));
    expect(cards.map(({ text }) => text.includes('rotating the certificate'))).toEqual([true]);
    const read = await office.running.db.read(office.running.bot.tenant, (from) =>
      from.deliveries.listFailed({ limit: 9 }),
    );
    expect(read.rows.length).toBeGreaterThan(0);
    for (const { problem } of read.rows)
      expect(problem).toBe('The bot ended 5 times in a row while it was making this and nothing else.');
  });
});
