/** What becomes of a delivery that fails: later, when Slack says, never again, or when the tenant can be reached; nothing is lost. */
import type { Database } from '../../src/db/ports.ts';
import { makeLog } from '../../src/log.ts';
import { messengerOf } from '../../src/subscribers/messenger.ts';
import { Drawn } from '../../src/subscribers/round.ts';
import { deliverNext } from '../../src/worker/deliver.ts';
import { backOff } from '../../src/worker/failing.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('a delivery that fails', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    await office.delivered();
  });
  afterEach(() => office?.stop());

  const states = () => office.running.db.read(office.running.bot.tenant, (read) => read.deliveries.countByState());
  const failed = async () =>
    (await office.running.db.read(office.running.bot.tenant, (read) => read.deliveries.listFailed({ limit: 50 }))).rows;
  const asks = () => office.as('ben').types('#general', '/role request admin for 1h because rotating the certificate');
  const calls = () => office.slack.journal.calls('chat.postMessage').length;

  it('waits as long as Slack said, and others of its kind with it', async () => {
    await office.holds('ana', 'miruni', 'member');
    await office.delivered();
    office.slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 90, times: 1 });
    await asks();
    await office.as('ana').types('#general', '/role request admin for 1h because somebody has to look');
    const cards = () =>
      office
        .as('cleo')
        .sees('#help-desk')
        .filter(({ text }) => text.startsWith('Role request')).length;
    const messages = () =>
      ['ben', 'ana'].filter((handle) =>
        office
          .as(handle)
          .dm()
          .some(({ text }) => text.includes('R-100')),
      ).length;
    // Two kinds are made beside each other; the one of which the first message was throttled waits, with all of its kind.
    await office.delivered();
    expect([cards(), messages()].sort()).toEqual([0, 2]);
    office.passes({ minutes: 1 });
    await office.delivered();
    expect([cards(), messages()].sort()).toEqual([0, 2]);
    office.passes({ minutes: 1 });
    await office.delivered();
    expect([cards(), messages()]).toEqual([2, 2]);
    expect((await states()).owed ?? 0).toBe(0);
  });

  it('is given up after 25 attempts, and waits for an Admin', async () => {
    office.slack.faults.add({ method: 'chat.postMessage', kind: 'server_error', status: 503, times: 1000 });
    await asks();
    for (let round = 0; round < 24; round++) {
      await office.delivered();
      office.passes({ minutes: 11 });
    }
    expect(await failed()).toEqual([]);
    for (let round = 0; round < 3; round++) {
      await office.delivered();
      office.passes({ minutes: 11 });
    }
    const given = await failed();
    expect(given.length).toBeGreaterThan(0);
    for (const { attempts, problem } of given)
      expect({ attempts, problem }).toEqual({ attempts: 25, problem: 'http 503' });
  });

  it('does not pay for the bots that died with it in their hands', async () => {
    await asks();
    let claims = 0;
    for (let died = 0; died < 30; died++) {
      const { claimed } = await office.running.db.across.claimDeliveries(64, 1);
      claims += claimed.length;
      office.clock.passes({ seconds: 16 });
    }
    expect(claims).toBeGreaterThan(0);
    office.slack.faults.add({ method: 'chat.postMessage', kind: 'server_error', status: 503, times: 2 });
    await office.delivered();
    expect(await failed()).toEqual([]);
    // It failed once, so it is tried again within two seconds.
    office.clock.passes({ seconds: 2 });
    await office.delivered();
    expect((await states()).owed ?? 0).toBe(0);
  });

  it('is made even where a look at the database takes longer than a round', async () => {
    await asks();
    const before = (await states()).done ?? 0;
    const { bot, db } = office.running;
    const now = performance.now.bind(performance);
    let lost = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + lost);
    const slow: Database = {
      ...db,
      read: (...looking) => {
        lost += 6_000;
        return db.read(...looking);
      },
    };
    const log = makeLog('silent');
    const delivering = { db: slow, messenger: messengerOf(bot.client), log, drawn: new Drawn() };
    await deliverNext(delivering).finally(() => clock.mockRestore());
    expect((await states()).done).toBeGreaterThan(before);
  });

  it('is given back where the worker was told to stop, and made by the next one', async () => {
    await asks();
    const { bot, db } = office.running;
    const log = makeLog('silent');
    const stopped = { db, messenger: messengerOf(bot.client), log, drawn: new Drawn(), isStopped: () => true };
    const before = await states();
    const said = calls();
    await deliverNext(stopped);
    expect([calls(), await states()]).toEqual([said, before]);
    await deliverNext({ ...stopped, isStopped: () => false });
    expect((await states()).done).toBeGreaterThan(before.done ?? 0);
  });

  it('is given up at once where it can never work', async () => {
    office.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'channel_not_found', times: 1000 });
    await asks();
    await office.delivered();
    expect((await failed()).map(({ attempts, problem }) => ({ attempts, problem }))).toContainEqual({
      attempts: 1,
      problem: 'channel_not_found',
    });
  });

  it.each(['missing_scope', 'token_revoked', 'account_inactive'])(
    'stops everything for the tenant on %s',
    async (error) => {
      office.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error, times: 1000 });
      await asks();
      await office.delivered();
      const { db, bot } = office.running;
      expect((await db.read(bot.tenant, (read) => read.tenants.get())).parkedBecause).toBe(error);
      const before = calls();
      office.passes({ hours: 1 });
      await office.delivered();
      expect(calls()).toBe(before);
      expect(await failed()).toEqual([]);
      expect((await states()).owed).toBeGreaterThan(0);
    },
  );
});

describe('several events that show in the same place', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    await office.delivered();
  });
  afterEach(() => office?.stop());

  it('are drawn once, and each is said', async () => {
    await office.as('ben').types('#general', '/role request admin for 1h because rotating the certificate');
    await office.delivered();
    const updates = () =>
      office.slack.journal.calls('chat.update').filter((call) => JSON.stringify(call).includes('R-1001')).length;
    const before = updates();
    await office.as('cleo').types('#general', '/role approve R-1001');
    // The vote and the grant, both on the card in the help desk and in the message of whoever asked.
    await office.running.worker.settle();
    const shown = office
      .as('cleo')
      .sees('#help-desk')
      .find(({ text }) => text.includes('R-1001'));
    expect(shown?.text).toContain('Approved');
    // Once for both; and the task to carry it out, which came of them, was there before anything was drawn.
    expect(updates() - before).toBe(2);
    expect(shown?.text + JSON.stringify(shown?.blocks)).toContain('by hand');
    expect(office.as('ben').dm().at(-1)?.text).toContain('R-1001');
  });
});

describe('the time until the next attempt', () => {
  it('is anywhere up to twice as far as before, and ten minutes at most', () => {
    expect(backOff(1, 0)).toBe(0);
    expect(backOff(1, 1)).toBe(2_000);
    expect(backOff(2, 1)).toBe(4_000);
    expect(backOff(2, 0.5)).toBe(2_000);
    expect(backOff(25, 1)).toBe(600_000);
  });
});
