/** Taking people out: offboarding asks first and ends everything; leaving Slack is a fact that nobody is asked about. */
import { formOf, readBy } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office?.stop());
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;

/** Slack is acknowledged before an event has run; this waits until it has. */
async function soon(happened: () => Promise<boolean>): Promise<void> {
  for (let left = 100; left > 0 && !(await happened()); left--) await new Promise((next) => setTimeout(next, 20));
}
const hasNothing = (handle: string, product: string) => async (): Promise<boolean> =>
  (await office.roles(handle, product)).length === 0;

const inHelpDesk = (): string =>
  office
    .as('olga')
    .sees('#help-desk')
    .map(({ text }) => text)
    .join('\n---\n');

describe('offboarding', () => {
  it('shows what ends and asks who takes over, then ends everything in every product', async () => {
    office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo'] });
    await office.holds('ana', 'minikai', 'member');
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
    const label = await office.thing('minikai', 'mini_label', 'House', { people: { view: ['ana'] } });
    const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ana', 'ben'] } });
    const site = await office.thing('miruni', 'project', 'Site', {
      inside: web,
      flags: ['closed'],
      people: { owner: ['ana'] },
    });
    await office.as('ana').types('/role request admin in minikai for 4h because I need to rotate a certificate');
    await office.delivered();

    const cleo = office.as('cleo');
    await cleo.types('/role offboard @ana because her contract ends');
    const form = await formOf(office, 'cleo');
    expect(form.fields.find(({ label }) => label === 'Why?')?.value).toBe('her contract ends');
    for (const part of ['Member', 'Holder of House', 'Team Member of Web', 'R-1001', 'Who takes over Site? (owner)'])
      expect(`${form.text}\n${form.fields.map(({ label: one }) => one).join('\n')}`).toContain(part);
    expect(await office.roles('ana', 'miruni')).toEqual(['member']);

    await cleo.chooses('view', 'Who takes over Site? (owner)', '@ben');
    await cleo.submits();
    expect(cleo.view()?.text).toContain('@ana is out of Minikai and Miruni.');
    expect(await office.roles('ana', 'minikai')).toEqual([]);
    expect(await office.may('ana', 'miruni', 'team.view', web)).toBe(false);
    expect(await office.may('ana', 'minikai', 'mini_label.view', label)).toBe(false);
    expect(await office.may('ben', 'miruni', 'project.view', site)).toBe(true);

    await office.delivered();
    expect(readBy(office, 'ana')).toContain('Your access to Minikai has ended. Ended by @cleo.');
    expect(inHelpDesk()).toMatch(/Role request · cancelled[\s\S]*R-1001/);
    expect(await office.history('miruni')).toEqual(
      expect.arrayContaining(['thing.recorded', 'grant.ended', 'role.set', 'subject.offboarded']),
    );
    expect(await says('cleo', '/role history @ana')).toContain('offboarded');
  });

  it('wants a successor who can own it; afterwards they may be invited again, with nothing of before', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo'] });
    await office.holds('ana', 'miruni', 'member');
    const web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    await office.thing('miruni', 'project', 'Site', { inside: web, people: { owner: ['ana'] } });
    await office.as('cleo').types('/role offboard @ana');
    await formOf(office, 'cleo');
    const cleo = office.as('cleo');
    expect((await cleo.submits()).errors).not.toEqual({});
    await cleo.chooses('view', 'Who takes over Site? (owner)', '@ben');
    expect(Object.values((await cleo.submits()).errors ?? {})).toEqual([
      expect.stringContaining('Site cannot have this person as owner.'),
    ]);
    expect(await office.roles('ana', 'miruni')).toEqual(['member']);
    await cleo.chooses('view', 'Who takes over Site? (owner)', '@cleo');
    await cleo.submits();
    expect(await office.roles('ana', 'miruni')).toEqual([]);
    await says('cleo', '/role invite @ana');
    expect(await office.roles('ana', 'miruni')).toEqual(['member']);
    expect(await office.may('ana', 'miruni', 'team.give', web)).toBe(false);
  });

  it('of one product leaves the others, and whoever may remove nobody is refused without learning anything', async () => {
    office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo'] });
    for (const product of ['minikai', 'miruni']) await office.holds('ana', product, 'member');
    await office.as('cleo').types('/role offboard @ana in minikai');
    await formOf(office, 'cleo');
    await office.as('cleo').submits();
    expect(await office.roles('ana', 'minikai')).toEqual([]);
    expect(await office.roles('ana', 'miruni')).toEqual(['member']);

    await office.as('ana').types('/role offboard @cleo');
    const refused = await formOf(office, 'ana');
    expect(refused.text).toContain('Nothing in the roles of');
    expect(refused.submit).toBeFalsy();
  });
});

describe('leaving Slack', () => {
  it('ends every grant at once; coming back brings nothing back until an Admin invites them again', async () => {
    office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ana', 'minikai', 'admin');
    await office.holds('ana', 'miruni', 'member');
    const web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    await office.thing('miruni', 'project', 'Site', { inside: web, people: { owner: ['ana'] } });
    await office.as('ana').types('/role invite kim@example.com as admin in minikai');
    await office.as('ana').types('/role request admin in miruni for 4h because billing is broken');
    await office.delivered();

    await office.slack.change.deactivates('ana');
    await soon(hasNothing('ana', 'miruni'));
    expect(await office.roles('ana', 'minikai')).toEqual([]);
    expect(await office.roles('ana', 'miruni')).toEqual([]);
    await office.delivered();
    expect(inHelpDesk()).toContain('Hand on what was left without an owner');
    expect(await office.history('miruni')).toEqual(
      expect.arrayContaining(['request.cancelled', 'subject.deactivated']),
    );

    await office.slack.change.joins('acme', { handle: 'kim', name: 'Kim', email: 'kim@example.com' });
    expect(await office.roles('kim', 'minikai')).toEqual([]);

    await office.slack.change.reactivates('ana');
    await office.slack.settled(25);
    expect(await office.roles('ana', 'minikai')).toEqual([]);
    expect(await says('cleo', '/role invite @ana in minikai')).toContain('is Member from now on');
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });

  it('of the last Admin is said at once, with the way back: an owner of the Slack workspace sets up anew', async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo'] });
    await office.slack.change.deactivates('cleo');
    await soon(hasNothing('cleo', 'minikai'));
    await office.delivered();
    expect(inHelpDesk()).toMatch(/Minikai has no Admin left[\s\S]*\/role setup/);
    const olga = office.as('olga');
    await olga.types('/role setup');
    const form = await formOf(office, 'olga');
    expect(form.submit).toBeTruthy();
    expect((await olga.submits()).errors).toEqual({});
    expect(await office.roles('olga', 'minikai')).toEqual(['admin']);
  });

  it('is noticed when somebody is invited, even if Slack never told us', async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo'] });
    await office.holds('dan', 'minikai', 'member');
    const person = [...office.slack.world.people.values()].find(({ handle }) => handle === 'dan');
    if (person) person.deleted = true;
    expect(await says('cleo', `/role invite <@${office.as('dan').id}>`)).toContain('is deactivated in Slack');
    expect(await office.roles('dan', 'minikai')).toEqual([]);
  });
});
