/** Who is no full member of the Slack workspace is given no role that runs the place, by no door: they could do nothing with it. */
import type { Operation } from '../../../src/operations/desk.ts';
import { type Invitee, invite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { engines } from '../../support/engines.ts';
import { violationsAt } from '../../support/invariants.ts';
import { openWorld, type World } from './world.ts';

const guest = { kind: 'guest', standing: 'multi_channel_guest' } as const;
const day = { length: { count: 1, unit: 'day' } } as const;
const why = 'Guests, bots and people of other Slack workspaces cannot be Admin, because they administer nothing here.';
const instead = 'Make this person a full member in Slack first, or choose Member, Collaborator or Guest.';
const refused = { kind: 'denied', detail: { code: 'rail.ineligible' }, message: `${why} ${instead}` };

describe.each(engines)('a guest of Slack on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['miruni']);
    await world.slack('gus', guest);
  });
  afterEach(async () => {
    expect(await violationsAt(world.test.url, { owedFor: () => [] })).toEqual([]);
    await world.close();
  });

  const does = <Input, Result>(by: string, operation: Operation<Input, Result>, input: Input): Promise<Result> =>
    world.as(by, 'miruni', operation, input);
  const invites = async (invitee: Invitee, role: string) =>
    (await does('ada', invite, { invitees: [invitee], role, to: [], span: {}, reason: null })).verdicts[0];
  const gus = async (): Promise<Invitee> => ({ kind: 'known', subject: await world.who('gus'), inSlack: 'active' });
  const sets = async (role: string, span = {}) =>
    does('ada', setRole, { target: await world.who('gus'), role, span, reason: null });
  const asks = async (span = {}) => {
    const thing = world.places.get('miruni')?.root;
    if (!thing) throw new Error('miruni is open');
    const input = { target: await world.who('gus'), role: 'admin', thing, span };
    return does('gus', requestAccess, { ...input, reason: 'covering for somebody who is away', ticket: null });
  };

  it('is not invited as Admin, before and after they were offboarded, and is as anything else', async () => {
    const no = { verdict: 'refuse', says: `cannot be given that: ${why} ${instead}` };
    expect(await invites(await gus(), 'admin')).toMatchObject(no);
    expect(await world.roles('gus', 'miruni')).toEqual([]);
    expect(await invites(await gus(), 'collaborator')).toMatchObject({ verdict: 'do' });
    const off = { target: await world.who('gus'), workspace: null, successors: [], reason: null };
    await world.wide('ada', offboard, off);
    expect(await invites(await gus(), 'admin')).toMatchObject(no);
    expect(await invites(await gus(), 'guest')).toMatchObject({ verdict: 'do' });
    expect(await world.roles('gus', 'miruni')).toEqual(['guest']);
  });

  it('is nobody who has never been in Slack: taken off before they came, they are invited as Admin again', async () => {
    const kim = { kind: 'address', address: 'kim@acme.example' } as const;
    expect(await invites(kim, 'member')).toMatchObject({ verdict: 'do' });
    const { tenant } = world.places.get('miruni') ?? {};
    const known = tenant && (await world.test.db.read(tenant, (read) => read.subjects.findByEmail(kim.address)));
    if (!known) throw new Error('kim is invited');
    await world.wide('ada', offboard, { target: known.id, workspace: null, successors: [], reason: null });
    expect(await world.test.db.read(known.tenant, (read) => read.subjects.get(known.id))).toMatchObject({
      state: 'offboarded',
      slackKind: null,
    });
    expect(await invites(kim, 'admin')).toMatchObject({ verdict: 'do' });
    await world.slack('kim');
    expect(await world.roles('kim', 'miruni')).toEqual(['admin']);
  });

  it('who comes for an invitation as Admin that was made before anybody knew what they are, is not given it', async () => {
    expect(await invites({ kind: 'address', address: 'kim@acme.example' }, 'admin')).toMatchObject({ verdict: 'do' });
    expect(await invites({ kind: 'address', address: 'lou@acme.example' }, 'admin')).toMatchObject({ verdict: 'do' });
    await world.slack('kim', guest);
    await world.slack('lou');
    expect(await world.roles('kim', 'miruni')).toEqual([]);
    expect(await world.roles('lou', 'miruni')).toEqual(['admin']);
    const accepted = (await world.events('miruni')).filter(({ type }) => type === 'invitation.accepted');
    expect(accepted).toMatchObject([{ withheld: [{ role: 'admin' }] }, { withheld: [] }]);
  });

  it('is not made Admin, neither for good nor for a time, until Slack says that they are a full member', async () => {
    await sets('member');
    for (const span of [{}, day]) await expect(sets('admin', span)).rejects.toMatchObject(refused);
    expect(await world.roles('gus', 'miruni')).toEqual(['member']);
    await world.slack('gus');
    expect(await sets('admin')).toMatchObject({ kind: 'set' });
  });

  it('does not ask for it, and what a full member asked for is not approved once they are a guest', async () => {
    await sets('member');
    await expect(asks(day)).rejects.toMatchObject({ ...refused, detail: { code: 'rail.ineligible', field: 'what' } });
    await world.slack('gus');
    const { id } = await asks(day);
    await world.slack('gus', guest);
    const approving = does('ada', approveRequest, { request: id, comment: null });
    await expect(approving).rejects.toMatchObject(refused);
    await world.slack('gus');
    expect(await does('ada', approveRequest, { request: id, comment: null })).toMatchObject({ state: 'approved' });
  });
});
