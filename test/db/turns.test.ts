/** Acts that wait for each other: in their order, and not one after the other in vain. */
import { inTurns } from '../../src/db/turns.ts';
import type { TenantId, WorkspaceId } from '../../src/domain/ids.ts';
import { conflict } from '../../src/domain/refusal.ts';

const miruni = { tenant: 'tnt' as TenantId, workspace: 'one' as WorkspaceId };
const minikai = { ...miruni, workspace: 'other' as WorkspaceId };
const inVain = new Error('canceling statement due to lock timeout');

/** Waits until it is let go, and then ends so. */
function held(end: () => Promise<string>): { act: () => Promise<string>; letGo(): void } {
  let letGo = (): void => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { act: () => gone.then(end), letGo };
}

const reasons = async (acts: readonly Promise<string>[]) =>
  (await Promise.allSettled(acts)).map((one) => (one.status === 'fulfilled' ? one.value : one.reason));

it('those who came while the first waited in vain fail with it, and whoever comes later is tried', async () => {
  const inTurn = inTurns();
  const first = held(() => Promise.reject(inVain));
  const begun: string[] = [];
  const says = (name: string) => async () => {
    begun.push(name);
    return name;
  };
  const acts = [inTurn(miruni, first.act), inTurn(miruni, says('second')), inTurn(miruni, says('third'))];
  const elsewhere = inTurn(minikai, says('elsewhere'));
  await elsewhere;
  first.letGo();
  expect(await reasons(acts)).toEqual([inVain, inVain, inVain]);
  expect(await inTurn(miruni, says('later'))).toBe('later');
  expect(begun).toEqual(['elsewhere', 'later']);
});

it.each([
  ['has its lock', (locked: () => void) => locked(), new Error('a bug')],
  ['is refused', () => {}, conflict('It is gone.')],
])('one that fails once it %s fails alone', async (_, before, error) => {
  const inTurn = inTurns();
  const failing = inTurn(miruni, async (locked): Promise<string> => {
    before(locked);
    throw error;
  });
  const next = inTurn(miruni, async () => 'next');
  expect(await reasons([failing, next])).toEqual([error, 'next']);
});
