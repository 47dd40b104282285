/** A start does not wait for what a crash came upon longer than people would; all of it is run all the same. */
import type { TenantId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { makeLog } from '../../src/log.ts';
import { catchUp, type Payloads } from '../../src/worker/catch-up.ts';

const tenant = { id: 'ten_1' as TenantId } as Tenant;
const event = (key: string, more: { tenant?: string; body?: string | null; receivedAt?: string } = {}) => ({
  tenant: (more.tenant ?? 'ten_1') as TenantId,
  key,
  body: more.body === undefined ? '{}' : more.body,
  receivedAt: (more.receivedAt ?? '2026-11-20T09:00:00.000Z') as Instant,
});

/** Runs events; one of this key takes until it is let go. */
function running(hangs?: string) {
  const ran: string[] = [];
  const finished: string[] = [];
  let letGo: () => void = () => {};
  const hanging = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const payloads: Payloads = {
    tenant,
    log: makeLog('silent'),
    across: {
      listUnfinishedPayloads: async () => [],
      finishPayload: async (_tenant, key) => void finished.push(key),
      now: async () => '2026-11-22T09:00:00.000Z' as never,
    },
    isPress: (key) => key.startsWith('press'),
    async replay(_body, key) {
      if (key === hangs) await hanging;
      if (key === 'fails') throw new Error('no');
      ran.push(key);
    },
  };
  return { payloads, ran, finished, letGo };
}

it('what is soon done is done before the door opens; one that fails keeps no other', async () => {
  const { payloads, ran, finished } = running();
  const unfinished = [event('a'), event('fails'), event('b'), event('c', { tenant: 'ten_2' })];
  const written: string[] = [];
  payloads.log = makeLog('error', { write: (line) => written.push(line) });
  await catchUp(payloads, [...unfinished, event('unreadable', { body: null })]).soon;
  expect([ran, finished]).toEqual([['a', 'b'], ['unreadable']]);
  expect(written.map((line) => JSON.parse(line).key)).toEqual(['fails', 'unreadable']);
});

it('what hangs is waited for beside what comes meanwhile, and then the rest is run', async () => {
  const { payloads, ran, letGo } = running('hangs');
  const catching = catchUp(payloads, [event('a'), event('hangs'), event('b')]);
  await catching.soon;
  expect(ran).toEqual(['a']);
  letGo();
  while (ran.length < 3) await new Promise((resolve) => setTimeout(resolve, 1));
  await catching.end();
  expect(ran).toEqual(['a', 'hangs', 'b']);
});

it('at the end the one that is running is waited for, and no other is begun', async () => {
  const { payloads, ran, letGo } = running('hangs');
  const catching = catchUp(payloads, [event('hangs'), event('b')]);
  await new Promise(setImmediate);
  const ended = catching.end();
  letGo();
  await ended;
  expect(ran).toEqual(['hangs']);
});

it('what somebody decided is given up after a day, and what has happened is not', async () => {
  const { payloads, ran, finished } = running();
  const young = event('press 1', { receivedAt: '2026-11-21T09:00:00.000Z' });
  const old = event('press 2', { receivedAt: '2026-11-21T08:59:59.999Z' });
  await catchUp(payloads, [event('event'), young, old]).soon;
  expect([ran, finished]).toEqual([['event', 'press 1'], ['press 2']]);
});
