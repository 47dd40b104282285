/** Changing a workspace role: for good and for a time, what goes with it, and what nobody may. */
import { formOf, readBy } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office?.stop());
const readByAll = (): string =>
  office
    .as('cleo')
    .sees('#help-desk')
    .map(({ text }) => text)
    .join('\n');
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;

describe('in Minikai', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
  });

  it('a role is set for good: it counts at once, the person is told, the product is changed by hand', async () => {
    expect(await says('cleo', '/role set @ana admin because she takes over')).toContain(
      '@ana is now Admin in Minikai (was Member).',
    );
    expect(await office.may('ana', 'minikai', 'workspace.invite')).toBe(true);
    await office.delivered();
    expect(readBy(office, 'ana')).toMatch(/You are now Admin[^\n]*before: Member[\s\S]*she takes over/);
    expect(readBy(office, 'ana')).toContain('an Admin carries it out in Minikai by hand');
    expect(readByAll()).toContain('Role Admin in Minikai for @ana');
    expect(await says('cleo', '/role set @ana admin')).toContain('@ana is Admin in Minikai already');
  });

  it('a length that stands in the reason has no effect, which is said', async () => {
    const hint = 'This has no end. For 2 hours only, say the length before “because”.';
    expect(await says('cleo', '/role set @ana admin because of the audit for 2h')).toContain(hint);
    expect(await says('cleo', '/role set @ben admin for 1h because of the audit for 2h')).not.toContain('no end');
  });

  it('a role for a time covers the baseline, and the baseline comes back by itself', async () => {
    expect(await says('cleo', '/role set @ana admin for 4h')).toMatch(
      /@ana is Admin in Minikai until .*; then Member again\./,
    );
    expect(await office.roles('ana', 'minikai')).toEqual(expect.arrayContaining(['admin', 'member']));
    // Lengthened, what comes back is the baseline and not the cover itself.
    expect(await says('cleo', '/role set @ana admin for 5h')).toMatch(
      /@ana is Admin in Minikai until .*; then Member again\./,
    );
    office.passes({ hours: 5 });
    expect(await office.may('ana', 'minikai', 'workspace.invite')).toBe(false);
    await office.delivered();
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
    expect(readBy(office, 'ana')).toContain('Your Admin role has ended. You are Member.');
  });

  it('a cover that is made permanent ends nothing in between', async () => {
    await says('cleo', '/role set @ana admin for 4h');
    await says('cleo', '/role set @ana admin');
    office.passes({ hours: 5 });
    await office.delivered();
    expect(await office.roles('ana', 'minikai')).toEqual(['admin']);
    expect(readBy(office, 'ana')).not.toContain('has ended');
  });

  it('set for a time again, it lasts longer and is no second one; shorter changes nothing', async () => {
    await says('cleo', '/role set @ana admin for 4h');
    expect(await says('cleo', '/role set @ana admin for 8h')).toContain('until 2 Nov 2026, 17:00 UTC');
    expect(await says('cleo', '/role set @ana admin for 1h')).toContain('already');
    expect((await office.history('minikai')).filter((type) => type === 'grant.opened')).toHaveLength(1);
    office.passes({ hours: 7 });
    expect(await office.roles('ana', 'minikai')).toContain('admin');
  });

  it('a lesser role cannot be set for a time: offered are a change for good, and offboarding', async () => {
    const told = await says('cleo', '/role set @olga member for 7d');
    expect(told).toContain('Member is less than Admin, so it cannot be set for a time.');
    expect(told).toContain('set @Olga Owner member');
    expect(told).toContain('offboard @Olga Owner');
    expect(await office.roles('olga', 'minikai')).toEqual(['admin']);
  });

  it('the last Admin can be neither demoted nor removed nor offboarded; one for a time does not count as one who stays', async () => {
    await says('cleo', '/role set @olga member');
    await says('cleo', '/role set @ana admin for 4h');
    for (const line of ['set me member', 'set @cleo member', 'remove me admin'])
      expect(await says('cleo', `/role ${line}`)).toContain('The last active Admin stays');
    await office.as('ana').types('/role offboard @cleo');
    expect((await formOf(office, 'ana')).text).toContain('The last active Admin stays');
    expect(await office.roles('cleo', 'minikai')).toEqual(['admin']);
  });

  it('an Admin for a time can neither make it permanent nor give longer than they have', async () => {
    await says('cleo', '/role set @ana admin for 4h');
    expect(await says('ana', '/role set @ana admin')).toContain('Nobody opens, lengthens or raises');
    expect(await says('ana', '/role set me admin for 1y')).toContain('Nobody opens, lengthens or raises');
    expect(await says('ana', '/role set @ben admin')).toContain('Nobody gives for longer than they have themselves');
    expect(await says('ana', '/role set @ben admin for 2h')).toContain('@ben is Admin in Minikai until');
    office.passes({ hours: 4 });
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(false);
  });

  it('a role is taken away by its name, and what remains is said', async () => {
    expect(await says('cleo', '/role remove @olga admin')).toContain(
      '@olga is no longer Admin. They are Member in Minikai now.',
    );
    expect(await says('cleo', '/role remove @olga admin')).toContain('This person is not Admin, but Member.');
    expect(await says('cleo', '/role remove @ana member')).toMatch(/all that this person has here[\s\S]*offboard/);
    expect(await office.roles('olga', 'minikai')).toEqual(['member']);
  });

  it('whoever the directory manages is changed there, and it is named', async () => {
    const ana = await office.subject('ana');
    const { db, bot } = office.running;
    await db.transact({ tenant: bot.tenant }, async (tx) => {
      const before = await tx.subjects.get(ana);
      await tx.subjects.replace(before, { ...before, directory: 'Okta' });
    });
    expect(await says('cleo', '/role set @ana admin')).toContain('Okta manages this person: change the role there.');
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });

  it('nothing that is not understood changes anything', async () => {
    for (const line of [
      'set @ana admin team web',
      'remove @ana form team web',
      'set @ana contributor',
      '@ana admin',
      'set @ana @ben admin',
    ])
      await office.as('cleo').types(`/role ${line}`);
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });
});

