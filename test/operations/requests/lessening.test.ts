/** Approving with a lesser role that takes other voices, on both engines: nobody gets it with fewer than it takes by itself. */
import type { RequestId } from '../../../src/domain/ids.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { engines } from '../../support/engines.ts';
import { violationsAt } from '../../support/invariants.ts';
import { openWorld, type World } from '../people/world.ts';

describe.each(engines)('approving with a lesser role on %s', (engine) => {
  let world: World;
  let request: RequestId;
  beforeEach(async () => {
    // A foreman takes a leader and then two bosses; a driver takes two bosses.
    world = await openWorld(engine, ['oracle/yard.yaml']);
    await world.staff('yard', { abe: 'boss', bo: 'boss', fay: 'foreman', hal: 'hand' });
    const thing = world.places.get('yard')?.root ?? ('' as never);
    const span = { length: { count: 1, unit: 'day' } } as const;
    const input = { target: await world.who('hal'), role: 'foreman', thing, span };
    const asked = { ...input, reason: 'leading while she is away', ticket: null };
    ({ id: request } = await world.as('hal', 'yard', requestAccess, asked));
  });
  afterEach(async () => {
    expect(await violationsAt(world.test.url, { owedFor: () => [] })).toEqual([]);
    await world.close();
  });

  const approves = (who: string, role?: string) =>
    world.as(who, 'yard', approveRequest, { request, comment: null, ...(role ? { less: { role } } : {}) });

  it('counts no voice that was for more, where the lesser role takes several', async () => {
    await approves('fay');
    await expect(approves('ada', 'driver')).rejects.toMatchObject({
      message: 'Driver takes 2 approvals of its own, and those so far were for more.',
      detail: { code: 'takes_others', field: 'role' },
    });
    expect(await approves('ada')).toMatchObject({ state: 'pending', role: 'foreman', stage: 1 });
    expect(await approves('abe')).toMatchObject({ state: 'approved' });
  });

  it('takes those who decide on the lesser role, from its first stage on', async () => {
    expect(await approves('ada', 'driver')).toMatchObject({ state: 'pending', role: 'driver', stage: 0 });
    await expect(approves('fay')).rejects.toMatchObject({ kind: 'denied' });
    expect(await approves('bo')).toMatchObject({ state: 'approved' });
    expect(await world.roles('hal', 'yard')).toEqual(['driver', 'hand']);
  });
});
