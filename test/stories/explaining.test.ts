/** Looking and explaining: who holds what, why and why not, and what may not be seen answers like what does not exist. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;

beforeAll(async () => {
  office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo', 'olga'] });
  for (const handle of ['ana', 'ben']) {
    await office.holds(handle, 'minikai', 'member');
    await office.holds(handle, 'miruni', 'member');
  }
  await office.holds('dan', 'miruni', 'collaborator');
  const house = await office.thing('minikai', 'mini_label', 'House A', { people: { view: ['ana'] } });
  await office.thing('minikai', 'mini', 'Rose Cottage', { tags: [house] });
  const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ana'] } });
  await office.thing('miruni', 'project', 'Site', { inside: web });
  await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'], people: { assigned: ['dan'] } });
});
afterAll(() => office.stop());

describe('looking', () => {
  it('a bare person, role or thing is shown and changes nothing', async () => {
    expect(await says('cleo', '/role @ana')).toMatch(
      /@ana is active\.[\s\S]*Member of Miruni[\s\S]*Team Member of Web/,
    );
    expect(await says('cleo', '/role who admin in minikai')).toMatch(/2 people are Admin of Minikai:[\s\S]*@cleo/);
    expect(await says('cleo', '/role web')).toMatch(/Web[\s\S]*@ana, Team Member/);
    expect(await says('ana', '/role show me')).toContain('@ana, this is you.');
  });

  it('a Member sees who the Admins are, never who else holds what (MK-20)', async () => {
    expect(await says('ana', '/role who admin in minikai')).toContain('@cleo');
    expect(await says('ana', '/role who member in minikai')).toContain('Only those who look after people in Minikai');
    expect(await says('ana', '/role show @ben')).toContain('I know no such person whom you can see.');
    expect(await says('ana', '/role "House A"')).not.toContain('@cleo');
  });

  it('whoever has no role is told whom to ask (MK-15)', async () => {
    const told = await says('gus', '/role who admin in minikai');
    expect(told).toMatch(/Only those who look after people in Minikai[^\n]* Ask [^\n]*Cleo[^\n]* or [^\n]*Olga/);
  });

  it('what is asked about is said as people say it', async () => {
    expect(await says('cleo', '/role who can see site')).toContain('Who can see the project Web/Site (');
    expect(await says('cleo', '/role who can invite in miruni')).toContain('Who can invite people in Miruni (');
    expect(await says('cleo', '/role who can chat "Rose Cottage"')).toContain('Who can chat in Mini Rose Cottage (');
  });

  it('who can do something is listed with the reason, for those who may see people', async () => {
    const told = await says('cleo', '/role who can view mini "Rose Cottage"');
    expect(told).toContain('@ana: a Mini label you hold opens this Mini');
    expect(told).not.toContain('@ben');
    expect(await says('ana', '/role who can view mini "Rose Cottage"')).toContain('Only those who look after people');
  });
});

describe('why', () => {
  it('says the rule that lets somebody, in the words of the model', async () => {
    expect(await says('cleo', '/role why @ana can view mini "Rose Cottage"')).toMatch(
      /Yes, @ana can view the Mini Rose Cottage\.[\s\S]*a Mini label you hold opens this Mini/i,
    );
    expect(await says('ana', '/role why me view mini "Rose Cottage"')).toContain('Yes, you can');
  });

  it('says what is missing, who could, and offers what can be asked for', async () => {
    const told = await says('cleo', '/role why not @ben view mini "Rose Cottage"');
    expect(told).toContain('No, @ben cannot');
    expect(told).toContain('hold a Mini label that the Mini carries');
    expect(told).toContain('@cleo');
    const told2 = await office.as('ben').types('/role why not me give team web');
    expect(told2.text).toContain('No, you cannot');
    expect(told2.text).toContain('Who could:');
  });

  it('alone explains the last refusal', async () => {
    expect(await says('ben', '/role why')).toContain('I have refused you nothing.');
    await says('ben', '/role set @ana admin in minikai');
    const told = await says('ben', '/role why');
    expect(told).toMatch(/No, you cannot assign or change roles in Minikai, as of/);
    expect(told).toMatch(/What would make it a yes[\s\S]*be Admin/);
    expect(told).toContain('@cleo');
  });

  it('explains a refused reading, too, which stands in the history like a refused act', async () => {
    await says('ben', '/role who can invite in miruni');
    const told = await says('ben', '/role why');
    expect(told).toMatch(/No, you cannot view everybody's access in Miruni, as of/);
    expect(told).toContain('Only those who look after people in Miruni');
    expect(await says('cleo', '/role history')).toContain('@ben was refused “View everybody');
  });

  it('the history of one product is only what happened there', async () => {
    await says('ben', '/role who can invite in minikai');
    const told = await says('cleo', '/role history in miruni');
    expect(told).toContain('on Miruni');
    expect(told).not.toMatch(/on Minikai|set up Roledesk/);
    const ofBen = await says('cleo', '/role history @ben in minikai');
    expect(ofBen).toContain('on Minikai');
    expect(ofBen).not.toContain('on Miruni');
    expect(await says('ben', '/role history in miruni')).toContain('The history of Miruni is for its Admins.');
  });

  it('never tells of what does not exist for somebody', async () => {
    const before = await says('ben', '/role why');
    await says('ben', '/role show vault');
    await says('ben', '/role show @ana');
    expect(await says('ben', '/role why')).toBe(before);
  });

  it('of a request tells its stages and what became of it', async () => {
    await office.as('ben').types('/role request admin in minikai for 4h because rotating the certificate');
    const told = await says('ben', '/role why R-1001');
    expect(told).toContain('R-1001 is pending.');
    expect(told).toContain('the help desk (0 of 1), which is waiting');
    expect(await says('dan', '/role why R-1001')).toContain('I know no request of that number');
    expect(await says('dan', '/role why R-4711')).toContain('I know no request of that number');
  });
});

describe('what may not be seen', () => {
  it('answers exactly like what does not exist', async () => {
    for (const line of ['show %', '%', 'who %', 'why me view project %', 'history %']) {
      const hidden = await says('ben', `/role ${line.replace('%', 'vault')}`);
      const absent = await says('ben', `/role ${line.replace('%', 'vaulx')}`);
      expect(hidden.replaceAll('vault', 'vaulx')).toBe(absent);
    }
    expect(await says('dan', '/role show vault')).toContain('Vault');
  });

  it('is true of people, too: about others, only those who may view them are told', async () => {
    const hidden = await says('ana', '/role why @ben can view project site');
    const absent = await says('ana', '/role why <@U0NOBODY99> can view project site');
    expect(hidden).toContain('I know no such person');
    expect(absent.replaceAll('<@U0NOBODY99>', '')).toContain('I know no such person');
  });
});

describe('help', () => {
  it('shows only what the typist may do', async () => {
    const admin = await says('cleo', '/role help');
    const member = await says('ana', '/role help');
    const nobody = await says('sia', '/role help');
    for (const word of ['invite <people>', '• set <person>', 'offboard']) {
      expect(admin).toContain(word);
      expect(member).not.toContain(word);
    }
    expect(member).toContain('request');
    expect(nobody).not.toContain('request [');
    expect(nobody).toContain('me');
    expect(await says('cleo', '/role help set')).toMatch(/set <person>[\s\S]*For example/);
    expect(await says('ana', '/role help set')).not.toContain('For example');
  });
});
