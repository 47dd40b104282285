/** Slack is away while something is approved, and the role has ended before Slack is back: nobody is told what is not true any more. */
import { cardIn, messageOf, readBy } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('while Slack takes no messages', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'minikai', 'member');
    await office.as('ben').types('#general', '/role request admin for 1h because rotating the certificate');
    await office.delivered();
  });
  afterEach(() => office.stop());

  it('an approval counts at once, and its messages say later what is true then', async () => {
    for (const method of ['chat.postMessage', 'chat.update'])
      office.slack.faults.add({ method, kind: 'server_error', status: 503, times: 1000 });
    await office.as('cleo').types('#help-desk', '/role approve R-1001');
    await office.delivered();
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(true);
    expect(cardIn(office).text).toContain('waiting for the help desk');

    office.passes({ hours: 2 });
    await office.delivered();
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(false);
    office.slack.faults.clear();
    office.passes({ hours: 1 });
    await office.delivered();
    office.passes({ hours: 1 });
    await office.delivered();

    expect(cardIn(office).text).toContain('Role request · ended');
    expect(messageOf(office, 'ben', 1001).text).toContain('Your Admin role has ended. You are Member.');
    expect(readBy(office, 'ben')).not.toMatch(/You are Admin/);
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('an answer that is lost doubles no card', async () => {
    office.slack.faults.add({ method: 'chat.update', kind: 'drop', times: 1 });
    await office.as('cleo').types('#help-desk', '/role deny R-1001 because not this week');
    await office.delivered();
    office.passes({ hours: 1 });
    await office.delivered();
    const cards = office
      .as('cleo')
      .sees('#help-desk')
      .filter(({ text }) => text.startsWith('Role request'));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toContain('Denied by @cleo');
  });

  it('a form that Slack does not open in time is said to whoever pressed', async () => {
    office.slack.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    const told = await office.as('cleo').presses(cardIn(office), 'Deny…');
    expect(told.view).toBeUndefined();
    expect(told.text).toContain('The form did not open in time. Please press once more.');
    expect((await office.as('cleo').presses(cardIn(office), 'Deny…')).view?.title).toBe('Deny R-1001');
  });
});

it('a search that fails is said to have failed, and does not say that there is nothing', async () => {
  const office = await openOffice({ products: ['minikai'], admins: ['cleo'], mode: 'http' });
  const ben = office.as('ben');
  await office.holds('ben', 'minikai', 'member');
  await ben.types('#general', '/role request');
  const { bot } = office.running;
  const { look } = bot;
  bot.look = () => Promise.reject(new Error('the disk is gone'));
  await expect(ben.searches('What do you need?', 'adm')).rejects.toThrow('The options could not be loaded');
  bot.look = look;
  expect((await ben.searches('What do you need?', 'adm')).map(({ text }) => text.text)).toEqual(['Admin']);
  await office.stop();
});
