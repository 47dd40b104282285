/** Inviting obeys the stages (ADR 9): what several people have to agree to is promised by nobody alone, nor opened by an old promise. */
import type { Operation } from '../../../src/operations/desk.ts';
import { changeInvitation } from '../../../src/operations/people/invitations.ts';
import { type Invitee, invite } from '../../../src/operations/people/invite.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { violationsAt } from '../../support/invariants.ts';
import { openWorld, type World } from './world.ts';

const promiseAdmin: Operation<undefined, void> = async (desk) => {
  const { tx, workspace } = desk;
  const expected = await tx.subjects.findExpected('kim@acme.example');
  const waiting = expected && (await tx.invitations.findPending(workspace.id, expected.id));
  if (!waiting) throw new Error('kim is invited');
  await changeInvitation(desk, waiting, { role: 'admin', thing: workspace.root, span: {} });
};

describe('a role that takes two stages', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('sqlite', ['slack']);
    await world.holds('otto', 'slack', 'owner');
    await world.holds('ann', 'slack', 'admin');
  });
  afterEach(async () => {
    expect(await violationsAt(world.test.url, { owedFor: () => [] })).toEqual([]);
    await world.close();
  });

  const invites = async (by: string, invitee: Invitee, role: string) => {
    const input = { invitees: [invitee], role, to: [], span: {}, reason: null };
    return (await world.as(by, 'slack', invite, input)).verdicts[0];
  };
  const kim: Invitee = { kind: 'address', address: 'kim@acme.example' };

  it.each(['ann', 'otto'])('is not promised by %s, nor given at once, and the way is said', async (by) => {
    const here: Invitee = { kind: 'known', subject: await world.who('mia'), inSlack: 'active' };
    for (const invitee of [kim, here])
      expect(await invites(by, invitee, 'admin')).toMatchObject({
        verdict: 'refuse',
        says: expect.stringMatching(/Admin takes more than you alone here: let them be .* first, then set it/),
      });
    expect(await world.roles('mia', 'slack')).toEqual([]);
    expect(await invites(by, kim, 'member')).toMatchObject({ verdict: 'do' });
    expect(await invites(by, here, 'member')).toMatchObject({ verdict: 'do' });
    const set = { target: await world.who('mia'), role: 'admin', span: {}, reason: null };
    expect(await world.as(by, 'slack', setRole, set)).toMatchObject({ kind: 'asked' });
  });

  it('is not set into an invitation that waits', async () => {
    await invites('ann', kim, 'member');
    const expected = await world.test.db.read(world.tenant, (read) => read.subjects.findExpected('kim@acme.example'));
    if (!expected) throw new Error('kim is expected');
    const set = { target: expected.id, role: 'admin', span: {}, reason: null };
    await expect(world.as('ann', 'slack', setRole, set)).rejects.toMatchObject({ detail: { code: 'takes_others' } });
    await world.slack('kim');
    expect(await world.roles('kim', 'slack')).toEqual(['member']);
  });

  it('is withheld from whoever was promised it before the stages were asked for', async () => {
    await invites('ann', kim, 'member');
    // As it could be before this rule, or under a model that had no stages then.
    await world.as('ann', 'slack', promiseAdmin, undefined);
    await world.slack('kim');
    expect(await world.roles('kim', 'slack')).toEqual([]);
    const accepted = (await world.events('slack')).find(({ type }) => type === 'invitation.accepted');
    expect(accepted).toMatchObject({ withheld: [{ role: 'admin' }] });
  });
});
