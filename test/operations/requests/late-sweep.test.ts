/** What is over is over whether the sweep has come by or not, on both engines; and what the oracle found besides. */
import type { GrantId } from '../../../src/domain/ids.ts';
import type { Span } from '../../../src/domain/instant.ts';
import { cancelInvitation, resendInvitation } from '../../../src/operations/people/invitations.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { removeRole } from '../../../src/operations/people/remove-role.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { answerRequest } from '../../../src/operations/requests/answer-request.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { cancelRequest } from '../../../src/operations/requests/cancel-request.ts';
import { denyRequest } from '../../../src/operations/requests/deny-request.ts';
import { endGrant } from '../../../src/operations/requests/end-grant.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { sweepGrants } from '../../../src/operations/requests/sweep-grants.ts';
import { addToThing } from '../../../src/operations/things/add-to-thing.ts';
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import { removeFromThing } from '../../../src/operations/things/remove-from-thing.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from '../people/world.ts';

const hour: Span = { length: { count: 1, unit: 'hour' } };

describe.each(engines)('with a late sweep on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['miruni', 'minikai']);
    await world.staff('miruni', { mel: 'member', gus: 'guest' });
  });
  afterEach(() => world.close());

  const root = () => world.places.get('miruni')?.root ?? ('' as never);
  const count = async (type: string) => (await world.events('miruni')).filter((one) => one.type === type).length;
  const open = async (name: string) => {
    const subject = await world.who(name);
    return world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(subject));
  };
  const code = (wanted: string) => ({ detail: expect.objectContaining({ code: wanted }) });

  it('a role on a thing is given anew, and the time in between was nobody’s', async () => {
    const web = await world.thing('miruni', 'team', 'Web');
    const adding = { people: [await world.who('mel')], thing: web, role: null, span: hour, reason: null };
    await world.as('ada', 'miruni', addToThing, adding);
    world.clock.passes({ hours: 2 });
    const { verdicts } = await world.as('ada', 'miruni', addToThing, adding);
    expect(verdicts).toMatchObject([{ verdict: 'added' }]);
    expect([await count('grant.opened'), await count('grant.ended'), await count('grant.extended')]).toEqual([2, 1, 0]);
    const ended = (await world.events('miruni')).find(({ type }) => type === 'grant.ended');
    expect(ended).toMatchObject({ because: 'its time was over' });
    world.clock.passes({ hours: 2 });
    const taking = { target: await world.who('mel'), thing: web, role: null, reason: null };
    await expect(world.as('ada', 'miruni', removeFromThing, taking)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('archiving takes away what is in force, and tells of nothing else', async () => {
    const web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'] });
    const adding = { people: [await world.who('mel')], thing: web, role: 'member', span: hour, reason: null };
    await world.as('ada', 'miruni', addToThing, adding);
    const timed = (await open('mel')).find(({ endsAt }) => endsAt !== null)?.id ?? ('' as GrantId);
    const longer = { grant: timed, span: hour, reason: 'a little longer, please' };
    const { id } = await world.as('mel', 'miruni', extend, longer);
    world.clock.passes({ hours: 2 });
    expect(await world.as('ada', 'miruni', archiveThing, { thing: web })).toMatchObject({ ended: 1 });
    expect((await world.test.db.read(world.tenant, (read) => read.requests.get(id))).state).toBe('pending');
    expect(await world.as(null, 'miruni', sweepGrants, undefined)).toBe(1);
  });

  it('offboarding tells of what was in force, and the sweep of what was over', async () => {
    const setting = { target: await world.who('mel'), role: 'admin', span: hour, reason: null };
    await world.as('ada', 'miruni', setRole, setting);
    world.clock.passes({ hours: 2 });
    const leaving = { target: setting.target, workspace: null, successors: [], reason: null };
    expect(await world.wide('ada', offboard, leaving)).toMatchObject({ grants: 1 });
    expect(await world.as(null, 'miruni', sweepGrants, undefined)).toBe(1);
  });

  it('a cover is given anew, ended by nobody, and taken from nobody', async () => {
    const setting = { target: await world.who('mel'), role: 'admin', span: hour, reason: null };
    await world.as('ada', 'miruni', setRole, setting);
    const [cover] = (await open('mel')).filter(({ source }) => source === 'cover');
    world.clock.passes({ hours: 2 });
    const ending = { grant: cover?.id ?? ('' as GrantId), reason: null };
    await expect(world.as('ada', 'miruni', endGrant, ending)).rejects.toMatchObject(code('already_ended'));
    const removing = { target: setting.target, role: 'admin', reason: null };
    await expect(world.as('ada', 'miruni', removeRole, removing)).rejects.toMatchObject(code('not_held'));
    expect(await world.as('ada', 'miruni', setRole, { ...setting, role: 'member', span: {} })).toMatchObject({
      goesOn: [],
    });
    expect(await world.as('ada', 'miruni', setRole, setting)).toMatchObject({ kind: 'covered' });
    expect([await count('grant.opened'), await count('grant.extended')]).toEqual([2, 0]);
  });

  it('somebody who was invited for a time is invited again', async () => {
    const subject = await world.who('dov');
    const invitees = [{ kind: 'known' as const, subject, inSlack: 'active' as const }];
    const inviting = { invitees, role: 'member', to: [], span: hour, reason: null };
    await world.as('ada', 'miruni', invite, inviting);
    world.clock.passes({ hours: 2 });
    const { verdicts } = await world.as('ada', 'miruni', invite, inviting);
    expect(verdicts).toMatchObject([{ verdict: 'do' }]);
    expect(await world.roles('dov', 'miruni')).toEqual(['member']);
    world.clock.passes({ hours: 2 });
    const leaving = { target: subject, workspace: null, successors: [], reason: null };
    await expect(world.wide('ada', offboard, leaving)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('an invitation that is too old is neither sent again nor changed nor taken back', async () => {
    const invitees = [{ kind: 'address' as const, address: 'kim@acme.example' }];
    await world.as('ada', 'miruni', invite, { invitees, role: 'admin', to: [], span: {}, reason: null });
    const kim = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('kim@acme.example'));
    if (!kim) throw new Error('kim was invited');
    world.clock.passes({ days: 15 });
    const target = kim.id;
    await expect(world.wide('ada', resendInvitation, { target })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(world.wide('ada', cancelInvitation, { target })).rejects.toMatchObject({ kind: 'not_found' });
    const setting = { target, role: 'member', span: {}, reason: null };
    await expect(world.as('ada', 'miruni', setRole, setting)).rejects.toMatchObject(code('not_invited'));
    const removing = { target, role: 'admin', reason: null };
    await expect(world.as('ada', 'miruni', removeRole, removing)).rejects.toMatchObject(code('not_held'));
    const leaving = { target, workspace: null, successors: [], reason: null };
    await expect(world.wide('ada', offboard, leaving)).rejects.toMatchObject({ kind: 'not_found' });
  });

  const asking = async (name: string, role: string | null = 'admin') => ({
    ...{ target: await world.who(name), role, thing: root(), span: hour },
    ...{ reason: 'changing the payment method', ticket: null },
  });

  it('a request that nobody decided in time is in nobody’s way', async () => {
    const first = await world.as('mel', 'miruni', requestAccess, await asking('mel'));
    world.clock.passes({ days: 2 });
    expect(await world.as('mel', 'miruni', requestAccess, await asking('mel'))).toMatchObject({ state: 'pending' });
    const before = await world.test.db.read(world.tenant, (read) => read.requests.get(first.id));
    expect(before.state).toBe('expired');
    expect(await count('request.expired')).toBe(1);
  });

  it('a Guest who gives back what they are does not become a Member', async () => {
    const [least] = await open('gus');
    const ending = { grant: least?.id ?? ('' as GrantId), reason: null };
    for (const by of ['gus', 'ada'])
      await expect(world.as(by, 'miruni', endGrant, ending)).rejects.toMatchObject(code('default_role'));
    expect(await world.roles('gus', 'miruni')).toEqual(['guest']);
  });

  it('a request is decided, cancelled and answered in its own product only', async () => {
    await world.holds('abe', 'minikai', 'admin');
    const { id: request } = await world.as('mel', 'miruni', requestAccess, await asking('mel'));
    const { id: question } = await world.as('mel', 'miruni', requestAccess, await asking('mel', null));
    const gone = { kind: 'not_found' };
    await expect(world.as('abe', 'minikai', approveRequest, { request, comment: null })).rejects.toMatchObject(gone);
    await expect(world.as('abe', 'minikai', denyRequest, { request, reason: 'not here' })).rejects.toMatchObject(gone);
    await expect(world.as('mel', 'minikai', cancelRequest, { request })).rejects.toMatchObject(gone);
    const answer = { request: question, comment: 'that one' };
    await expect(world.as('abe', 'minikai', answerRequest, answer)).rejects.toMatchObject(gone);
    expect(await world.roles('mel', 'miruni')).toEqual(['member']);
  });
});
