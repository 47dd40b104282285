/** Deciding, on both engines: quorums, stages, stale readings, who is whom, and what is true when it is decided. */
import type { RequestId, SubjectId } from '../../../src/domain/ids.ts';
import type { Span } from '../../../src/domain/instant.ts';
import type { Desk } from '../../../src/operations/desk.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { cancelRequest } from '../../../src/operations/requests/cancel-request.ts';
import { denyRequest } from '../../../src/operations/requests/deny-request.ts';
import { endGrant } from '../../../src/operations/requests/end-grant.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { castVote } from '../../../src/operations/requests/requests.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from '../people/world.ts';

const hours = (count: number): Span => ({ length: { count, unit: 'hour' } });

describe.each(engines)('deciding on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['operations/requests/depot.yaml']);
    await world.staff('depot', { abe: 'boss', bo: 'boss', pat: 'packer', hal: 'helper' });
  });
  afterEach(() => world.close());

  const root = () => world.places.get('depot')?.root ?? ('' as never);
  const asked = async (who: string, role: string | null = 'driver', span = hours(4), thing = root()) => {
    const input = { target: await world.who(who), role, thing, span, reason: 'the tour to Bern', ticket: 'DEP-12' };
    return (await world.as(who, 'depot', requestAccess, input)).id;
  };
  const approves = (who: string, request: RequestId, less?: { role?: string; span?: Span }) =>
    world.as(who, 'depot', approveRequest, { request, comment: null, ...(less ? { less } : {}) });
  const code = (wanted: string) => ({ detail: expect.objectContaining({ code: wanted }) });
  const opened = async () => (await world.events('depot')).filter(({ type }) => type === 'grant.opened').length;

  it('needs its quorum: two different people, and then once only', async () => {
    const request = await asked('pat');
    expect(await approves('ada', request)).toMatchObject({ state: 'pending' });
    await expect(approves('ada', request)).rejects.toMatchObject(code('voted_already'));
    expect(await opened()).toBe(0);
    expect(await approves('abe', request)).toMatchObject({ state: 'approved' });
    await expect(approves('bo', request)).rejects.toMatchObject(code('not_pending'));
    expect(await world.roles('pat', 'depot')).toEqual(['driver', 'packer']);
    expect(await opened()).toBe(1);
  });

  it('counts the time from the approval, not from the asking', async () => {
    const request = await asked('hal', 'packer', hours(24));
    world.clock.passes({ hours: 5 });
    await approves('ada', request);
    world.clock.passes({ hours: 23 });
    expect(await world.roles('hal', 'depot')).toEqual(['helper', 'packer']);
    world.clock.passes({ hours: 1 });
    expect(await world.roles('hal', 'depot')).toEqual(['helper']);
  });

  it('with no end changes the baseline', async () => {
    const request = await asked('hal', 'packer', {});
    expect(await approves('ada', request)).toMatchObject({ state: 'approved', grant: expect.any(String) });
    expect(await world.roles('hal', 'depot')).toEqual(['packer']);
  });

  it('of two who press at once exactly one opens the grant', async () => {
    const request = await asked('hal', 'packer');
    const both = await Promise.allSettled([approves('ada', request), approves('abe', request)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await opened()).toBe(1);
  });

  it('on a stale reading is refused as changed meanwhile, and nothing of it stays', async () => {
    const request = await asked('hal', 'packer');
    const stale = async (desk: Desk) => {
      const read = await desk.tx.requests.get(request);
      // Somebody else decides between the reading and the writing.
      await desk.tx.requests.replace(read, { ...read, revision: read.revision + 1, reminders: 1 });
      return castVote(desk, read, { verdict: 'approve', comment: null });
    };
    await expect(world.as('ada', 'depot', stale, undefined)).rejects.toMatchObject(code('stale'));
    expect(await opened()).toBe(0);
    expect(await world.roles('hal', 'depot')).toEqual(['helper']);
  });

  it('is denied by one, with a reason', async () => {
    const request = await asked('pat');
    const denies = (reason: string) => world.as('ada', 'depot', denyRequest, { request, reason, smaller: 'packer' });
    await expect(denies('no')).rejects.toMatchObject(code('reason_short'));
    expect(await denies('not on a Monday')).toMatchObject({ state: 'denied' });
    expect((await world.events('depot')).at(-1)).toMatchObject({
      type: 'request.voted',
      comment: 'not on a Monday\nPacker may be enough: that can be asked for.',
    });
  });

  it('is never decided by a party to it, nor by another account of the same person', async () => {
    const request = await asked('pat');
    await world.holds('pat', 'depot', 'boss');
    await expect(approves('pat', request)).rejects.toMatchObject({
      kind: 'denied',
      detail: { next: 'abe, ada and bo can decide R-1001.' },
    });
    await world.slack('pat', { enterpriseUserId: 'W1' });
    await world.slack('bo', { enterpriseUserId: 'W1' });
    await expect(approves('bo', request)).rejects.toMatchObject(code('four_eyes'));
    expect((await world.events('depot')).map(({ type }) => type)).not.toContain('request.voted');
  });

  it('is not decided by another account of whoever asked for somebody else', async () => {
    const input = { target: await world.who('pat'), role: 'driver', thing: root(), span: hours(4) };
    const { id } = await world.as('abe', 'depot', requestAccess, {
      ...input,
      reason: 'the tour to Bern',
      ticket: 'DEP-12',
    });
    for (const name of ['abe', 'bo']) await world.slack(name, { enterpriseUserId: 'W3' });
    await expect(approves('bo', id)).rejects.toMatchObject(code('four_eyes'));
    expect(await approves('ada', id)).toMatchObject({ id });
  });

  it('takes one voice of a person, whichever of their accounts it comes from', async () => {
    const request = await asked('pat');
    for (const name of ['ada', 'bo']) await world.slack(name, { enterpriseUserId: 'W2' });
    await approves('ada', request);
    await expect(approves('bo', request)).rejects.toMatchObject(code('voted_already'));
    expect(await approves('abe', request)).toMatchObject({ state: 'approved' });
  });

  it('is not decided by guests, strangers, or people without the right, whoever they are elsewhere', async () => {
    const request = await asked('pat');
    await world.slack('bo', { kind: 'guest' });
    await expect(approves('bo', request)).rejects.toMatchObject(code('rail.outsider'));
    await expect(approves('hal', request)).rejects.toMatchObject({ kind: 'denied' });
    await expect(approves('eve', request)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('gives less where less is enough: a lesser role, a shorter time, never more', async () => {
    const request = await asked('hal', 'driver', hours(24));
    await expect(approves('ada', request, { role: 'boss' })).rejects.toMatchObject(code('not_less'));
    await expect(approves('ada', request, { span: hours(25) })).rejects.toMatchObject(code('not_less'));
    await expect(approves('ada', request, { span: {} })).rejects.toMatchObject(code('not_less'));
    await expect(approves('ada', request, { role: 'helper' })).rejects.toMatchObject(code('held_already'));
    const less = await approves('ada', request, { role: 'packer', span: hours(1) });
    expect(less).toMatchObject({ state: 'approved', role: 'packer', span: hours(1) });
    expect(await world.roles('hal', 'depot')).toEqual(['helper', 'packer']);
  });

  it('is refused when what it is about has gone: the person, the thing, the way of asking', async () => {
    const van = await world.thing('depot', 'van', 'Blue');
    const keys = await asked('pat', 'keys', hours(24), van);
    await world.as(
      null,
      'depot',
      async (desk: Desk) => void (await desk.tx.things.archive(await desk.tx.things.get(van), desk.now)),
      undefined,
    );
    await expect(approves('ada', keys)).rejects.toMatchObject(code('thing_archived'));

    const blue = await asked('hal', 'packer');
    const hal = await world.who('hal');
    await world.as(
      null,
      'depot',
      async (desk: Desk) => {
        const before = await desk.tx.subjects.get(hal);
        await desk.tx.subjects.replace(before, { ...before, state: 'deactivated' });
      },
      undefined,
    );
    await expect(approves('ada', blue)).rejects.toMatchObject(code('target_gone'));
    expect(await opened()).toBe(0);
  });

  it('is cancelled by its parties only, and then decided by nobody', async () => {
    const request = await asked('pat');
    await expect(world.as('ada', 'depot', cancelRequest, { request })).rejects.toMatchObject({ kind: 'denied' });
    expect(await world.as('pat', 'depot', cancelRequest, { request })).toMatchObject({ state: 'cancelled' });
    await expect(approves('ada', request)).rejects.toMatchObject(code('not_pending'));
  });

  it('of more time lengthens the very grant; closed when somebody ended it meanwhile; anew when its time ran out', async () => {
    const first = await approves('ada', await asked('hal', 'packer', hours(4)));
    const grant = first.grant ?? ('' as never);
    const more = async () =>
      (await world.as('hal', 'depot', extend, { grant, span: hours(4), reason: 'the tour goes on' })).id;
    const longer = await approves('ada', await more());
    expect(longer.grant).toBe(grant);
    expect(await opened()).toBe(1);

    const again = await more();
    world.clock.passes({ hours: 9 });
    expect(await approves('ada', again)).toMatchObject({
      state: 'approved',
      grant: expect.not.stringContaining(grant),
    });
    expect(await world.roles('hal', 'depot')).toEqual(['helper', 'packer']);

    const present = (await world.test.db.read(world.tenant, (read) => read.requests.get(again))).grant ?? ('' as never);
    const last = (
      await world.as('hal', 'depot', extend, { grant: present, span: hours(4), reason: 'the tour goes on' })
    ).id;
    await world.as('ada', 'depot', endGrant, { grant: present, reason: 'no more tours' });
    await expect(approves('ada', last)).rejects.toMatchObject(code('not_pending'));
    const closed = (await world.events('depot')).at(-1);
    expect(closed).toMatchObject({ type: 'request.cancelled', because: 'What it would lengthen has been ended.' });
    // It stands in nobody's way any more.
    expect(await asked('hal', 'packer', hours(4))).toBeTruthy();
    expect(await world.roles('hal', 'depot')).toEqual(['helper']);
  });

  it('keeps the last keeper: nobody gives the last one away', async () => {
    const ada = (await world.who('ada')) as SubjectId;
    for (const name of ['abe', 'bo']) await world.holds(name, 'depot', 'helper');
    const held = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(ada));
    const baseline = held[0]?.id ?? ('' as never);
    await expect(world.as('ada', 'depot', endGrant, { grant: baseline, reason: null })).rejects.toMatchObject(
      code('rail.last_keeper'),
    );
    const hal = await world.who('hal');
    const hals = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(hal));
    await expect(
      world.as('hal', 'depot', endGrant, { grant: hals[0]?.id ?? ('' as never), reason: null }),
    ).rejects.toMatchObject(code('default_role'));
  });
});
