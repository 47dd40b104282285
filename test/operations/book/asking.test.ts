/** The book of asking: for a role, for somebody, for more time, for advice; and of giving back. */
import { type GrantId, mintId, type ThingId } from '../../../src/domain/ids.ts';
import type { Instant, Length, Span } from '../../../src/domain/instant.ts';
import { endGrant } from '../../../src/operations/requests/end-grant.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { type RequestAccess, requestAccess } from '../../../src/operations/requests/request-access.ts';
import { sweepGrants } from '../../../src/operations/requests/sweep-grants.ts';
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import type { World } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('asking');
const lasting = (count: number, unit: Length['unit'] = 'hour'): Span => ({ length: { count, unit } });

/** Everybody of the depot who is not its first boss. */
async function staffed(world: World): Promise<void> {
  await world.staff('depot', { abe: 'boss', dora: 'driver', pat: 'packer', hal: 'helper' });
}

const asking =
  ({ act, world }: Scene, product = 'depot') =>
  async (says: string, who: string, change: Partial<RequestAccess> = {}) =>
    act(says, who, product, requestAccess, {
      ...{ target: await world.who(who), role: 'driver', thing: world.places.get(product)?.root ?? ('' as ThingId) },
      ...{ span: lasting(4), reason: 'the tour to Bern', ticket: 'DEP-12' },
      ...change,
    });

const grantOf = async (world: World, who: string, source: string): Promise<GrantId> => {
  const subject = await world.who(who);
  const open = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(subject));
  return open.find((grant) => grant.source === source)?.id ?? mintId('grant', 0);
};

const depot = ['operations/requests/depot.yaml'];

scene('what a rule wants of those who ask', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const asks = asking(scene);
  await begins();
  await asks('too short a reason', 'pat', { reason: 'tour' });
  await asks('another reason', 'pat', { reason: 'because I want to' });
  await asks('too long a reason', 'pat', { reason: 'tour '.repeat(201) });
  await asks('no reason, where any will do', 'hal', { role: 'packer', reason: ' ' });
  await asks('no ticket', 'pat', { ticket: null });
  await asks('another ticket', 'pat', { ticket: 'OPS-1' });
  await asks('too long a ticket', 'pat', { ticket: 'DEP-1'.repeat(21) });
  await asks('too long', 'pat', { span: lasting(49) });
  await asks('without an end', 'pat', { span: {} });
  await asks('an end before the beginning', 'pat', {
    span: { from: '2026-11-05T09:00:00.000Z' as Instant, until: '2026-11-05T09:00:00.000Z' as Instant },
  });
  await asks('a beginning that has passed', 'pat', {
    span: { from: '2026-11-02T08:54:59.999Z' as Instant, ...lasting(4) },
  });
  await asks('a role that is not asked for', 'pat', { role: 'boss' });
  await asks('by somebody without a role', 'eve');
  await asks('for somebody, by whom the rule does not let', 'pat', { target: await world.who('hal') });
  await asks('for somebody who never came', 'ada', { target: mintId('subject', 0) });
  await asks('held already', 'dora');
  await asks('a lesser one', 'dora', { role: 'packer' });
  await asks('within the minute', 'pat', { span: { from: '2026-11-02T08:55:00.000Z' as Instant, ...lasting(4) } });
  await asks('pending already', 'pat', { span: lasting(5) });
  await asks('as much as a reason may be', 'hal', {
    ...{
      role: 'packer',
      reason: 'r'.repeat(1000),
      ticket: ` ${'x'.repeat(100)} `,
      copiedFrom: 'https://slack.example/p1',
    },
  });
});

