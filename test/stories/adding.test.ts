/** Adding people to things: one by one, several, and a user group, which is shown as its people before anything happens. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (line: string): Promise<string> => (await office.as('cleo').types('#general', line)).text;

beforeAll(async () => {
  office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
  for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
  await office.holds('dan', 'miruni', 'collaborator');
  const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ana'] } });
  await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'], people: { owner: ['ana'] } });
});
afterAll(() => office.stop());

it('a user group is a plan first, carried out from its button', async () => {
  const cleo = office.as('cleo');
  const told = await says('/role add @ops to web');
  expect(told).toContain('@ops is these people today');
  expect(told).toContain('Each as Team Member of Web');
  expect(told).toMatch(/Leaves as is: @ana, has it already\./);
  expect(told).toMatch(/Will do: @ben, will be added\./);
  expect(told).toContain('Nothing has happened yet.');
  expect(await says('/role show web')).not.toContain('@ben');

  const plan = cleo.privately().findLast(({ text }) => text.includes('Nothing has happened yet'));
  const done = await cleo.presses(plan as never, 'Do it');
  expect(done.text).toContain('@ben is Team Member of Web.');
  expect(done.text).toContain('@ana is already Team Member of Web');
  expect(await says('/role show web')).toContain('@ben');
});

it('one bad name of several fails no other, and is called by its name', async () => {
  const told = await says('/role add @dan nobody@example.com @roledesk to vault');
  expect(told).toContain('@dan is assigned to Web/Vault.');
  expect(told).toContain('nobody@example.com was not added: I know no such person');
  expect(told).toMatch(/@\S+ was not added: \S+ is a bot; bots hold no roles\./u);
});

it('a second owner takes nothing from the first, and each is taken off alone', async () => {
  expect(await says('/role add @ben to vault as owner')).toContain('@ben is owner of Web/Vault');
  expect(await says('/role show vault')).toMatch(/@ana, owner[\s\S]*@ben, owner/);
  expect(await says('/role add @ben to vault as owner')).toContain('is already owner');
  expect(await says('/role remove @ana from vault as owner')).toContain('@ana is no longer owner of Web/Vault.');
  const shown = await says('/role show vault');
  expect(shown).toContain('@ben, owner');
  expect(shown).not.toContain('@ana, owner');
});

it('somebody who is invited and not here yet is said to be so', async () => {
  await says('/role invite lou@example.com');
  expect(await says('/role add lou@example.com to web')).toContain('They are invited and have not joined yet');
  expect(await says('/role add lou@example.com @ben to web')).toMatch(
    /lou@example\.com was not added: They are invited/,
  );
  const told = await office.as('ben').types('#general', '/role add lou@example.com to web');
  expect(told.text).toContain('I know no such person whom you can see.');
});

it('of oneself there is nothing to take off, either', async () => {
  expect(await says('/role remove me from web')).toContain('You hold nothing on Web');
});
