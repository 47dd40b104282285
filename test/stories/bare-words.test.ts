/** Words with nothing behind them, or not enough: a form opens, filled with what was typed, and does what the line would have done. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
  for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
  const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ana', 'ben'] } });
  await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'] });
});
afterAll(() => office.stop());

const opens = async (handle: string, line: string) => {
  const told = await office.as(handle).types('#general', line);
  const { view } = told;
  if (!view) throw new Error(`No form: ${told.text}`);
  return view;
};
const page = (handle: string) => office.as(handle).view()?.text ?? '';

it('show and who: a person, a thing or a role is chosen', async () => {
  const cleo = office.as('cleo');
  expect((await opens('cleo', '/role show')).submit).toBe('Show');
  await cleo.chooses('view', 'Who?', '@ana');
  await cleo.submits();
  expect(page('cleo')).toContain('@ana is active.');

  await opens('cleo', '/role who');
  await cleo.chooses('view', 'Who holds', 'Admin');
  await cleo.submits();
  expect(page('cleo')).toContain('2 people are Admin');

  await opens('ben', '/role show');
  expect(await office.as('ben').submits()).toMatchObject({ errors: { 'Who?': 'Choose one.' } });
});

it('what may not be seen cannot be chosen', async () => {
  await opens('ben', '/role show');
  const ben = office.as('ben');
  expect(await ben.searches('Or what?', 'v')).toEqual([]);
  expect((await ben.searches('Or what?', 'w')).map(({ text }) => text.text)).toEqual(['Web']);
});

it('remove keeps whom was typed, and takes from a thing or a role', async () => {
  const cleo = office.as('cleo');
  await opens('cleo', '/role remove @ben');
  expect(page('cleo')).toContain('@ben');
  await cleo.chooses('view', 'From what?', 'Web');
  await cleo.submits();
  expect(page('cleo')).toContain('@ben is no longer Team Member of Web.');
});

it('end gives back what is chosen of one’s own; extend goes on to its own form', async () => {
  const ana = office.as('ana');
  await office.as('cleo').types('#general', '/role set @ana admin for 4h');
  await opens('ana', '/role extend');
  await ana.chooses('view', 'What?', 'Admin until 2 Nov 2026, 14:00');
  await ana.submits();
  expect(page('ana')).toContain('How much longer?');

  await opens('ana', '/role end');
  await ana.chooses('view', 'What?', 'Team Member of Web');
  await ana.submits();
  expect(page('ana')).toContain('It has ended.');
  expect((await office.as('cleo').types('#general', '/role show web')).text).not.toContain('@ana');
});

it('approve, deny and cancel choose among what waits', async () => {
  await office.as('ben').types('#general', '/role request admin for 4h because the plan has to be paid');
  await office.delivered();
  const cleo = office.as('cleo');
  expect((await opens('cleo', '/role deny R-1001')).title).toMatch(/Deny/);
  await opens('cleo', '/role deny');
  await cleo.chooses('view', 'Which request?', 'R-1001: Ben Okafor, Admin');
  expect(await cleo.submits()).toHaveProperty('errors');

  await opens('ben', '/role cancel');
  await office.as('ben').chooses('view', 'Which request?', 'R-1001: Ben Okafor, Admin');
  await office.as('ben').submits();
  expect(page('ben')).toContain('R-1001 is cancelled.');
  expect((await opens('cleo', '/role approve')).text).toContain('Nothing waits for you.');
});
