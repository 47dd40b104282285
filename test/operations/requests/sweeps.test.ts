/** What time does, on both engines: late, twice or from two sides it does the same, once. */
import type { Span } from '../../../src/domain/instant.ts';
import type { Operation } from '../../../src/operations/desk.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { sweepGrants } from '../../../src/operations/requests/sweep-grants.ts';
import { sweepReminders } from '../../../src/operations/requests/sweep-reminders.ts';
import { sweepRequests } from '../../../src/operations/requests/sweep-requests.ts';
import { sweepWarnings } from '../../../src/operations/requests/sweep-warnings.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from '../people/world.ts';

describe.each(engines)('what time does on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['operations/requests/depot.yaml']);
    for (const name of ['hal', 'ida', 'joe']) await world.holds(name, 'depot', 'helper');
  });
  afterEach(() => world.close());

  const root = () => world.places.get('depot')?.root ?? ('' as never);
  const asks = async (who: string, span: Span) => {
    const input = {
      target: await world.who(who),
      role: 'packer',
      thing: root(),
      span,
      reason: 'packing',
      ticket: null,
    };
    return world.as(who, 'depot', requestAccess, input);
  };
  const has = async (who: string, span: Span) =>
    world.as('ada', 'depot', approveRequest, { request: (await asks(who, span)).id, comment: null });
  const sweep = (operation: Operation<undefined, number>) => world.as(null, 'depot', operation, undefined);
  const count = async (type: string) => (await world.events('depot')).filter((one) => one.type === type).length;
  const day: Span = { length: { count: 1, unit: 'day' } };

  it('closes what is over, all of it, once, whoever sweeps', async () => {
    for (const who of ['hal', 'ida', 'joe']) await has(who, day);
    world.clock.passes({ hours: 23 });
    expect(await sweep(sweepGrants)).toBe(0);
    world.clock.passes({ hours: 1 });
    expect(await world.roles('hal', 'depot')).toEqual(['helper']);
    const swept = await Promise.all([sweep(sweepGrants), sweep(sweepGrants)]);
    expect(swept.reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(await sweep(sweepGrants)).toBe(0);
    expect(await count('grant.ended')).toBe(3);
  });

  it('warns once, at its own time, and again when the end was moved', async () => {
    await has('hal', day);
    await has('ida', { length: { count: 1, unit: 'hour' } });
    world.clock.passes({ hours: 19 });
    expect(await sweep(sweepWarnings)).toBe(0);
    world.clock.passes({ minutes: 12 });
    expect(await sweep(sweepWarnings)).toBe(1);
    expect(await sweep(sweepWarnings)).toBe(0);
    expect((await world.events('depot')).at(-1)).toMatchObject({
      type: 'grant.ending',
      target: await world.who('hal'),
    });
  });

  it('reminds those who decide, twice as long each time, and then whoever asked; then it expires', async () => {
    await asks('hal', day);
    const reminded: string[] = [];
    for (let hour = 0; hour < 10; hour++) {
      world.clock.passes({ hours: 1 });
      await sweep(sweepReminders);
      for (const event of await world.events('depot'))
        if (event.type === 'request.reminded') reminded.push(`${event.whom} ${event.times}`);
    }
    expect([...new Set(reminded)]).toEqual(['deciders 1', 'deciders 2', 'deciders 3', 'asker 3']);
    expect(await sweep(sweepRequests)).toBe(1);
    expect(await sweep(sweepRequests)).toBe(0);
    expect(await sweep(sweepReminders)).toBe(0);
    expect((await world.events('depot')).at(-1)).toMatchObject({ type: 'request.expired' });
    expect(await asks('hal', day)).toMatchObject({ state: 'pending', number: 1002 });
  });
});
