// The page's clock, its stream of changes, and its way back to the beginning.
import { movableClock } from '../../src/local-slack/clock.ts';
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { modal, section } from './support/kit.ts';
import { changesOf, type Page, pageOf } from './support/page.ts';
import { client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
let page: Page;
const begin = async (options: Parameters<typeof slackAlone>[0] = {}) => {
  slack = await slackAlone({ clock: movableClock({ now: () => Date.parse('2026-11-02T09:00:00Z') }), ...options });
  page = pageOf(slack);
};
afterEach(() => slack.stop());

const hour = 3_600_000;
const nine = Date.parse('2026-11-02T09:00:00Z');
const channelId = (name: string) => [...slack.world.channels.values()].find((it) => it.name === name)?.id ?? '';

describe('the clock', () => {
  it('cannot be moved when it is the machine own', async () => {
    slack = await slackAlone();
    page = pageOf(slack);
    expect(await page.clock()).toMatchObject({ movable: false });
    expect((await page.clock({ forward: hour })).error).toContain('cannot be moved');
  });

  it('goes forward, and with it what ages', async () => {
    await begin();
    let trigger = '';
    await rawSocket(slack, (payload) => {
      if (payload.command) trigger = String(payload.trigger_id);
      return undefined;
    });
    await slack.as('ben').types('/try');
    await client(slack).chat.scheduleMessage({
      channel: channelId('general'),
      text: 'later',
      post_at: nine / 1000 + 60,
    });
    expect(await page.messages('ben', 'general')).toEqual([]);
    expect(await page.clock({ forward: hour })).toEqual({ now: nine + hour, movable: true });
    expect(await page.messages('ben', 'general')).toMatchObject([{ text: 'later' }]);
    await expect(
      client(slack).views.open({ trigger_id: trigger, view: modal([section('late')]) as never }),
    ).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  });

  it('never goes back, stands still or leaps for years', async () => {
    await begin();
    for (const forward of [-1, 0, 0.5, 400 * 24 * hour])
      expect((await page.clock({ forward })).error).toContain('forward');
    expect(await page.clock()).toEqual({ now: nine, movable: true });
  });

  it('goes just past the next thing that the app does, which is told how late it is', async () => {
    const told: number[] = [];
    const coming = [nine + 2 * hour];
    await begin({
      page: {
        next: async () => coming.filter((at) => at > (told.at(-1) ?? 0)).map((at) => ({ at, what: 'a reminder' }))[0],
        moved: async (now) => void told.push(now),
      },
    });
    expect((await page.clock()).next).toEqual({ at: nine + 2 * hour, what: 'a reminder' });
    const { now, next } = await page.clock({ to: 'next' });
    expect(now).toBeGreaterThan(nine + 2 * hour);
    expect(now).toBeLessThan(nine + 3 * hour);
    expect(told).toEqual([now]);
    expect(next).toBeUndefined();
    expect((await page.clock({ to: 'next' })).error).toBe('Nothing is going to happen by itself');
  });
});

describe('changes', () => {
  it('are told of whatever it was that changed, once for a burst', async () => {
    await begin();
    await rawSocket(slack);
    const { heard, close } = await changesOf(slack);
    /** How often the page hears of what this does. */
    const hears = async (work: () => unknown) => {
      const before = heard.length;
      await work();
      await slack.until(() => heard.length > before, 'a change');
      return heard.length - before;
    };
    const fault = { method: 'auth.test', kind: 'hang' } as const;
    expect(await hears(() => Array.from({ length: 20 }, () => slack.faults.add(fault)))).toBe(1);
    await hears(() => slack.faults.clear());
    await hears(() => client(slack).chat.postMessage({ channel: channelId('general'), text: 'x' }));
    await hears(() => slack.as('ben').types('#random', 'y'));
    await hears(() => slack.change.archives('#partners'));
    await hears(() => slack.journal.clear());
    await hears(() => page.clock({ forward: hour }));
    await hears(() => page.does('ben', 'read', { conversation: channelId('random') }));
    await hears(() => slack.disconnectSockets());
    const revisions = heard.map((it) => it.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
    expect(heard.some((it) => it.fresh)).toBe(false);
    close();
  });

  it('tell an open page of a scheduled message when its time comes by itself', async () => {
    slack = await slackAlone();
    page = pageOf(slack);
    const post_at = Math.ceil(Date.now() / 1000) + 1;
    await client(slack).chat.scheduleMessage({ channel: channelId('general'), text: 'soon', post_at });
    const { close } = await changesOf(slack);
    await slack.until(() => slack.world.messages.length > 0, 'the message');
    close();
  });
});

describe('the reset', () => {
  it('brings the local Slack back to where it began, with the same ids and tokens', async () => {
    await begin();
    const { heard, close } = await changesOf(slack);
    const [before, credentials] = [await page.world(), slack.credentials()];
    slack.faults.add({ method: '*', kind: 'hang' });
    await slack.as('ben').types('#general', 'x');
    await slack.change.deactivates('dan');
    await page.clock({ forward: hour });
    expect((await page.call('POST', '/page/reset', {})).status).toBe(200);
    expect(await page.world()).toEqual(before);
    expect(await page.messages('ben', 'general')).toEqual([]);
    expect(await page.clock()).toMatchObject({ now: nine });
    expect([slack.faults.list(), slack.credentials()]).toEqual([[], credentials]);
    await slack.until(() => heard.at(-1)?.fresh, 'the news that all is fresh');
    expect(await client(slack).auth.test()).toMatchObject({ ok: true });
    close();
  });

  it('is done the way whoever started it says, once, however often it is pressed', async () => {
    let times = 0;
    let go = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    await begin({
      page: {
        reset: async () => {
          times++;
          await waiting;
        },
      },
    });
    const press = () => page.call('POST', '/page/reset', {});
    const both = [press(), press()];
    await slack.until(() => times > 0, 'the first press');
    await page.world();
    go();
    await Promise.all(both);
    expect(times).toBe(1);
    await press();
    expect(times).toBe(2);
  });
});
