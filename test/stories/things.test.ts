/** Teams, projects, labels and Minis: made, closed, labelled, opened to people, and taken out of use. */
import { type Office, openOffice } from '../support/office.ts';

describe('teams and projects', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben', 'dan']) await office.holds(handle, 'miruni', 'member');
  });
  afterEach(() => office?.stop());

  const told = async (who: string, line: string): Promise<string> =>
    (await office.as(who).types('#general', `/role ${line}`)).text;

  /** What is answered about a name that really does not exist, put into the words of this one. */
  const unknown = async (who: string, name: string): Promise<string> =>
    (await told(who, 'show qqzzqq')).replaceAll('qqzzqq', name);

  it('are made by those who may, and people are added to them', async () => {
    expect(await told('cleo', 'team new Web')).toContain('Made the team Web.');
    expect(await told('cleo', 'add @ana to web as admin')).toContain('Team Admin of Web');
    expect(await told('ana', 'add @ben to web')).toContain('Team Member of Web');
    expect(await told('ben', 'project new Site in web')).toContain('Made the project Site in Web.');
    expect(await told('ben', 'project list')).toContain('Site');
  });

  it('a closed project is not seen by the team, and what is not seen does not exist', async () => {
    const web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben', 'dan'] } });
    const site = await office.thing('miruni', 'project', 'Site', { inside: web, people: { owner: ['ben'] } });

    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(true);
    expect(await told('ana', 'project restrict site')).toContain('closed');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(false);
    expect(await told('dan', 'project rename site to Shop')).toBe(
      await told('dan', 'project rename sitx to Shop').then((text) => text.replaceAll('sitx', 'site')),
    );

    expect(await told('ben', 'add @dan to site')).toContain('assigned to Web/Site');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(true);
    expect(await told('ben', 'remove @dan from site')).toContain('do not see it any more');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(false);
  });

  it('somebody who is added again keeps what lasts longer, and is given more time where it does not', async () => {
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    expect(await told('ana', 'add @ben to web for 4h')).toContain('Team Member of Web until');
    expect(await told('ana', 'add @ben to web for 2d')).toContain('until');
    expect(await office.history('miruni')).toContain('grant.extended');
    expect(await told('ana', 'add @ben to web for 1h')).toContain('already');
    expect(await told('ana', 'add @ben to web')).toContain('is Team Member of Web, without an end');
    expect(await told('ana', 'add @ben to web until 2027-01-01')).toContain(
      'already Team Member of Web, without an end',
    );
    expect((await office.history('miruni')).filter((type) => type === 'grant.ended')).toEqual([]);
  });

  it('a name that only a hidden project has is free; one that can be seen is taken', async () => {
    const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ben', 'dan'] } });
    await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'] });
    expect(await told('ben', 'project new Vault in web')).toContain('Made the project Vault in Web.');
    expect(await told('dan', 'project new vault in web')).toContain('already a project called Vault there');
  });

  it('archived, they end what was held on them', async () => {
    const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ben'] } });
    const site = await office.thing('miruni', 'project', 'Site', { inside: web, people: { assigned: ['dan'] } });
    const plan = await office.as('cleo').types('#general', '/role team archive web');
    expect(plan.text).toContain('2 of 2 will be done. Nothing has happened yet.');
    expect(plan.text).toContain('2 roles end with it.');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(true);

    const done = await office.as('cleo').presses(office.as('cleo').last('#general'), 'Do it');
    expect(done.text).toContain('Web is archived, with 1 more in it.');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(false);
    expect(await told('cleo', 'show site')).toBe(await unknown('cleo', 'site'));
    expect(await office.history('miruni')).toEqual(expect.arrayContaining(['grant.ended', 'thing.archived']));
  });
});

describe('labels', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'minikai', 'member');
  });
  afterEach(() => office?.stop());

  const told = async (who: string, line: string): Promise<string> =>
    (await office.as(who).types('#general', `/role ${line}`)).text;

  const unknown = async (who: string, name: string): Promise<string> =>
    (await told(who, 'show "qqzz qqzz"')).replaceAll('qqzz qqzz', name);

  it('open a Mini to a Member who holds one that it carries, and close it when it is taken off', async () => {
    await told('cleo', 'mini label new House A');
    expect(await told('cleo', 'mini new "Rose Cottage"')).toContain('Made the Mini Rose Cottage.');
    expect(await told('ben', 'show "Rose Cottage"')).toBe(await unknown('ben', 'Rose Cottage'));

    expect(await told('cleo', 'label "House A" on "Rose Cottage"')).toContain('carries House A');
    expect(await told('cleo', 'add @ben to "House A"')).toContain('Holder of House A');
    expect(await told('ben', 'show "Rose Cottage"')).toContain('Rose Cottage');

    expect(await told('cleo', 'unlabel "House A" on "Rose Cottage"')).toContain('no longer carries House A');
    expect(await told('ben', 'show "Rose Cottage"')).toBe(await unknown('ben', 'Rose Cottage'));
  });
});
