/** Long private answers: a piece at a time, each in the place of the one before, and nothing of them is lost. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
});
afterEach(() => office?.stop());

/** The number in front of each address that can be read now, in the one answer there is about it. */
function addresses(title: string): number[] {
  const answers = office
    .as('cleo')
    .privately()
    .filter(({ text }) => text.includes(title));
  expect(answers).toHaveLength(1);
  return [...(answers[0]?.text ?? '').matchAll(/p(\d+)@example\.com/gu)].map(([, number]) => Number(number));
}

it('a plan and what came of it are read to their ends', async () => {
  const cleo = office.as('cleo');
  const many = Array.from({ length: 45 }, (_, i) => `p${i + 1}@example.com`);
  await cleo.types('#general', `/role invite ${many.join(' ')}`);
  const read: number[] = addresses('Invite 45');
  await cleo.presses(cleo.last('#general'), 'Show more');
  read.push(...addresses('Invite 45'));
  await cleo.presses(cleo.last('#general'), 'Show more');
  read.push(...addresses('Invite 45'));
  expect(read).toEqual(many.map((_, i) => i + 1));
  expect(cleo.last('#general').buttons).not.toContain('Show more');

  await cleo.presses(cleo.last('#general'), 'Do it');
  const came = addresses('Inviting into');
  await cleo.presses(cleo.last('#general'), 'Show more');
  await cleo.presses(cleo.last('#general'), 'Show more');
  expect([...came, ...addresses('Inviting into')]).toHaveLength(25);
  expect(cleo.last('#general').text).toContain('45 of 45 done.');

  await cleo.types('#general', '/role invite list');
  expect(cleo.last('#general').text).toContain('1 to 10 of 45');
  await cleo.presses(cleo.last('#general'), 'Show more');
  expect(cleo.last('#general').text).toContain('11 to 20 of 45');
}, 30_000);

it('what somebody holds, and a history, go on too', async () => {
  for (let i = 1; i <= 15; i++) await office.thing('miruni', 'team', `Team ${i}`, { people: { member: ['olga'] } });
  const cleo = office.as('cleo');
  await cleo.types('#general', '/role show @olga');
  expect(cleo.last('#general').text).toContain('1 to 12 of 16');
  await cleo.presses(cleo.last('#general'), 'Show more');
  expect(cleo.last('#general').text).toContain('13 to 16 of 16');
  await cleo.presses(cleo.last('#general'), 'Back to the start');
  expect(cleo.last('#general').text).toContain('1 to 12 of 16');

  await cleo.types('#general', '/role history @olga');
  await cleo.presses(cleo.last('#general'), 'Show more');
  expect(cleo.last('#general').text).toContain('16 to 16 of 16');
});

it('a list is read as whoever presses may see it now', async () => {
  for (let i = 1; i <= 25; i++) await office.thing('miruni', 'team', `Team ${i}`);
  await office.holds('ben', 'miruni', 'member');
  const ben = office.as('ben');
  await ben.types('#general', '/role team list');
  const list = ben.last('#general');
  expect(list.text).toContain('1 to 20 of 25');
  await office.as('cleo').types('#general', '/role set @ben guest');
  await ben.presses(list, 'Show more');
  expect(ben.last('#general').text).toContain('There is none that you can see.');
});
