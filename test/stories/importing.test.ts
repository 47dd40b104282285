/** A product's things out of a file: a plan with a verdict per line, nothing before it is confirmed, and safe to do again. */
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

const table = [
  'type,name,in,id,flags',
  'team,Web,,t-1,',
  'project,Site,Web,p-1,',
  'project,"Launch, secret",t-1,p-2,closed',
  'project,Site,Web,p-9,',
  'team,Shop,,t-1,',
  'epic,Big,Web,,',
  'project,Lost,Nowhere,,',
  'project,Loose,,,',
  'project,Red,Web,,red',
].join('\n');

describe.each(engines)('a file of things, on %s', (engine) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({ engine, products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
  });
  afterAll(() => office?.stop());

  const things = async () => {
    const { id } = await office.workspace('miruni');
    const page = await office.running.db.read(office.running.bot.tenant, (read) =>
      read.things.listPage(id, { limit: 100 }, { types: ['team', 'project'] }),
    );
    return page.rows.map(({ type, name, externalId, flags }) => [type, name, externalId, ...flags].join(' '));
  };

  /** Gives the file into the form; answers the plan. */
  const gives = async (who: string, content: string) => {
    const person = office.as(who);
    await person.types('#general', '/role import in miruni');
    await person.attaches('CSV file', [{ name: 'things.csv', content }]);
    return person.submits();
  };

  it('is shown as a plan, line by line, before anything happens', async () => {
    const told = await gives('cleo', table);
    expect(told.errors).toEqual({});
    const { text } = told.view ?? { text: '' };
    expect(text).toContain('Will do: line 2, team Web, is made.');
    expect(text).toContain('Will do: line 3, project Site, is made in Web.');
    expect(text).toContain('Will do: line 4, project Launch, secret, is made in Web.');
    expect(text).toContain('Cannot: line 5, project Site, cannot be made: its name is taken there.');
    expect(text).toContain('Leaves as is: line 6, team Shop, is there already by line 2, called Web.');
    expect(text).toContain('Cannot: line 7, epic Big, is of no kind that Miruni has: team, project.');
    expect(text).toContain('Cannot: line 8, project Lost, is in “Nowhere”, and I know no team like that');
    expect(text).toContain('Cannot: line 9, project Loose, does not say in which team it is.');
    expect(text).toContain('Cannot: line 10, project Red, has a flag that a project cannot have: red.');
    expect(text).toContain('3 of 9 will be done. Nothing has happened yet.');
    expect(await things()).toEqual([]);
  });

  it('is carried out when it is confirmed, and one bad line fails no other', async () => {
    const done = await office.as('cleo').submits();
    expect(done.view?.text).toContain('3 of 9 done.');
    expect(done.view?.text).toContain('Done: line 4, project Launch, secret, is made in Web.');
    expect(done.view?.text).toContain('Not done: line 5');
    expect(await things()).toEqual(['project Launch, secret p-2 closed', 'project Site p-1', 'team Web t-1']);
    expect((await office.history('miruni')).filter((type) => type === 'thing.created')).toHaveLength(3);
  });

  it('given again, changes nothing', async () => {
    const before = await office.history('miruni');
    const told = await gives('cleo', table);
    expect(told.view?.text).toContain('Leaves as is: line 3, project Site, is there already.');
    expect(told.view?.text).toContain('0 of 9 will be done.');
    expect(told.view?.submit).toBeUndefined();
    expect(await office.history('miruni')).toEqual(before);
  });

  it('is judged line by line for whoever gives it; what they may not see is as if it were not there', async () => {
    const { id } = await office.workspace('miruni');
    const [web] = await office.running.db.read(office.running.bot.tenant, (read) =>
      read.things.listByExternalIds(id, ['t-1']),
    );
    const ben = await office.as('ben').types('#general', '/role import');
    expect(ben.view?.text).toContain('You may bring things into no product.');
    await office.as('cleo').types('#general', '/role add @ben to web');

    const told = await gives(
      'ben',
      'type;name;in\nproject;Fresh;Web\nteam;Mine;\nproject;Child;Mine\nproject;Other;"Launch, secret"\nproject;Shut;Web',
    );
    expect(told.view?.text).toContain('Will do: line 2, project Fresh, is made in Web.');
    expect(told.view?.text).toContain('Cannot: line 3, team Mine, may not be made by you in Miruni.');
    expect(told.view?.text).toContain('Cannot: line 4, project Child, is in Mine, which is not made.');
    expect(told.view?.text).toContain('is in “Launch, secret”, and I know no team like that');
    await office.as('ben').submits();
    const fresh = await office.running.db.read(office.running.bot.tenant, (read) =>
      read.things.findByNames(id, ['fresh']),
    );
    expect(fresh).toMatchObject([{ name: 'Fresh', inside: web?.id }]);
    expect(await office.may('ben', 'miruni', 'project.give', fresh[0]?.id)).toBe(true);

    const closed = await gives('ben', 'type,name,in,flags\nproject,Dark,Web,closed');
    expect(closed.view?.text).toContain('Cannot: line 2, project Dark, may not be made closed by you.');
  });

  it.each([
    [
      'a quote that never closes',
      'type,name\nteam,"Web',
      'Line 2 cannot be read as CSV: a double quote is opened and never closed.',
    ],
    [
      'a quote in a cell',
      'type,name\nteam,We"b',
      'Line 2 cannot be read as CSV: a double quote stands in the middle of a cell.',
    ],
    ['too many cells', 'type,name\nteam,Web,here', 'Line 2 has 3 cells, the heading has 2.'],
    ['a column that is needed', 'name\nWeb', 'There is no column "type".'],
    ['a column nobody knows', 'type,name,owner\nteam,Web,ana', 'I know no column "owner".'],
    ['nothing but a heading', 'type,name', 'There is no line below the heading.'],
    ['too many lines', `type,name\n${'team,Web\n'.repeat(251)}`, 'There are 251 lines; at most 250 are read at once.'],
    ['too much text', 'x'.repeat(600_000), 'That is more than 500,000 characters.'],
    ['too large a file', 'x'.repeat(1_100_000), 'That file is larger than a megabyte.'],
  ])('with %s is refused under its field', async (_what, content, says) => {
    const told = await gives('cleo', content);
    expect(told.errors['CSV file']).toContain(says);
  });

  it('may be pasted, and a plan of many lines is read on', async () => {
    const cleo = office.as('cleo');
    await cleo.types('#general', '/role import');
    const lines = Array.from({ length: 45 }, (_, i) => `team,Team ${String(i + 1).padStart(2, '0')}`);
    await cleo.fills('Or paste lines', `type,name\n${lines.join('\n')}`);
    const plan = await cleo.submits();
    expect(plan.view?.text).toContain('1 to 20 of 45');
    await cleo.presses('view', 'Show more');
    expect(cleo.view()?.text).toContain('team Team 21, is made.');
    await cleo.presses('view', 'Show more');
    expect(cleo.view()?.text).toContain('41 to 45 of 45');
    await cleo.closes();
    expect((await cleo.submits()).view?.text).toContain('45 of 45 done.');
    await cleo.presses('view', 'Show more');
    expect(cleo.view()?.text).toContain('Done: line 22, team Team 21, is made.');
  });
});

it('as many lines as one file may have are judged and made before Slack stops waiting, which is after three seconds', async () => {
  const office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
  try {
    const cleo = office.as('cleo');
    await cleo.types('#general', '/role import');
    const rows = Array.from({ length: 249 }, (_, i) => `project,Project ${i},Web,p-${i}`);
    await cleo.attaches('CSV file', [
      { name: 'many.csv', content: `type,name,in,id\nteam,Web,,t\n${rows.join('\n')}` },
    ]);
    expect((await cleo.submits()).view?.text).toContain('250 of 250 will be done.');
    expect((await cleo.submits()).view?.text).toContain('250 of 250 done.');
  } finally {
    await office.stop();
  }
});
