/** Claims are renewed while what they are for is being made, not afterwards, and not for ever. */
import type { Claimed } from '../../src/db/delivery-desk.ts';
import { makeLog } from '../../src/log.ts';
import { keepRenewing } from '../../src/worker/renew.ts';

const silent = makeLog('silent');
const claimed = [{ id: 'dlv_1', token: 3 } as unknown as Claimed];

function desk(fails = false) {
  const renewed: (readonly Claimed[])[] = [];
  return {
    renewed,
    async renewDeliveries(these: readonly Claimed[]) {
      renewed.push(these);
      if (fails) throw new Error('the database is away');
    },
  };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};
const turns = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it.each([false, true])('claims are renewed again and again until the work is over (failing: %p)', async (fails) => {
  const across = desk(fails);
  const renewing = keepRenewing(across, claimed, silent, { every: 2, atMost: 60_000 });
  await until(() => across.renewed.length >= 3);
  await renewing.end();
  const before = across.renewed.length;
  await turns(20);
  expect(across.renewed.length).toBe(before);
  expect(across.renewed[0]).toBe(claimed);
});

it('claims of what hangs are let go', async () => {
  const across = desk();
  const renewing = keepRenewing(across, claimed, silent, { every: 2, atMost: 0 });
  await turns(20);
  expect(across.renewed).toEqual([]);
  await renewing.end();
});
