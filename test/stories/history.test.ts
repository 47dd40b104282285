/** The history: told as sentences to whoever may see it, and handed over as a file that a spreadsheet cannot be tricked with. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;

beforeAll(async () => {
  office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
  await office.holds('ana', 'minikai', 'member');
  await office.as('cleo').types('/role set @ana admin for 4h because =HYPERLINK("https://evil.example") <!channel>');
  await office.as('ana').types('/role invite kim@example.com for 1h');
});
afterAll(() => office.stop());

it('of a person says who did what to them and what they did, newest first', async () => {
  const told = await says('cleo', '/role history @ana');
  expect(told).toContain('@ana invited kim@example.com as Member');
  expect(told).toContain('@cleo made @ana Admin');
  expect(told.indexOf('invited kim')).toBeLessThan(told.indexOf('@cleo made @ana Admin'));
  expect(await says('cleo', '/role audit @ana')).toBe(told);
});

it('of oneself is everybody’s own; of others it is for those who may see it', async () => {
  expect(await says('ana', '/role history me')).toContain('@cleo made @ana Admin');
  office.passes({ hours: 4 });
  expect(await says('ana', '/role history me')).toContain('@cleo made @ana Admin');
  expect(await says('ana', '/role history @cleo')).toContain('I know no such person');
  expect(await says('ana', '/role history')).toContain('The history of Minikai is for its Admins.');
});

it('begins where it is told to', async () => {
  expect(await says('cleo', '/role history since 1h')).not.toContain('@cleo made @ana Admin');
  expect(await says('cleo', '/role history since 7d')).toContain('@cleo made @ana Admin');
});

it('shows words from people as words: nobody is pinged by them', async () => {
  const cleo = office.as('cleo');
  await cleo.types('/role history @ana');
  const last = cleo.privately().at(-1);
  expect(last?.pings).toEqual(['@ana', '@cleo']);
  expect(last?.text).toContain('@channel');
});

it('goes to whoever asked as a CSV file, and to nobody else', async () => {
  expect(await says('cleo', '/role history @ana as file')).toContain('as a file');
  const file = office.slack.files().at(-1);
  expect(file?.name).toBe('history.csv');
  expect(file?.text).toContain('role.set');
  expect(file?.text).toContain('Cleo Admin made Ana Meier Admin');
  expect(await says('ana', '/role history @cleo as file')).toContain('I know no such person');
});

it('goes on behind “Show more”, piece by piece, without losing any', async () => {
  for (let nth = 0; nth < 9; nth++) {
    await office.as('cleo').types('/role set @ana admin');
    await office.as('cleo').types('/role set @ana member');
  }
  const cleo = office.as('cleo');
  const first = await cleo.types('/role history @ana');
  expect(first.text).toMatch(/1 to 15 of \d+/);
  const more = await cleo.presses(cleo.privately().at(-1) as never, 'Show more');
  expect(more.text).toMatch(/16 to \d+ of \d+/);
});

it('says nothing as somebody’s reason that nobody gave', async () => {
  const { as } = office;
  await as('cleo').types('/role set @ben member');
  await as('cleo').types('/role set @ben admin');
  await as('cleo').types('/role remove @ben admin');
  const told = await says('cleo', '/role history @ben');
  expect(told).toMatch(/@cleo set @ben to Member \(was Admin\)\./);
  expect(told).not.toMatch(/because|taken away/);
  expect(await says('cleo', '/role history since 7d')).not.toContain('because first day');
  expect(await says('olga', '/role history me')).toMatch(/set @olga to Admin on the first day\./);
});