describe('in Miruni', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo'] });
  });

  it('lowering somebody shows in the form what goes, and takes their team roles along', async () => {
    await office.holds('ana', 'miruni', 'member');
    const web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    const cleo = office.as('cleo');
    await cleo.types('/role set');
    await formOf(office, 'cleo');
    await cleo.chooses('view', 'Who?', '@ana');
    await office.slack.until(() => cleo.view()?.text.includes('has Member') || undefined, 'what ana has');
    await cleo.chooses('view', 'Role', 'Collaborator');
    const form = await office.slack.until(() => {
      const view = cleo.view();
      return view?.text.includes('they would lose') ? view : undefined;
    }, 'what would be lost');
    expect(form.text).toContain('Team Admin of Web');
    const done = await cleo.submits();
    expect(done.errors).toEqual({});
    expect(cleo.view()?.text).toContain('With the old role went: Team Admin of Web.');
    expect(await office.may('ana', 'miruni', 'team.give', web)).toBe(false);
    expect(await office.history('miruni')).toContain('grant.ended');
  });

  it('a lesser role for a time is refused with what would be lost for good', async () => {
    await office.holds('ana', 'miruni', 'member');
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    expect(await says('cleo', '/role set @ana guest for 7d')).toContain('they would lose Team Admin of Web');
    expect(await office.roles('ana', 'miruni')).toEqual(['member']);
  });

  it('what somebody would hold and no longer see counts as lost, too', async () => {
    await office.holds('dan', 'miruni', 'collaborator');
    await office.thing('miruni', 'team', 'Web', {});
    const shop = await office.thing('miruni', 'team', 'Shop', {});
    await office.thing('miruni', 'project', 'Till', { inside: shop, people: { assigned: ['dan'] } });
    expect(await says('cleo', '/role set @dan guest for 2d')).toContain(
      'they would lose the sight of Till (assigned, which stays)',
    );
    const told = await says('cleo', '/role set @dan guest');
    expect(told).toContain('loses the sight of Till');
    expect(await office.roles('dan', 'miruni')).toEqual(['collaborator']);
  });

  it('a role that uses a licence says so', async () => {
    expect(await says('cleo', '/role set @gus guest')).not.toContain('licence');
    expect(await says('cleo', '/role set @gus collaborator')).toContain('Collaborator uses a licence.');
  });
});

describe('in Slack itself', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['slack'], admins: ['olga'] });
  });

  it('what takes two approvals when it is asked for takes them when it is set, too', async () => {
    await office.holds('omar', 'slack', 'owner');
    await office.holds('cleo', 'slack', 'admin');
    await office.holds('ana', 'slack', 'member');
    const told = await says('cleo', '/role set @ana admin because she looks after guests now');
    expect(told).toContain('R-1001 proposes it to those who decide, with your approval counted.');
    expect(await office.roles('ana', 'slack')).toEqual(['member']);
    await office.delivered();
    expect(await says('omar', '/role approve R-1001')).not.toContain('not');
    expect(await office.roles('ana', 'slack')).toEqual(['admin']);
  });

  it('nobody changes somebody who outranks them, nor gives a role above their own', async () => {
    await office.holds('omar', 'slack', 'owner');
    await office.holds('cleo', 'slack', 'admin');
    expect(await says('cleo', '/role set @omar member')).toContain(
      'Nobody changes the role of somebody who outranks them.',
    );
    expect(await says('cleo', '/role set @ben owner')).toContain('Nobody gives a role above their own.');
    expect(await office.roles('omar', 'slack')).toEqual(['owner']);
  });

  it('is done by hand, and Slack is asked whether it was', async () => {
    await office.holds('ben', 'slack', 'member');
    await says('olga', '/role set @ben single_channel_guest');
    await office.delivered();
    const tasks = office
      .as('olga')
      .sees('#help-desk')
      .filter(({ text }) => text.includes('Role Single-Channel Guest in Slack for @ben'));
    const task = tasks.at(-1) as never;
    expect((await office.as('olga').presses(task, 'Done')).text).toContain('Slack says that this person is Member.');
    await office.slack.change.makes('ben', 'single_channel_guest');
    expect((await office.as('olga').presses(task, 'Done')).text).toContain('Done: Role Single-Channel Guest in Slack.');
    await office.delivered();
    expect(
      office
        .as('olga')
        .sees('#help-desk')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/Role Single-Channel Guest in Slack for @ben\. Done by @olga/);
    expect((await office.as('olga').presses(task, 'Done', { stale: true })).text).toContain('That is done already.');
  });
});
