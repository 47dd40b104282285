/** The book of deciding: approving, with less, denying, answering, cancelling; and what time does to what waits. */
import type { RequestId, ThingId } from '../../../src/domain/ids.ts';
import { after, type Instant, type Length, type Span } from '../../../src/domain/instant.ts';
import type { Operation } from '../../../src/operations/desk.ts';
import { openGrant } from '../../../src/operations/ledger.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { answerRequest } from '../../../src/operations/requests/answer-request.ts';
import { type ApproveRequest, approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { cancelRequest } from '../../../src/operations/requests/cancel-request.ts';
import { type DenyRequest, denyRequest } from '../../../src/operations/requests/deny-request.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { sweepBeginnings } from '../../../src/operations/requests/sweep-beginnings.ts';
import { sweepGrants } from '../../../src/operations/requests/sweep-grants.ts';
import { sweepReminders } from '../../../src/operations/requests/sweep-reminders.ts';
import { sweepRequests } from '../../../src/operations/requests/sweep-requests.ts';
import { sweepWarnings } from '../../../src/operations/requests/sweep-warnings.ts';
import { addToThing } from '../../../src/operations/things/add-to-thing.ts';
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import { poke } from '../../db/poke.ts';
import { modelText, type World } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('deciding');
const lasting = (count: number, unit: Length['unit'] = 'hour'): Span => ({ length: { count, unit } });
const depot = ['operations/requests/depot.yaml'];

async function staffed(world: World): Promise<void> {
  await world.staff('depot', { abe: 'boss', bo: 'boss', dora: 'driver', pat: 'packer', hal: 'helper' });
}

const of = ({ act, world }: Scene, product = 'depot') => ({
  asked: async (who: string, role: string | null, span: Span = lasting(4), thing?: ThingId): Promise<RequestId> => {
    const root = world.places.get(product)?.root ?? ('' as ThingId);
    const wanted = { target: await world.who(who), role, thing: thing ?? root, span };
    const words = { reason: 'the tour to Bern, once more', ticket: 'DEP-12' };
    return (await world.as(who, product, requestAccess, { ...wanted, ...words })).id;
  },
  approves: (
    says: string,
    who: string,
    request: RequestId,
    less?: ApproveRequest['less'],
    comment: string | null = null,
  ) => act(says, who, product, approveRequest, { request, comment, ...(less ? { less } : {}) }),
  denies: (says: string, who: string, request: RequestId, change: Partial<DenyRequest> = {}) =>
    act(says, who, product, denyRequest, { request, reason: 'not on a Monday', ...change }),
  sweeps: (says: string, operation: Operation<undefined, number>) => act(says, null, product, operation, undefined),
});

scene('by two of them, each once', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { asked, approves, denies } = of(scene);
  const first = await asked('pat', 'driver');
  const second = await asked('hal', 'driver');
  await begins();
  await approves('pat approves her own', 'pat', first);
  await approves('hal approves it', 'hal', first);
  await approves('eve approves it', 'eve', first);
  await approves('ada approves it', 'ada', first, undefined, ` a good tour ${'!'.repeat(1000)}`);
  await approves('ada approves it again', 'ada', first);
  await denies('ada denies it now', 'ada', first);
  await approves('abe approves it', 'abe', first);
  await approves('bo approves it too', 'bo', first);
  await approves('eve approves what is decided', 'eve', first);
  await denies('too short', 'ada', second, { reason: ' no ' });
  await denies('denied', 'ada', second, { smaller: 'packer' });
  await denies('denied again', 'abe', second);
});

scene('in its own product only', ['miruni', 'minikai'], async (scene) => {
  const { world, begins } = scene;
  await world.holds('mel', 'miruni', 'member');
  await world.holds('abe', 'minikai', 'admin');
  const request = await of(scene, 'miruni').asked('mel', 'admin');
  await begins();
  await of(scene, 'minikai').approves('abe, in the other one', 'abe', request);
});

