/** Asking, on both engines: what is refused and why, what is given at once, and that a refusal changed nothing. */
import { mintId } from '../../../src/domain/ids.ts';
import type { Span } from '../../../src/domain/instant.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from '../people/world.ts';

const hours = (count: number): Span => ({ length: { count, unit: 'hour' } });

describe.each(engines)('asking on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['operations/requests/depot.yaml']);
    await world.staff('depot', { abe: 'boss', dora: 'driver', pat: 'packer', hal: 'helper' });
  });
  afterEach(() => world.close());

  const root = () => world.places.get('depot')?.root ?? ('' as never);
  const asks = async (
    who: string,
    change: {
      role?: string | null;
      span?: Span;
      reason?: string;
      ticket?: string | null;
      target?: string;
      thing?: ReturnType<typeof root>;
    } = {},
  ) => {
    const {
      role = 'driver',
      span = hours(4),
      reason = 'the tour to Bern',
      ticket = 'DEP-12',
      target = who,
      thing = root(),
    } = change;
    return world.as(who, 'depot', requestAccess, {
      target: await world.who(target),
      role,
      thing,
      span,
      reason,
      ticket,
    });
  };
  const refusal = (kind: string, code: string, field?: string) => ({
    kind,
    detail: expect.objectContaining({ code, ...(field ? { field } : {}) }),
  });

  it('writes down what was asked, with the next number of the tenant', async () => {
    const first = await asks('pat');
    const second = await asks('hal', { role: 'packer' });
    expect([first.number, second.number]).toEqual([1001, 1002]);
    expect(first).toMatchObject({
      state: 'pending',
      stage: 0,
      revision: 0,
      reason: 'the tour to Bern',
      ticket: 'DEP-12',
      grant: null,
    });
    expect(await world.roles('pat', 'depot')).toEqual(['packer']);
    expect((await world.events('depot')).at(-2)).toMatchObject({
      type: 'request.opened',
      number: 1001,
      role: 'driver',
    });
  });

  it.each([
    ['a reason that is too short', { reason: 'tour' }, 'reason_short', 'reason'],
    ['a reason of the wrong kind', { reason: 'because I want to' }, 'reason_pattern', 'reason'],
    ['a reason of 2,000 characters', { reason: 'tour '.repeat(400) }, 'reason_long', 'reason'],
    ['no ticket', { ticket: null }, 'ticket_pattern', 'ticket'],
    ['another ticket', { ticket: 'OPS-1' }, 'ticket_pattern', 'ticket'],
    ['longer than the rule lets', { span: hours(49) }, 'too_long', 'length'],
    ['no end where one is needed', { span: {} }, 'too_long', 'length'],
    [
      'an end before the beginning',
      { span: { from: '2026-11-05T09:00:00.000Z', until: '2026-11-04T09:00:00.000Z' } as Span },
      'ends_first',
      'length',
    ],
    [
      'a beginning that has passed',
      { span: { from: '2026-01-05T09:00:00.000Z', ...hours(4) } as Span },
      'begins_past',
      'from',
    ],
  ])('refuses %s, under its field', async (_says, change, code, field) => {
    await expect(asks('pat', change)).rejects.toMatchObject(refusal('invalid', code, field));
    expect((await world.events('depot')).map(({ type }) => type)).not.toContain('request.opened');
  });

  it('keeps the words harmless', async () => {
    const { reason } = await asks('pat', { reason: 'the tour\u202e to \u0007Bern\r\n<!channel>' });
    expect(reason).toBe('the tour to  Bern\n<!channel>');
  });

  it('refuses what is pending already, and what is held', async () => {
    await asks('pat');
    await expect(asks('pat', { span: hours(5) })).rejects.toMatchObject(refusal('conflict', 'pending_already'));
    await expect(asks('dora')).rejects.toMatchObject(refusal('conflict', 'held_already'));
    await expect(asks('dora', { role: 'packer' })).rejects.toMatchObject(refusal('conflict', 'held_already'));
  });

  it('refuses a role that is not asked for, and whoever has none', async () => {
    await expect(asks('pat', { role: 'boss' })).rejects.toMatchObject({ kind: 'denied' });
    await expect(asks('eve')).rejects.toMatchObject({ kind: 'denied', detail: { next: 'Ask abe and ada.' } });
    expect((await world.events('depot')).at(-1)).toMatchObject({ type: 'act.denied' });
  });

  it('gives at once what the rule gives at once, by nobody’s hand, and nothing longer', async () => {
    expect(await asks('pat', { span: hours(1) })).toMatchObject({ state: 'approved' });
    expect(await world.roles('pat', 'depot')).toEqual(['driver', 'packer']);
    const opened = (await world.events('depot')).find(({ type }) => type === 'grant.opened');
    expect(opened).toMatchObject({ role: 'driver', endsAt: '2026-11-02T10:00:00.000Z' });
    const pat = await world.who('pat');
    const held = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(pat));
    const grant = held.find(({ source }) => source === 'cover');
    expect(grant).toMatchObject({ givenBy: null });
    expect(await asks('hal', { span: hours(2) })).toMatchObject({ state: 'pending' });
  });

  it('on behalf of somebody: only those whom the rule lets, never given at once', async () => {
    await expect(asks('pat', { target: 'hal' })).rejects.toMatchObject({ kind: 'denied', detail: { field: 'target' } });
    expect(await asks('ada', { target: 'hal', span: hours(1) })).toMatchObject({ state: 'pending' });
    const van = await world.thing('depot', 'van', 'Blue');
    await expect(asks('pat', { thing: van, role: 'keys', target: 'hal' })).rejects.toMatchObject(
      refusal('denied', 'rail.ineligible', 'target'),
    );
  });

  it('what may not be seen is refused like what is not there', async () => {
    const van = await world.thing('depot', 'van', 'Blue');
    const seen = await asks('hal', { thing: van, role: 'keys' }).catch((error: Error) => error.message);
    const gone = await asks('hal', { thing: mintId('thing', Date.now()), role: 'keys' }).catch(
      (error: Error) => error.message,
    );
    expect(seen).toBe('I know no thing of that name that you can see.');
    expect(gone).toBe(seen);
  });

  it('for more time is judged as a request for the whole time from now to the new end', async () => {
    const { grant } = await asks('pat', { span: hours(1) });
    if (!grant) throw new Error('nothing was given');
    world.clock.passes({ minutes: 30 });
    const more = (who: string, span: Span) =>
      world.as(who, 'depot', extend, { grant, span, reason: 'the tour takes longer', ticket: 'DEP-12' });
    expect(await more('pat', { length: { count: 30, unit: 'minute' } })).toMatchObject({ state: 'approved', grant });
    const after = await world.test.db.read(world.tenant, (read) => read.grants.get(grant));
    expect(after.endsAt).toBe('2026-11-02T10:30:00.000Z');
    await expect(more('pat', hours(72))).rejects.toMatchObject(refusal('invalid', 'too_long', 'length'));
    await expect(more('pat', { until: '2026-11-02T10:00:00.000Z' } as Span)).rejects.toMatchObject(
      refusal('invalid', 'not_longer'),
    );
    await expect(more('hal', hours(1))).rejects.toMatchObject({ kind: 'not_found' });
    expect(await more('pat', hours(4))).toMatchObject({ state: 'pending', extends: grant });
    world.clock.passes({ hours: 2 });
    await expect(more('pat', hours(1))).rejects.toMatchObject(refusal('conflict', 'already_ended'));
  });
});
