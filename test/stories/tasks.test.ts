/** What has to be done by hand: opened from what is in force now, done by an Admin, dropped when nobody needs it any more. */
import { cardIn, messageOf } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;
const taskAbout = (words: string) => {
  const found = office
    .as('cleo')
    .sees('#help-desk')
    .find(({ text }) => text.includes(words));
  if (!found) throw new Error(`No task about ${words}`);
  return found;
};
const tasksAbout = (words: string): number =>
  office
    .as('cleo')
    .sees('#help-desk')
    .filter(({ text }) => text.includes(words)).length;

beforeEach(async () => {
  office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
});
afterEach(() => office?.stop());

it('is done once, by an Admin, and then nothing of it is asked again', async () => {
  await says('cleo', '/role invite @ana');
  await office.delivered();
  const task = taskAbout('Role Member in Minikai for @ana');
  expect(task.text).toMatch(/1\. Open the list of people in Minikai\.[\s\S]*4\. Press Done here\./);
  expect(await says('cleo', '/role show @ana')).toContain('Needs a person');
  expect(await says('ana', '/role task list')).toContain('No task is open');
  expect(
    (
      await office
        .as('ana')
        .presses(task, 'Done')
        .catch(() => ({ text: 'cannot see it' }))
    ).text,
  ).toMatch(/cannot see it|I know no task/);

  expect((await office.as('olga').presses(task, 'Done')).text).toContain('Done: Role Member in Minikai.');
  await office.delivered();
  expect(taskAbout('Role Member in Minikai for @ana').text).toContain('Done by @olga');
  expect(await says('cleo', '/role show @ana')).not.toContain('Needs a person');
  expect((await office.as('cleo').presses(task, 'Done', { stale: true })).text).toContain('That is done already.');
  expect(await office.history('minikai')).toContain('task.done');
});

it('is dropped when what it was for has passed before anybody got to it', async () => {
  await office.holds('ana', 'minikai', 'member');
  await office.delivered();
  await office.as('cleo').presses(taskAbout('Role Member in Minikai for @ana'), 'Done');
  await says('cleo', '/role set @ana admin for 2h');
  await office.delivered();
  expect(taskAbout('Role Admin in Minikai for @ana').buttons).toEqual(['Done']);
  office.passes({ hours: 2 });
  await office.delivered();
  expect(taskAbout('Role Admin in Minikai for @ana').text).toContain('No longer needed');
  expect(taskAbout('Role Admin in Minikai for @ana').buttons).toEqual([]);
});

it('gives way to the task for another role, which came before anybody got to it', async () => {
  await office.holds('ana', 'minikai', 'member');
  await office.delivered();
  await says('cleo', '/role set @ana admin');
  await office.delivered();
  expect(taskAbout('Role Member in Minikai for @ana').text).toContain('No longer needed');
  expect(taskAbout('Role Admin in Minikai for @ana').buttons).toEqual(['Done']);
});

it('asks for the way back when what was done has ended', async () => {
  await office.holds('ana', 'minikai', 'member');
  await office.delivered();
  await office.as('cleo').presses(taskAbout('Role Member in Minikai for @ana'), 'Done');
  await says('cleo', '/role set @ana admin for 2h');
  await office.delivered();
  await office.as('cleo').presses(taskAbout('Role Admin in Minikai for @ana'), 'Done');
  office.passes({ hours: 2 });
  await office.delivered();
  expect(tasksAbout('Role Member in Minikai for @ana')).toBe(2);
  expect(await says('cleo', '/role task list')).toContain('they are Admin so far');
});

it('is not opened for what is over before the delivery is made', async () => {
  await office.holds('ana', 'minikai', 'member');
  await office.delivered();
  await office.as('cleo').presses(taskAbout('Role Member in Minikai for @ana'), 'Done');
  await says('cleo', '/role set @ana admin for 1h');
  office.passes({ hours: 1 });
  await office.delivered();
  expect(tasksAbout('Role Admin in Minikai for @ana')).toBe(0);
});

it('is part of a request: it is not called active before somebody has carried it out', async () => {
  await office.holds('ana', 'minikai', 'member');
  await office.as('ana').types('/role request admin for 4h because rotating the certificate');
  await office.as('cleo').types('/role approve R-1001');
  await office.delivered();
  expect(messageOf(office, 'ana', 1001).text).toContain('carries it out in Minikai by hand');
  await office.as('cleo').presses(taskAbout('Role Admin in Minikai for @ana'), 'Done');
  await office.delivered();
  expect(messageOf(office, 'ana', 1001).text).not.toContain('by hand');
  expect(cardIn(office, 1001).text).not.toContain('by hand');
});