scene('one and the same person', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { asked, approves } = of(scene);
  const request = await asked('pat', 'driver');
  for (const name of ['pat', 'bo']) await world.slack(name, { enterpriseUserId: 'W1' });
  for (const name of ['ada', 'abe']) await world.slack(name, { enterpriseUserId: 'W2' });
  await begins();
  await approves('bo, who is pat', 'bo', request);
  await approves('ada', 'ada', request);
  await approves('abe, who is ada', 'abe', request);
  await world.holds('abe', 'depot', 'helper');
  await approves('bo, with nobody but ada left', 'bo', request);
});

scene('with less', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { asked, approves } = of(scene);
  const request = await asked('hal', 'driver', lasting(24));
  const packing = await asked('hal', 'packer', {});
  const later = await asked('pat', 'driver', { from: '2026-11-03T09:00:00.000Z' as Instant, ...lasting(24) });
  const blue = await world.thing('depot', 'van', 'Blue');
  const keys = await asked('pat', 'keys', lasting(24), blue);
  await begins();
  await approves('a stronger role', 'ada', request, { role: 'boss' });
  await approves('a role that there is not', 'ada', request, { role: 'nobody' });
  await approves('what they have', 'ada', request, { role: 'helper' });
  await approves('longer', 'ada', request, { span: lasting(25) });
  await approves('without an end', 'ada', request, { span: {} });
  await approves('from before', 'ada', later, {
    span: { from: '2026-11-02T10:00:00.000Z' as Instant, until: '2026-11-03T10:00:00.000Z' as Instant },
  });
  await approves('the same', 'ada', request, { role: 'driver', span: lasting(24) });
  await approves('a lesser role for an hour', 'abe', request, { role: 'packer', span: lasting(1) });
  await approves('for good becomes a day', 'ada', packing, { span: lasting(1, 'day') });
  await approves('later becomes shorter', 'ada', later, { span: lasting(2) });
  await approves('the keys for an hour', 'ada', keys, { span: lasting(1) });
  await approves('what is decided', 'ada', keys, { span: lasting(1) });
});

scene('on a thing, with a lesser role', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const { asked, approves } = of(scene, 'miruni');
  await world.holds('mel', 'miruni', 'member');
  await world.holds('tina', 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web', { member: ['mel'], admin: ['tina'] });
  const request = await asked('mel', 'admin', lasting(7, 'day'), web);
  const member = await asked('tina', 'member', lasting(7, 'day'), web);
  await begins();
  await approves('the other way round', 'ada', member, { role: 'admin' });
  await approves('as a Team Member, by its Team Admin', 'tina', request, { role: 'member', span: lasting(1, 'day') });
});

scene('what has changed since', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  const { asked, approves, denies } = of(scene);
  const blue = await world.thing('depot', 'van', 'Blue');
  const keys = await asked('pat', 'keys', lasting(24), blue);
  const until = await asked('hal', 'packer', { until: '2026-11-02T18:00:00.000Z' as Instant });
  const dora = await asked('dora', 'keys', lasting(24), await world.thing('depot', 'van', 'Red'));
  const pat = await asked('pat', 'driver');
  await begins();
  await act('Blue is archived', 'ada', 'depot', archiveThing, { thing: blue });
  await approves('keys of what is archived', 'ada', keys);
  await world.slack('dora', { deactivated: true });
  await approves('keys for somebody who is gone', 'ada', dora);
  await world.holds('pat', 'depot', 'boss');
  await approves('less than they have now', 'ada', pat);
  world.clock.passes({ hours: 9 });
  await approves('until what has passed', 'ada', until);
  await denies('so it is denied', 'ada', until);
});