scene('whom to ask, and for how long', ['slack'], async (scene) => {
  const { world, begins } = scene;
  const asks = asking(scene, 'slack');
  for (const name of ['bea', 'cleo', 'dov', 'eli', 'fay', 'gil']) await world.holds(name, 'slack', 'primary_owner');
  await world.holds('gus', 'slack', 'single_channel_guest');
  await world.holds('mel', 'slack', 'member');
  const guest = { role: 'multi_channel_guest', reason: 'the drafts of the catalogue' };
  await begins();
  await asks('eve, who is nobody, of seven', 'eve', { role: 'member', reason: 'I start on Monday' });
  await asks('gus, for too long', 'gus', { ...guest, span: lasting(2, 'year') });
  await asks('mel, with too few words', 'mel', { role: 'admin', reason: 'please' });
  for (const name of ['ada', 'bea', 'cleo', 'dov', 'eli', 'fay', 'gil']) await world.slack(name, { deactivated: true });
  await asks('eve, of nobody', 'eve', { role: 'member', reason: 'I start on Monday' });
});

scene('given at once, for oneself only and never for longer', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  const asks = asking(scene);
  await begins();
  await asks('an hour', 'pat', { span: lasting(1), reason: 'the tour\u202e to \u0007Bern\r\n<!channel>' });
  await asks('held for a time', 'pat', { span: lasting(2) });
  await asks('ada asks for hal', 'ada', { target: await world.who('hal'), span: lasting(1) });
  await asks('ada asks again', 'ada', { target: await world.who('hal'), span: lasting(1) });
  world.clock.passes({ days: 2 });
  await asks('hal asks when that has run out', 'hal', { span: lasting(1) });
  await act('time goes by', null, 'depot', sweepGrants, undefined);
  world.clock.passes({ days: 1 });
  await act('and goes by', null, 'depot', sweepGrants, undefined);
});

scene('on things, seen and unseen', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const asks = asking(scene);
  const blue = await world.thing('depot', 'van', 'Blue');
  const red = await world.thing('depot', 'van', 'Red', { keys: ['dora'] });
  const old = await world.thing('depot', 'van', 'Old');
  await world.as('ada', 'depot', archiveThing, { thing: old });
  const keys = { role: 'keys', span: lasting(1, 'day'), ticket: null };
  await begins();
  await asks('hal, who does not see it', 'hal', { ...keys, thing: blue });
  await asks('what is not there', 'pat', { ...keys, thing: mintId('thing', 0) });
  await asks('what is archived', 'pat', { ...keys, thing: old });
  await asks('what is archived and not seen', 'hal', { ...keys, thing: old });
  await asks('what dora has', 'dora', { ...keys, thing: red });
  await asks('for hal, who cannot hold it', 'pat', { ...keys, thing: blue, target: await world.who('hal') });
  await asks('for dora, who has it, which pat does not see', 'pat', {
    ...keys,
    thing: red,
    target: await world.who('dora'),
  });
  await asks('for dora, who has it, which ada sees', 'ada', { ...keys, thing: red, target: await world.who('dora') });
  await asks('which role is right', 'pat', {
    ...keys,
    thing: blue,
    role: null,
    ticket: 'DEP-1',
    copiedFrom: 'https://slack.example/p1',
  });
  await asks('which role is right, once more', 'pat', { ...keys, thing: blue, role: null });
  await asks('which, without a word', 'dora', { role: null, reason: '' });
  await asks('with all that is given', 'dora', { ...keys, thing: blue, ticket: ' T-1 ' });
});

scene('advice, and what is not asked for by name', ['minikai'], async (scene) => {
  const { world, begins } = scene;
  const asks = asking(scene, 'minikai');
  await world.holds('mel', 'minikai', 'member');
  await begins();
  await asks('member, which nobody asks for', 'mel', { role: 'member' });
  await asks('which role', 'mel', { role: null, reason: 'I cannot open the records' });
  await asks('which role, by somebody without one', 'eve', { role: null, reason: 'I cannot open the records' });
  await asks('admin, without an end', 'mel', { role: 'admin', span: {}, ticket: null });
});

