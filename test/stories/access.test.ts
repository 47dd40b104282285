/** Who reaches what: open and closed projects, collaborators, guests, leftover team roles, labels; and what is not seen does not exist. */
import type { ThingId } from '../../src/domain/ids.ts';
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office?.stop());

const told = async (who: string, line: string): Promise<string> => {
  const where = ['gus', 'sia'].includes(who) ? 'dm' : '#general';
  return (await office.as(who).types(where, `/role ${line}`)).text;
};

/** The same line about a name that nobody ever gave, with this name put into the answer. */
const asUnknown = async (who: string, line: string, name: string): Promise<string> =>
  (await told(who, line.replace(name, 'qqzzqq'))).replaceAll('qqzzqq', name);

const sees = (who: string, thing: ThingId) => office.may(who, 'miruni', 'project.view', thing);

describe.each(engines)('teams and their projects, on %s', (engine) => {
  let web: ThingId;
  let site: ThingId;
  let vault: ThingId;

  beforeEach(async () => {
    office = await openOffice({ engine, products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben', 'dan']) await office.holds(handle, 'miruni', 'member');
    web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben'] } });
    site = await office.thing('miruni', 'project', 'Site', { inside: web });
    vault = await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'] });
  });

  it('open is open to the team, closed to whoever is assigned; the Team Admin and Admins see both', async () => {
    const seen = async () =>
      Promise.all(['cleo', 'ana', 'ben', 'dan'].flatMap((who) => [sees(who, site), sees(who, vault)]));
    expect(await seen()).toEqual([true, true, true, true, true, false, false, false]);

    await told('ana', 'add @ben to vault');
    await told('ana', 'add @dan to vault');
    expect(await seen()).toEqual([true, true, true, true, true, true, false, true]);
    expect(await told('ana', 'project unrestrict vault')).toContain('is no longer closed');
    expect(await told('ana', 'project unrestrict vault')).toContain('as it was before');
    await told('ana', 'remove @dan from vault');
    expect(await sees('dan', vault)).toBe(false);
  });

  it('a Collaborator reaches what they are assigned to and nothing else, and makes nothing', async () => {
    await office.holds('sia', 'miruni', 'collaborator');
    expect(await sees('sia', site)).toBe(false);
    expect(await told('ana', 'add @sia to vault')).toContain('assigned');
    expect([await sees('sia', vault), await sees('sia', site)]).toEqual([true, false]);
    expect(await told('sia', 'project list')).toMatch(/Projects \(1\):\s+• Project Web\/Vault/);
    expect(await told('ana', 'add @sia to web')).toMatch(/cannot be Team Member/);
    expect(await told('sia', 'project new Mine in web')).toBe(await asUnknown('sia', 'project new Mine in web', 'web'));
  });

  it('a Guest in a project sees none of it but what is theirs; the project itself stays unseen', async () => {
    await office.holds('gus', 'miruni', 'guest');
    await told('ana', 'add @gus to site');
    expect(await office.may('gus', 'miruni', 'project.create_edit_request', site)).toBe(true);
    expect(await sees('gus', site)).toBe(false);
    expect(await told('gus', 'show site')).toBe(await asUnknown('gus', 'show site', 'site'));
    expect(await told('gus', 'edit request list')).toContain('so nothing was changed');
    expect(await told('gus', '')).toContain('assigned to Web/Site');
  });

  it('a Member who becomes a Collaborator loses the team, keeps what they were assigned to, and the leftover counts for nothing', async () => {
    await told('ana', 'add @ben to vault');
    const preview = await office.as('cleo').types('#general', '/role set @ben collaborator');
    expect(preview.text).toContain('Set Ben Okafor to Collaborator in Miruni.');
    expect(preview.text).toMatch(/Will do: @ben, loses Team Member of Web\./);
    expect(preview.text).not.toContain('Vault');
    expect(await sees('ben', site)).toBe(true);
    const [plan] = preview.messages;
    const done = await office.as('cleo').presses(plan as never, 'Do it');
    expect(done.text).toContain('With the old role went: Team Member of Web.');
    expect([await sees('ben', site), await sees('ben', vault)]).toEqual([false, true]);
    const mine = await told('ben', '');
    expect(mine).toContain('assigned to Web/Vault');
    expect(mine).not.toContain('Team Member');
    const history = await office.history('miruni');
    expect(history.slice(-2).sort()).toEqual(['grant.ended', 'role.set']);
    await told('cleo', 'set @ben member');
    expect(await sees('ben', site)).toBe(false);
  });

  it('the owner of a project hands it on, and only to somebody who can own it', async () => {
    await told('ben', 'project new Blog in web');
    await told('ana', 'project restrict blog');
    const owns = (who: string) => told(who, '').then((text) => text.includes('owner of Web/Blog'));
    expect([await owns('ben'), await owns('dan')]).toEqual([true, false]);
    expect(await told('ben', 'add @dan to blog as owner')).toContain('@dan is owner of Web/Blog.');
    expect([await owns('ben'), await owns('dan')]).toEqual([true, true]); // adding takes nothing from anybody
    expect(await told('ben', 'remove me from blog as owner')).toContain('@ben is no longer owner of Web/Blog.');
    expect([await owns('ben'), await owns('dan')]).toEqual([false, true]);
    expect(await told('dan', 'add @dan to blog as owner')).toMatch(/already|yourself|nobody/i);
    await office.holds('sia', 'miruni', 'collaborator');
    expect(await told('dan', 'add @sia to blog as owner')).toContain('cannot be owner');
    expect(await office.history('miruni')).toContain('thing.recorded');
  });

  it('what may not be seen is answered like what does not exist, whatever is asked about it', async () => {
    const lines = [
      'vault',
      'show vault',
      'who vault',
      'who can see vault',
      'history vault',
      'add @dan to vault',
      'add @ana @ben to vault as owner',
      'remove @ana from vault',
      'request vault',
      'request vault for 4h because I need it',
      'project rename vault to Safe',
      'project restrict vault',
      'project unrestrict vault',
      'project archive vault',
      'why can me view vault',
      'why not me view project vault',
      'end vault',
      'extend vault 4h',
      'project list in vault',
      'project new Sub in vault',
      'invite new@example.com to vault',
      'show web/vault',
      'show project vault',
      `show ${vault}`,
    ];
    for (const line of lines) {
      const name = line.includes(vault) ? vault : 'vault';
      const stranger = line.includes(vault) ? vault.replace(/.{6}$/u, '000000') : 'qqzzqq';
      const seen = await told('ben', line);
      const unknown = (await told('ben', line.replace(name, stranger))).replaceAll(stranger, name);
      expect(`${line}: ${seen}`).toBe(`${line}: ${unknown}`);
    }
    expect(await told('ben', 'show volt')).not.toMatch(/vault/i);
    expect(await told('ben', 'project list')).not.toMatch(/vault/i);
    expect(await told('ben', 'show web')).not.toMatch(/vault/i);
    await office.as('ben').opensHome();
    expect(office.as('ben').home().text).not.toMatch(/vault/i);
  });

  it('nor do forms and their pickers know it', async () => {
    const ben = office.as('ben');
    await ben.types('#general', '/role request');
    expect(await ben.searches('What do you need?', 'vault')).toEqual([]);
    await ben.closes();
    await ben.types('#general', '/role add');
    expect(await ben.searches('To what?', 'vault')).toEqual([]);
    await ben.closes();
    await ben.types('#general', '/role project new');
    expect((await ben.searches('In', '')).map((option) => option.text.text)).toEqual(['Web']);
  });
});

describe('labels', () => {
  it('on Minis open them; on records they are kept in the product, and given here all the same', async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'minikai', 'member');
    await told('cleo', 'mini label new "House A"');
    await told('cleo', 'record label new Care');
    await told('cleo', 'mini new "Rose Cottage"');
    expect(await told('cleo', 'label list')).toContain('Mini labels and record labels (2)');
    expect(await told('cleo', 'label new Both')).toMatch(/Which kind: Mini label or record label\?/);
    expect(await told('cleo', 'label care on "Rose Cottage"')).toMatch(/carries no record label|cannot|not/);
    expect(await told('cleo', 'label "House A" on "Rose Cottage"')).toContain('carries House A.');
    expect(await told('cleo', 'label "House A" on "Rose Cottage"')).toContain('as before');
    expect(await told('cleo', 'show "Rose Cottage"')).toContain('Labels: House A.');

    expect(await told('ben', 'mini list')).toContain('There is none that you can see.');
    await told('cleo', 'add @ben to label "House A" for 4h');
    await told('cleo', 'add @ben to care');
    expect(await told('ben', 'mini list')).toContain('Rose Cottage');
    expect(await told('ben', '')).toContain('Holder of Care');
    expect(await told('ben', 'label "House A" on "Rose Cottage"')).toContain('/role why');
    office.passes({ hours: 4 });
    expect(await told('ben', 'mini list')).toContain('There is none that you can see.');
  });
});