scene('taken back, turned down, answered', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  const { asked, approves, denies } = of(scene);
  const request = await asked('pat', 'driver');
  const question = await asked('hal', null);
  const other = await asked('dora', null);
  const cancels = (says: string, who: string, id: RequestId) => act(says, who, 'depot', cancelRequest, { request: id });
  const answers = (says: string, who: string, id: RequestId, comment: string, role: string | null = null) =>
    act(says, who, 'depot', answerRequest, { request: id, comment, role });
  await begins();
  await answers('on a request that waits', 'ada', request, 'which tour?');
  await cancels('ada cancels it', 'ada', request);
  await cancels('eve cancels it', 'eve', request);
  await cancels('pat cancels it', 'pat', request);
  await cancels('pat cancels it again', 'pat', request);
  await cancels('eve cancels what is cancelled', 'eve', request);
  await approves('a question cannot be approved', 'ada', question);
  await denies('but denied', 'ada', other, { smaller: 'packer' });
  await answers('without a word', 'ada', question, ' ');
  await answers('by hal himself', 'hal', question, 'packer would do');
  await answers('by pat', 'pat', question, 'packer would do');
  await answers('with a role', 'ada', question, 'packer would do', 'packer');
  await answers('again', 'abe', question, 'helper would do');
});

scene('a lesser role for good, and by somebody who is there for a time', ['slack'], async (scene) => {
  const { world, begins } = scene;
  const { asked, approves, denies } = of(scene, 'slack');
  await world.staff('slack', { al: 'member', gus: 'single_channel_guest', mel: 'member' });
  const member = await asked('gus', 'member', {});
  const admin = await asked('mel', 'admin', lasting(7, 'day'));
  const al = await world.who('al');
  await world.as(
    'ada',
    'slack',
    async (desk) => {
      const from = { startsAt: desk.now, endsAt: after(desk.now, { count: 1, unit: 'day' }) };
      await openGrant(desk, { subject: al, thing: desk.workspace.root, role: 'admin', source: 'cover', ...from });
    },
    undefined,
  );
  await begins();
  await approves('al, who is Admin until tomorrow', 'al', admin);
  await denies('al denies it', 'al', admin);
  await approves('less, for good', 'ada', member, { role: 'multi_channel_guest' });
});

scene('where roles do not compare', ['fixtures/models/seven.yaml'], async (scene) => {
  const { world, begins, act } = scene;
  const { approves } = of(scene, 'seven');
  await world.holds('kit', 'seven', 'reader');
  const input = {
    target: await world.who('kit'),
    role: 'clinical',
    thing: world.places.get('seven')?.root ?? ('' as ThingId),
  };
  await begins();
  const words = { reason: 'I have had T-12', ticket: 'HR-12' };
  const request = await act('kit asks', 'kit', 'seven', requestAccess, {
    ...input,
    span: lasting(30, 'day'),
    ...words,
  });
  await approves('with another training', 'ada', request?.id ?? ('' as RequestId), { role: 'finance' });
});

scene('more time for what was lengthened meanwhile', ['miruni'], async (scene) => {
  const { world, begins, act } = scene;
  const { approves } = of(scene, 'miruni');
  for (const name of ['mel', 'tina']) await world.holds(name, 'miruni', 'member');
  const thing = await world.thing('miruni', 'team', 'Web', { admin: ['tina'] });
  const mel = await world.who('mel');
  const adds = (says: string, span: Span) =>
    act(says, 'tina', 'miruni', addToThing, { people: [mel], thing, role: null, span, reason: null });
  await begins();
  await adds('mel for four hours', lasting(4));
  const open = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(mel));
  const grant = open.find(({ source }) => source === 'direct')?.id ?? ('' as never);
  const more = await act('mel asks for more', 'mel', 'miruni', extend, {
    ...{ grant, span: lasting(7, 'day'), reason: 'I take over the shop' },
  });
  await adds('mel for a month', lasting(1, 'month'));
  await approves('tina approves what adds nothing', 'tina', more?.id ?? ('' as RequestId));
});

