/** What stands before Bolt: presses that are kept and carried out after their acknowledgement, so many at a time. */
import type { Receiver } from '@slack/bolt';
import { boltLogger, makeLog } from '../../src/log.ts';
import { type Inbox, RoledeskApp } from '../../src/slack/app.ts';
import { keepingIn } from '../../src/slack/kept-first.ts';
import { actions } from '../../src/slack/views/index.ts';

const press = (nth: number) => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1', team_id: 'T1' },
  container: { message_ts: '1.2' },
  actions: [{ action_id: actions.approve, block_id: 'b', action_ts: `${nth}.0`, type: 'button', value: 'x' }],
});

const soon = () => new Promise(setImmediate);

/** An app whose handler ends when it is told to. */
async function opened(inbox: Partial<Inbox> = {}) {
  const finished: string[] = [];
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new RoledeskApp(
    {
      receiver,
      authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UB' }),
      logger: boltLogger(makeLog('silent')),
      deferInitialization: true,
    },
    { admit: async () => true, finished: async (key) => void finished.push(key), ...inbox },
  );
  await app.init();
  const running: ((error?: Error) => void)[] = [];
  const keepings: object[] = [];
  app.action(/.*/, ({ context }) => {
    keepings.push(keepingIn(context));
    return new Promise<void>((resolve, reject) => {
      running.push((error) => (error ? reject(error) : resolve()));
    });
  });
  const acks: number[] = [];
  const comes = (nth: number, ack = async () => void acks.push(nth)) => app.processEvent({ body: press(nth), ack });
  const until = async (holds: () => boolean) => {
    for (let times = 0; times < 200 && !holds(); times++) await soon();
    expect(holds()).toBe(true);
  };
  return { app, comes, acks, running, keepings, finished, until };
}

it('acknowledges all at once, and carries out eight at a time', async () => {
  const { comes, acks, running, finished, until, app } = await opened();
  const all = Array.from({ length: 10 }, (_, nth) => comes(nth));
  await until(() => acks.length === 10 && running.length === 8);
  for (let times = 0; times < 20; times++) await soon();
  expect(running).toHaveLength(8);
  running[0]?.();
  await until(() => running.length === 9);
  expect(finished).toHaveLength(1);
  expect(app.isBusy()).toBe(true);
  running[1]?.();
  await until(() => running.length === 10);
  for (const end of running) end();
  await Promise.all(all);
  expect(finished).toHaveLength(10);
  expect(app.isBusy()).toBe(false);
});

it('carries out a press whose acknowledgement did not arrive', async () => {
  const { comes, running, finished, until } = await opened();
  const pressed = comes(1, () => Promise.reject(new Error('the connection is gone')));
  await until(() => running.length === 1);
  running[0]?.();
  await pressed;
  expect(finished).toHaveLength(1);
});

it('leaves one that failed in the inbox, and goes on', async () => {
  const { comes, running, keepings, finished, until, app } = await opened();
  const pressed = comes(1);
  await until(() => running.length === 1);
  running[0]?.(new Error('SQLITE_IOERR'));
  await pressed;
  expect(finished).toEqual([]);
  const again = app.replay(press(1), 'the key');
  await until(() => running.length === 2);
  running[1]?.();
  await again;
  expect(finished).toEqual(['the key']);
  expect(keepings).toMatchObject([{ kept: { isAgain: false } }, { kept: { isAgain: true } }]);
});

it('acknowledges a second copy and does nothing', async () => {
  const { comes, acks, running } = await opened({ admit: async () => false });
  await comes(1);
  expect([acks, running]).toEqual([[1], []]);
});

it('tells the handler why one could not be kept, which acknowledges it itself', async () => {
  const lost = new Error('SQLITE_FULL');
  const { comes, acks, running, keepings, finished, until } = await opened({ admit: () => Promise.reject(lost) });
  const pressed = comes(1);
  await until(() => running.length === 1);
  expect([acks, keepings]).toEqual([[], [{ lost }]]);
  running[0]?.();
  await pressed;
  expect(finished).toEqual([]);
});
