/** Inviting and accepting, on both engines: what is judged when, and what nobody gets by it. */

import { expireInvitations } from '../../../src/operations/people/expire-invitations.ts';
import { cancelInvitation, resendInvitation } from '../../../src/operations/people/invitations.ts';
import type { Invite } from '../../../src/operations/people/invite.ts';
import { invite, planInvite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { planOf } from '../../../src/operations/plans.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from './world.ts';

const asking = (address: string, more: Partial<Invite> = {}): Invite => ({
  invitees: [{ kind: 'address', address }],
  role: null,
  to: [],
  span: {},
  reason: null,
  ...more,
});

describe.each(engines)('inviting on %s', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(engine, ['minikai', 'miruni']);
  });
  afterAll(() => world.close());

  it('gives nothing before they join with exactly that address, confirmed by Slack', async () => {
    const { verdicts, toSlack } = await world.as(
      'ada',
      'minikai',
      invite,
      asking('kim@acme.example', { role: 'admin' }),
    );
    expect(verdicts).toEqual([
      { about: 'kim@acme.example', verdict: 'do', says: 'is invited as Admin, good for 14 days.' },
    ]);
    expect(toSlack).toBe(1);
    await world.slack('kin');
    expect(await world.roles('kin', 'minikai')).toEqual([]);
    const unconfirmed = await world.slack('kim', { emailConfirmed: false, slackUserId: 'UOTHER' });
    expect(await world.roles(unconfirmed.id, 'minikai')).toEqual([]);
    await world.slack('kim', { email: 'KIM@acme.example' });
    expect(await world.roles('kim', 'minikai')).toEqual(['admin']);
    const opened = (await world.events('minikai')).filter(({ type }) => type === 'invitation.accepted');
    expect(opened).toEqual([expect.objectContaining({ withheld: [] })]);
  });

  it('by an address that somebody merely claims invites whoever has it, not the one who claims it', async () => {
    const claimant = await world.slack('pretender', { email: 'zoe@acme.example', emailConfirmed: false });
    await world.as('ada', 'minikai', invite, asking('zoe@acme.example', { role: 'admin' }));
    expect(await world.roles(claimant.id, 'minikai')).toEqual([]);
    await world.slack('zoe', { email: 'zoe@acme.example' });
    expect(await world.roles('zoe', 'minikai')).toEqual(['admin']);
    expect(await world.roles(claimant.id, 'minikai')).toEqual([]);
  });

  it('is refused to whoever may not, as a whole, and written down; nobody is known by it', async () => {
    await world.holds('max', 'minikai', 'member');
    await expect(world.as('max', 'minikai', invite, asking('x@acme.example'))).rejects.toMatchObject({
      kind: 'denied',
    });
    await expect(world.as('max', 'minikai', planInvite, asking('x@acme.example'))).rejects.toMatchObject({
      kind: 'denied',
    });
    expect((await world.events('minikai')).at(-1)).toMatchObject({ type: 'act.denied', action: 'workspace.invite' });
    const known = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('x@acme.example'));
    expect(known).toBeUndefined();
  });

  it('judges each of a list by itself, and doing it again changes nothing', async () => {
    const list: Invite = {
      ...asking(''),
      invitees: [
        { kind: 'known', subject: await world.who('una'), inSlack: 'active' },
        { kind: 'known', subject: await world.who('max'), inSlack: 'active' },
        { kind: 'known', subject: await world.who('dee'), inSlack: 'deactivated' },
        { kind: 'address', address: 'lou@acme.example' },
        { kind: 'address', address: 'una@acme.example' },
        { kind: 'no', about: 'robo', says: 'is a bot; bots hold no roles.' },
      ],
    };
    const first = await world.as('ada', 'minikai', invite, list);
    expect(first.verdicts.map(({ verdict }) => verdict)).toEqual(['do', 'skip', 'refuse', 'do', 'skip', 'refuse']);
    const before = (await world.events('minikai')).length;
    const again = await world.as('ada', 'minikai', invite, list);
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual(['skip', 'skip', 'refuse', 'skip', 'skip', 'refuse']);
    expect((await world.events('minikai')).length).toBe(before);
  });

  it('by address brings nobody back whom Slack has let go, offboarded before or not, until Slack says that they are there', async () => {
    await world.holds('dee', 'minikai', 'member');
    await world.holds('off', 'minikai', 'member');
    const off = { target: await world.who('off'), workspace: null, successors: [], reason: null };
    await world.wide('ada', offboard, off);
    for (const name of ['dee', 'off']) {
      await world.slack(name, { deactivated: true });
      const { verdicts } = await world.as('ada', 'minikai', invite, asking(`${name}@acme.example`));
      expect(verdicts[0]).toMatchObject({
        verdict: 'refuse',
        says: expect.stringContaining('is deactivated in Slack'),
      });
      expect(await world.roles(name, 'minikai')).toEqual([]);
      const known = { kind: 'known', subject: await world.who(name), inSlack: 'active' } as const;
      await world.slack(name);
      expect(await world.roles(name, 'minikai')).toEqual([]);
      await world.as('ada', 'minikai', invite, { ...asking(''), invitees: [known] });
      expect(await world.roles(name, 'minikai')).toEqual(['member']);
    }
  });

  it('gives roles on things where the invited role can have them, and refuses the whole line where it cannot (MR-12, MR-16)', async () => {
    const web = await world.thing('miruni', 'team', 'Web');
    const to = [{ thing: web, role: null }];
    const { verdicts } = await world.as(
      'ada',
      'miruni',
      invite,
      asking('cal@acme.example', { role: 'collaborator', to }),
    );
    expect(verdicts[0]).toMatchObject({ verdict: 'refuse', says: expect.stringContaining('cannot be Team Member') });
    await world.as('ada', 'miruni', invite, asking('mel@acme.example', { to }));
    await world.slack('mel');
    expect(await world.roles('mel', 'miruni')).toEqual(['member']);
    expect(await world.on('mel', web)).toEqual(['member']);
  });

  it('of a thing that is not there, or of another product, is answered as not found', async () => {
    const elsewhere = await world.thing('minikai', 'mini_label', 'House');
    await expect(
      world.as('ada', 'miruni', invite, asking('y@acme.example', { to: [{ thing: elsewhere, role: null }] })),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('withholds what its giver may no longer give, and what could only be held with it', async () => {
    await world.holds('gil', 'miruni', 'admin');
    const shop = await world.thing('miruni', 'team', 'Shop', { admin: ['gil'] });
    await world.as('gil', 'miruni', invite, asking('pia@acme.example', { to: [{ thing: shop, role: null }] }));
    await world.as('ada', 'miruni', setRole, {
      target: await world.who('gil'),
      role: 'member',
      span: {},
      reason: null,
    });
    await world.holds('pia', 'minikai', 'member');
    expect(await world.roles('pia', 'miruni')).toEqual([]);
    const accepted = (await world.events('miruni')).findLast(({ type }) => type === 'invitation.accepted');
    expect(accepted).toMatchObject({ withheld: [expect.anything(), expect.anything()] });
  });

  it('given by somebody who is gone gives nothing', async () => {
    await world.holds('hal', 'miruni', 'admin');
    await world.as('hal', 'miruni', invite, asking('quin@acme.example'));
    await world.wide('ada', offboard, {
      target: await world.who('hal'),
      workspace: null,
      successors: [],
      reason: null,
    });
    await world.slack('quin');
    expect(await world.roles('quin', 'miruni')).toEqual([]);
  });

  it('waits 14 days, longer when it is sent again, and then ends; taken back it gives nothing', async () => {
    await world.as('ada', 'minikai', invite, asking('rae@acme.example'));
    const rae = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('rae@acme.example'));
    if (!rae) throw new Error('rae was invited');
    world.clock.passes({ days: 13 });
    await world.wide('ada', resendInvitation, { target: rae.id });
    world.clock.passes({ days: 13 });
    expect(await world.as(null, 'minikai', expireInvitations, undefined)).toBeGreaterThan(0); // lou's
    await expect(world.wide('max', cancelInvitation, { target: rae.id })).rejects.toMatchObject({ kind: 'not_found' });
    await world.wide('ada', cancelInvitation, { target: rae.id });
    await world.slack('rae');
    expect(await world.roles('rae', 'minikai')).toEqual([]);
    await expect(world.wide('ada', resendInvitation, { target: rae.id })).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('past its end gives nothing, even when no sweep has come by', async () => {
    await world.as('ada', 'minikai', invite, asking('tom@acme.example'));
    world.clock.passes({ days: 14 });
    await world.slack('tom');
    expect(await world.roles('tom', 'minikai')).toEqual([]);
    expect((await world.events('minikai')).at(-1)).toMatchObject({ type: 'invitation.expired' });
  });

  it('keeps a plan for whoever made it, and for nobody else', async () => {
    const { ref } = await world.as('ada', 'minikai', planInvite, asking('sol@acme.example'));
    expect(await world.wide('ada', planOf, { ref })).toMatchObject({ kind: 'invite' });
    await expect(world.wide('max', planOf, { ref })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(world.wide('ada', planOf, { ref: 'pln_nonsense' })).rejects.toMatchObject({ kind: 'not_found' });
    const known = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('sol@acme.example'));
    expect(known).toBeUndefined();
  });
});