describe('forms that words open', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni', 'minikai'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
  });

  it('add people, with the roles of what was chosen, and say what came of each', async () => {
    const web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    const ana = office.as('ana');
    await ana.types('#general', '/role add @ben');
    expect(ana.view()?.fields.find(({ label }) => label === 'Who?')?.value).toBe('@ben');
    await ana.chooses('view', 'To what?', 'Web', { query: 'we' });
    expect(ana.view()?.submit).toBe('Add to team Web');
    expect(ana.view()?.fields.find(({ label }) => label === 'Who?')?.value).toBe('@ben');
    await ana.chooses('view', 'As', 'Team Admin');
    expect((await ana.submits()).view?.text).toContain('@ben is Team Admin of Web.');
    expect(await office.may('ben', 'miruni', 'team.give', web)).toBe(true);
  });

  it('make and rename, with what is wrong under its field', async () => {
    const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ben'], admin: ['ana'] } });
    await office.thing('miruni', 'project', 'Site', { inside: web });
    const ben = office.as('ben');
    await ben.types('#general', '/role project new Site');
    await ben.chooses('view', 'In', 'Web', { query: '' });
    const taken = await ben.submits();
    expect(taken.errors.Name).toContain('There is already a project called Site there.');
    await ben.fills('Name', 'a/b');
    expect((await ben.submits()).errors.Name).toContain('A name cannot hold quotes or a slash.');
    await ben.fills('Name', 'Blog');
    expect((await ben.submits()).view?.text).toContain('Blog is there now.');

    const ana = office.as('ana');
    await ana.types('#general', '/role show blog');
    await ana.presses(ana.last('#general'), 'Rename…');
    await ana.fills('Name', 'Journal');
    expect((await ana.submits()).view?.text).toContain('It is called Journal now.');
    await ana.types('#general', '/role show journal');
    await ana.presses(ana.last('#general'), 'Add people…');
    expect(ana.view()?.submit).toMatch(/^Add to project Web/);
    expect((await ben.types('#general', '/role team new Mine')).text).toContain('/role why');
    expect((await ben.types('#general', '/role label new')).text).toContain('Say which kind of thing.');
  });

  it('that are about nothing the typist may do say so', async () => {
    await office.holds('dan', 'miruni', 'member');
    expect((await office.as('dan').types('#general', '/role import')).view?.text).toContain(
      'You may bring things into no product.',
    );
    await office.as('dan').types('#general', '/role add @ben');
    expect(await office.as('dan').searches('To what?', '')).toEqual([]);
    expect((await office.as('dan').types('#general', '/role team new')).view?.text).toContain(
      'You may not make a team',
    );
  });
});