scene('more time for what is held', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  await asking(scene)('an hour', 'pat', { span: lasting(1) });
  const grant = await grantOf(world, 'pat', 'cover');
  const baseline = await grantOf(world, 'pat', 'baseline');
  await world.thing('depot', 'van', 'Blue', { keys: ['dora'] });
  const open = await grantOf(world, 'dora', 'direct');
  const more = (
    says: string,
    who: string,
    span: Span,
    change: { grant?: GrantId; reason?: string; ticket?: string } = {},
  ) =>
    act(says, who, 'depot', extend, {
      ...{ grant, span, reason: 'the tour takes longer', ticket: 'DEP-12' },
      ...change,
    });
  await begins();
  world.clock.passes({ minutes: 30 });
  await more('half an hour', 'pat', lasting(30, 'minute'));
  await more('too little a reason', 'pat', lasting(1), { reason: 'tour' });
  await more('no ticket', 'pat', lasting(1), { ticket: '' });
  await more('no longer', 'pat', { until: '2026-11-02T10:30:00.000Z' as Instant });
  await more('much longer', 'pat', lasting(72));
  await more('without an end', 'pat', {});
  await more('of what has none', 'pat', lasting(1), { grant: baseline });
  await more('of dora’s, which pat does not see', 'pat', lasting(1), { grant: open });
  await more('of what has none, on a thing', 'dora', lasting(1), { grant: open });
  await more('four hours', 'pat', lasting(4));
  await more('four hours, again', 'pat', lasting(4));
  await more('by ada, for pat', 'ada', lasting(4));
  world.clock.passes({ hours: 2 });
  await more('too late', 'pat', lasting(1));
});

scene('what is held elsewhere', ['miruni', 'minikai'], async (scene) => {
  const { world, begins, act } = scene;
  await world.holds('mel', 'miruni', 'member');
  await world.holds('mel', 'minikai', 'admin');
  const grant = await grantOf(world, 'mel', 'baseline');
  await begins();
  for (const product of ['miruni', 'minikai'])
    await act(`mel asks for more in ${product}`, 'mel', product, extend, {
      grant,
      span: lasting(1),
      reason: 'more of it',
    });
});

scene('giving back, and taking', ['miruni'], async (scene) => {
  const { world, begins, act } = scene;
  await world.staff('miruni', { abe: 'admin', mel: 'member', gus: 'guest' });
  const web = await world.thing('miruni', 'team', 'Web', { member: ['mel', 'abe'] });
  await world.thing('miruni', 'project', 'Site', { assigned: ['abe'] }, web);
  const ends = async (says: string, who: string, whose: string, source: string, reason: string | null = null) =>
    act(says, who, 'miruni', endGrant, { grant: await grantOf(world, whose, source), reason });
  await begins();
  await ends('mel takes ada’s', 'mel', 'ada', 'baseline');
  await ends('mel takes abe’s team role', 'mel', 'abe', 'direct');
  const held = await grantOf(world, 'mel', 'direct');
  await ends('mel gives hers back', 'mel', 'mel', 'direct');
  await act('mel gives it back again', 'mel', 'miruni', endGrant, { grant: held, reason: null });
  await ends('ada takes abe’s', 'ada', 'abe', 'direct', 'another team');
  await ends('ada takes abe’s, without a word', 'ada', 'abe', 'direct');
  await ends('mel gives being a Member back', 'mel', 'mel', 'baseline');
  await ends('gus gives being a Guest back', 'gus', 'gus', 'baseline');
  await ends('abe gives being an Admin back', 'abe', 'abe', 'baseline', 'back to designing');
  await ends('ada gives being an Admin back', 'ada', 'ada', 'baseline');
});

scene('giving one of several back', ['fixtures/models/seven.yaml'], async (scene) => {
  const { world, begins, act } = scene;
  await world.holds('kit', 'seven', 'auditor');
  await world.holds('kit', 'seven', 'reader');
  await begins();
  for (const role of ['first', 'second'])
    await act(`kit gives the ${role} back`, 'kit', 'seven', endGrant, {
      grant: await grantOf(world, 'kit', 'baseline'),
      reason: null,
    });
});
