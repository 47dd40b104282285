/** Inviting people: who is invited, who is given at once, who is not, what waits, and what comes of it. */
import { formOf, readBy } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;
const inHelpDesk = (): string =>
  office
    .as('cleo')
    .sees('#help-desk')
    .map(({ text }) => text)
    .join('\n---\n');

describe('one person', () => {
  beforeAll(async () => {
    office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo', 'olga'] });
  });
  afterAll(() => office.stop());

  it('who is not in Slack yet is invited; an Admin is told what to do, and what was given waits until they join', async () => {
    const told = await says('cleo', '/role invite nia@example.com as admin in minikai because she runs the pilot');
    expect(told).toMatch(/nia@example\.com is invited as Admin, good for 14 days\.[\s\S]*Nothing was sent/);
    await office.delivered();
    const task = office.as('cleo').last('#help-desk');
    expect(task.text).toContain('Invitation to Slack for nia@example.com');
    expect(task.buttons).toEqual(['Done']);

    await office.slack.change.joins('acme', { handle: 'nia', name: 'Nia New', email: 'nia@example.com' });
    await office.delivered();
    expect(await office.roles('nia', 'minikai')).toEqual(['admin']);
    expect(await office.may('nia', 'minikai', 'workspace.invite')).toBe(true);
    expect(readBy(office, 'nia')).toContain('You are now Admin');
    expect(inHelpDesk()).toMatch(/Invitation to Slack for @nia\. No longer needed/);
    expect(await office.history('minikai')).toEqual(
      expect.arrayContaining(['invitation.sent', 'task.opened', 'subject.joined', 'role.set', 'invitation.accepted']),
    );
  });

  it('who is in Slack already is given it at once, starting low, and is told so', async () => {
    const told = await says('cleo', '/role invite @ana in minikai');
    expect(told).toContain('@ana is in Slack already and is Member from now on.');
    expect(told).toContain('Start with Member and upgrade later');
    await office.delivered();
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
    expect(readBy(office, 'ana')).toContain('You are now Member of Minikai');
  });

  it('who is a member already is left as is, and a different role is offered as a change', async () => {
    expect(await says('cleo', '/role invite @ana in minikai')).toContain('@ana is Member here already.');
    expect(await says('cleo', '/role invite @ana as admin in minikai')).toContain(
      '@ana is Member here already. To change that, set the role instead of inviting.',
    );
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });

  it('who is deactivated in Slack, a bot, or from another Slack workspace is not invited, with the reason', async () => {
    await office.slack.change.deactivates('dan');
    expect(await says('cleo', `/role invite <@${office.as('dan').id}> in minikai`)).toContain(
      '@dan is deactivated in Slack. Reactivate the account there, then invite again.',
    );
    expect(await says('cleo', '/role invite @roledesk in minikai')).toContain('is a bot; bots hold no roles.');
    expect(await says('cleo', '/role invite <@U0NOBODY99> in minikai')).toContain('is nobody that Slack shows me.');
    expect(await says('cleo', '/role invite nia@@example in minikai')).toContain('not a complete e-mail address');
  });

  it('who is a guest of Slack is not made Admin by any of the ways there are, and is told of what they can be', async () => {
    const no =
      /Guests, bots and people of other Slack workspaces cannot be Admin.*full member in Slack first, or choose Member/;
    expect(await says('cleo', '/role invite @gus as admin in minikai')).toMatch(no);
    expect(await says('cleo', '/role invite @gus in minikai')).toContain('is Member from now on');
    expect(await says('cleo', '/role set @gus admin in minikai')).toMatch(no);
    expect(await says('cleo', '/role set @gus admin for 4h in minikai')).toMatch(no);
    expect(await says('gus', '/role request admin in minikai for 4h because rotating the certificate')).toMatch(no);
    expect(await office.roles('gus', 'minikai')).toEqual(['member']);
  });

  it('gets a role on a thing besides, where their workspace role can have it, and is refused it where it cannot', async () => {
    const web = await office.thing('miruni', 'team', 'Web');
    expect(await says('cleo', '/role invite @ben to web as admin')).toContain(
      '@ben is in Slack already and is Member and Team Admin of Web from now on.',
    );
    expect(await office.may('ben', 'miruni', 'team.give', web)).toBe(true);
    expect(await says('cleo', '/role invite vera@example.com as collaborator to web')).toContain(
      'vera@example.com cannot be given that: This person cannot be Team Member',
    );
    expect(await office.history('miruni')).not.toContain('invitation.sent');
  });

  it('is invited by nobody who may not invite: refused, and nothing is known of them afterwards', async () => {
    const told = await says('ana', '/role invite omar@example.com in minikai');
    expect(told).toContain('Nothing in the roles of Minikai allows this: Invite people.');
    expect(told).toContain('/role why');
    expect(await says('cleo', '/role show omar@example.com')).toContain('I know no such person');
  });

  it('is not told apart from nobody by trying addresses, unless one may see people', async () => {
    await office.as('cleo').types('/role invite secret@example.com in minikai');
    const known = await says('ana', '/role set secret@example.com admin in minikai');
    const unknown = await says('ana', '/role set nobody@example.com admin in minikai');
    expect(known).toBe(unknown);
  });
});