scene('under another model', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { asked, approves, denies } = of(scene);
  const driving = await asked('pat', 'driver');
  const question = await asked('hal', null);
  const text = modelText('operations/requests/depot.yaml');
  const start = text.indexOf('    driver:\n      for_others');
  const without = text.slice(0, start) + text.slice(text.indexOf('    packer:\n      prompt'));
  const id = await world.as(
    'ada',
    'depot',
    ({ tx }) =>
      tx.models.insert({ name: 'depot', version: '2', text: without, activatedAt: tx.now, activatedBy: null }),
    undefined,
  );
  // Another version is in force from now on.
  await poke(world.test.url, (k) => k('workspaces').update({ model: id }));
  await begins();
  await approves('what is not asked for any more', 'ada', driving);
  await denies('so it is denied', 'ada', driving);
  await denies('and the question', 'ada', question);
});

scene('in two stages, each by somebody else', ['slack'], async (scene) => {
  const { world, begins } = scene;
  const { asked, approves } = of(scene, 'slack');
  await world.staff('slack', { otto: 'owner', ann: 'admin', mel: 'member', mo: 'member' });
  const request = await asked('mel', 'admin', lasting(7, 'day'));
  const second = await asked('mo', 'admin', lasting(7, 'day'));
  await world.holds('ada', 'slack', 'member');
  await begins();
  await approves('otto, who is needed later', 'otto', request);
  await approves('ann', 'ann', request);
  await approves('ann, once more', 'ann', request);
  await approves('otto', 'otto', request);
  await world.holds('ann', 'slack', 'member');
  await approves('otto, with nobody else for the first', 'otto', second);
  await approves('otto, for both', 'otto', second);
});

scene('more time, approved', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  const { asked, approves, sweeps } = of(scene);
  const first = await world.as('ada', 'depot', approveRequest, {
    request: await asked('hal', 'packer'),
    comment: null,
  });
  const grant = first.grant ?? ('' as never);
  const more = (says: string, span: Span) =>
    act(says, 'hal', 'depot', extend, { grant, span, reason: 'the tour goes on' });
  await begins();
  const once = await more('four hours more', lasting(4));
  await approves('two of them', 'ada', once?.id ?? ('' as never), { span: lasting(2) });
  const again = await more('for good', {});
  await approves('until tomorrow', 'ada', again?.id ?? ('' as never), {
    span: { until: '2026-11-03T09:00:00.000Z' as Instant },
  });
  const last = await more('four hours more', lasting(4));
  world.clock.passes({ days: 1 });
  await approves('when it has run out', 'ada', last?.id ?? ('' as never));
  await sweeps('time goes by', sweepGrants);
});

scene('a cover that is over stands in nobody’s way', depot, async (scene) => {
  const { world, begins, act } = scene;
  await staffed(world);
  const { asked, approves, sweeps } = of(scene);
  const target = await world.who('hal');
  await begins();
  await act('ada sets hal packer for an hour', 'ada', 'depot', setRole, {
    ...{ target, role: 'packer', span: lasting(1), reason: null },
  });
  world.clock.passes({ hours: 2 });
  await approves('what hal asked for', 'ada', await asked('hal', 'packer'));
  await sweeps('time goes by', sweepGrants);
});

scene('time goes by', depot, async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { asked, approves, sweeps } = of(scene);
  await world.slack('hal', { timeZone: 'Asia/Tokyo' });
  const later = await asked(
    'dora',
    'keys',
    { from: '2026-11-02T11:00:00.000Z' as Instant, ...lasting(4) },
    await world.thing('depot', 'van', 'Red'),
  );
  await approves('keys from eleven', 'ada', later);
  await begins();
  await asked('hal', 'packer');
  await asked('pat', 'driver');
  for (const hour of [10, 11, 12, 13, 14, 15, 16]) {
    world.clock.passes({ hours: 1 });
    await sweeps(`at ${hour} what begins`, sweepBeginnings);
    await sweeps('what ends soon', sweepWarnings);
    await sweeps('who is reminded', sweepReminders);
    await sweeps('what has ended', sweepGrants);
  }
  world.clock.passes({ hours: 18 });
  await sweeps('the next day, who is reminded', sweepReminders);
  await sweeps('what nobody decided', sweepRequests);
  await sweeps('and again', sweepRequests);
});