describe('several people', () => {
  beforeAll(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo'] });
  });
  afterAll(() => office.stop());

  it('are shown first with a verdict each; nothing happens before it is confirmed, and then a result each', async () => {
    await office.holds('ana', 'minikai', 'member');
    const told = await office.as('cleo').types('/role invite @ana @ben lou@example.com dora@acme.example');
    expect(told.text).toContain('Nothing has happened yet.');
    expect(told.text).toMatch(/Leaves as is: @ana, is Member here already\./);
    expect(told.text).toMatch(/Will do: @ben/);
    expect(told.text).toMatch(/Will do: lou@example\.com, will be invited as Member\./);
    expect(told.text).toContain('3 of 4 will be done.');
    expect(await office.roles('ben', 'minikai')).toEqual([]);

    const plan = office.as('cleo').privately().at(-1);
    const done = await office.as('cleo').presses(plan as never, 'Do it');
    expect(done.text).toContain('3 of 4 done.');
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect((await office.as('cleo').presses(plan as never, 'Do it')).text).toContain('0 of 4 done.');
  });

  it('of a user group are the people it has today, shown as a plan', async () => {
    const told = await office.as('cleo').types('/role invite @ops as admin');
    expect(told.text).toContain('@ops is these people today');
    expect(told.text).toMatch(/@ana, is Member here already\. To change that/);
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });

  it('come out of the form the same way, through the same plan', async () => {
    const cleo = office.as('cleo');
    await cleo.types('/role-invite');
    await formOf(office, 'cleo');
    await cleo.chooses('view', 'People in Slack', ['@dan']);
    await cleo.fills('E-mail addresses', 'kim@example.com, not-an-address');
    await cleo.submits();
    const plan = await office.slack.until(() => {
      const view = cleo.view();
      return view?.text.includes('Nothing has happened yet') ? view : undefined;
    }, 'the plan');
    expect(plan.text).toContain('Cannot: not-an-address, is not an e-mail address.');
    expect(await office.roles('dan', 'minikai')).toEqual([]);
    await cleo.submits();
    expect(await office.roles('dan', 'minikai')).toEqual(['member']);
    expect((await cleo.types('/role invite list')).text).toMatch(/kim@example\.com as Member/);
  });
});

describe('a guest of Slack in the form', () => {
  beforeAll(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo'] });
  });
  afterAll(() => office.stop());

  it('is refused as Admin in the plan, and the others of the list go on', async () => {
    const cleo = office.as('cleo');
    await cleo.types('/role-invite');
    await formOf(office, 'cleo');
    await cleo.chooses('view', 'People in Slack', ['@dan', '@gus']);
    await cleo.chooses('view', 'Role', 'Admin');
    await cleo.submits();
    const plan = await office.slack.until(() => {
      const view = cleo.view();
      return view?.text.includes('Nothing has happened yet') ? view : undefined;
    }, 'the plan');
    expect(plan.text).toMatch(/Cannot: @gus, cannot be given that: Guests, bots .* cannot be Admin/);
    await cleo.submits();
    expect(await office.roles('dan', 'minikai')).toEqual(['admin']);
    expect(await office.roles('gus', 'minikai')).toEqual([]);
  });
});

describe('an invitation that waits', () => {
  beforeAll(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
  });
  afterAll(() => office.stop());

  it('is changed by setting the role, resent, and cancelled', async () => {
    await office.as('cleo').types('/role invite pia@example.com');
    expect(await says('cleo', '/role set pia@example.com admin')).toContain(
      'has not joined yet, so the invitation was changed: they will be Admin in Minikai.',
    );
    expect(await says('cleo', '/role invite list')).toContain('pia@example.com as Admin');
    office.passes({ days: 10 });
    expect(await says('cleo', '/role invite resend pia@example.com')).toContain('waits again, until');
    office.passes({ days: 10 });
    await office.delivered();
    expect(await says('cleo', '/role invite list')).toContain('pia@example.com as Admin');
    expect(await says('cleo', '/role invite cancel pia@example.com')).toContain('is cancelled.');
    await office.slack.change.joins('acme', { handle: 'pia', name: 'Pia', email: 'pia@example.com' });
    expect(await office.roles('pia', 'minikai')).toEqual([]);
  });

  it('expires after 14 days and then gives nothing', async () => {
    await office.as('cleo').types('/role invite quinn@example.com as admin');
    office.passes({ days: 14 });
    await office.slack.change.joins('acme', { handle: 'quinn', name: 'Quinn', email: 'quinn@example.com' });
    expect(await office.roles('quinn', 'minikai')).toEqual([]);
    await office.delivered();
    expect(await says('cleo', '/role invite list')).toContain('No invitation is out');
    expect(await office.history('minikai')).toContain('invitation.expired');
  });

  it('gives only what its giver may still give when it is accepted, and the giver is told what was withheld', async () => {
    await office.as('olga').types('/role invite rae@example.com as admin');
    await office.as('cleo').types('/role set @olga member');
    await office.slack.change.joins('acme', { handle: 'rae', name: 'Rae', email: 'rae@example.com' });
    await office.delivered();
    expect(await office.roles('rae', 'minikai')).toEqual([]);
    expect(readBy(office, 'olga')).toMatch(
      /@rae accepted the invitation by @olga, but not everything in it can be given any more/,
    );
  });

  it('opens for exactly its address, once Slack has it for somebody who was here under another one', async () => {
    await office.as('cleo').types('/role invite benjamin@example.com');
    expect(await office.roles('ben', 'minikai')).toEqual([]);
    await office.slack.change.changesEmail('ben', 'benjamin@example.com');
    await office.slack.settled(25);
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('means nobody who has given it up, even where Slack never told of it', async () => {
    await office.as('dan').types('/role me');
    const dan = office.slack.world.people.get(office.as('dan').id);
    if (!dan) throw new Error('dan is here');
    const old = dan.email;
    dan.email = 'elsewhere@example.com';
    expect(await says('cleo', `/role invite ${old}`)).toContain('is invited as Member');
    expect(await office.roles('dan', 'minikai')).toEqual([]);
  });
});
