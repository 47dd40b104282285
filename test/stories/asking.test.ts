/** Asking for a role: decided in the help desk, in force until it ends, and then everything is as it was before. */
import { cardIn, formOf, messageOf, readBy, threadOf } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office?.stop());

const types = async (who: string, line: string) => office.as(who).types('#general', line);

describe('asking to be an Admin for a while, in Minikai', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
  });

  it('is decided in the help desk, works until it ends, and the baseline comes back', async () => {
    const told = await types('ben', '/role request admin for 4h because rotating the certificate');
    expect(told.text).toContain('R-1001. You have asked');
    await office.delivered();
    const card = cardIn(office);
    expect(card.text).toContain('waiting for the help desk (0 of 1)');
    expect(card.text).toContain('@ben asks for Member → Admin for 4 hours, from now.');
    expect(card.text).toContain('rotating the certificate');
    expect(card.text).toContain('Would gain\nInvite people');
    expect(card.buttons).toEqual(expect.arrayContaining(['Approve', 'Deny…']));
    expect(card.pings).toEqual(['@ben']);
    expect(messageOf(office, 'ben', 1001).text).toContain('waiting for the help desk');
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(false);

    await office.as('cleo').presses(card, 'Approve', { confirm: true });
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(true);
    await office.delivered();
    expect(cardIn(office)).toMatchObject({ ts: card.ts, buttons: ['End'] });
    expect(cardIn(office).text).toContain('Approved by @cleo');
    expect(threadOf(office, card)).toEqual(['@cleo approved this.']);
    expect(messageOf(office, 'ben', 1001).buttons).toEqual(['Extend…', 'Give back…']);
    expect(readBy(office, 'ben')).toContain('Admin until 2 Nov 2026, 13:00 UTC');

    office.passes({ hours: 4 });
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(false); // at once, before any sweep
    await office.delivered();
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect(cardIn(office).text).toContain('@ben was Admin until 2 Nov 2026, 13:00 UTC');
    expect(cardIn(office).buttons).toEqual([]);
    expect(messageOf(office, 'ben', 1001).text).toContain('Your Admin role has ended. You are Member.');
    expect(messageOf(office, 'ben', 1001).buttons).toEqual(['Ask again']);
    const history = await office.history('minikai');
    expect(history.filter((type) => /^(request|grant)/.test(type))).toEqual([
      'request.opened',
      'request.voted',
      'grant.opened',
      'grant.ended',
    ]);
  });

  it('has a form that follows the choices, and says under a field what is wrong with it', async () => {
    await office.thing('minikai', 'mini_label', 'House A');
    const ben = office.as('ben');
    const opened = await ben.types('#general', '/role-request');
    expect(opened.view?.title).toBe('Ask for access');
    await formOf(office, 'ben');
    const offered = async (query: string) =>
      (await ben.searches('What do you need?', query)).map(({ text }) => text.text);
    expect(await offered('')).toEqual(['Help me choose a role in Minikai', 'Admin', 'Holder of House A']);
    expect(await offered('house')).toEqual(['Holder of House A']);

    await ben.chooses('view', 'What do you need?', 'Admin');
    expect(ben.view()?.text).toContain('The help desk decides');
    expect(ben.view()?.text).toContain('What will you do as an Admin?');
    await ben.chooses('view', 'What do you need?', 'Holder of House A', { query: 'house' });
    expect(ben.view()?.text).toContain('Which Mini do you need, and for what?');
    expect(ben.view()?.fields.find(({ label }) => label === 'For how long?')?.value).toBe('30 days');
    expect(ben.view()?.submit).toBe('Ask the help desk');

    await ben.fills('Which Mini do you need, and for what?', '        ');
    expect((await ben.submits()).errors).toMatchObject({
      'Which Mini do you need, and for what?': expect.stringMatching(/sentence/),
    });
    await ben.fills('Which Mini do you need, and for what?', 'Covering for Jo this week');
    const asked = await ben.submits();
    expect(asked.errors).toEqual({});
    expect(asked.view?.text).toContain('R-1001');
    await office.delivered();
    expect(cardIn(office).text).toContain('@ben asks for Holder of House A for 30 days, from now.');
  });

  it('twice is caught: what is pending is named, what is held for a time can be extended', async () => {
    await types('ben', '/role request admin for 4h because rotating the certificate');
    const again = await types('ben', '/role request admin for 1d because rotating the certificate');
    expect(again.text).toContain('R-1001 asks for this already and is still waiting.');

    await types('cleo', '/role approve R-1001');
    const held = await types('ben', '/role request admin for 1d because it takes longer');
    expect(held.text).toContain('This is held already, for a time. Ask for more time instead');
    await types('ben', '/role request');
    await formOf(office, 'ben');
    await office.as('ben').chooses('view', 'What do you need?', 'Admin');
    expect(office.as('ben').view()?.text).toContain('This is held already. You can ask for more time.');
    await office.as('ben').presses('view', 'Extend it instead');
    expect(office.as('ben').view()?.title).toBe('Ask for more time');
  });

  it('is not for somebody without any role: they are told whom to ask', async () => {
    const told = await types('dan', '/role request admin because I am new here');
    expect(told.text).toContain('Ask Cleo Admin and Olga Owner.');
    expect(await office.history('minikai')).not.toContain('request.opened');
  });

  it('works without knowing the role: the help desk answers, and the question is answered (MK-15)', async () => {
    await types('ben', '/role request help because which role lets me add records?');
    await office.delivered();
    const card = cardIn(office);
    expect(card.text).toContain('Question about roles · waiting for the help desk');
    expect(card.buttons).toEqual(expect.arrayContaining(['Answer…', 'Deny…']));
    await office.as('cleo').presses(card, 'Answer…');
    await formOf(office, 'cleo');
    await office.as('cleo').fills('Your answer', 'Only Admins add records. Ask for Admin for a day.');
    await office.as('cleo').chooses('view', 'The role that fits', 'Admin');
    await office.as('cleo').submits();
    await office.delivered();
    expect(messageOf(office, 'ben', 1001).text).toContain('answered');
    expect(readBy(office, 'ben')).toContain('Only Admins add records.');
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect(cardIn(office).buttons).not.toContain('Answer…');
  });

  it('can begin with somebody’s plea: the presser sees what will be copied before it is', async () => {
    await office.as('ana').types('#random', '@cleo, I cannot reach <!channel> Rose Cottage, can you help?');
    const plea = office.as('ben').sees('#random').at(-1);
    if (!plea) throw new Error('no plea');
    await office.as('ben').messageShortcut('Turn into a role request', plea);
    expect((await formOf(office, 'ben')).text).toContain('Nothing else is copied.');
    expect(
      office
        .as('ben')
        .view()
        ?.fields.find(({ value }) => String(value).includes('@Cleo Admin, I cannot reach @channel Rose Cottage')),
    ).toBeDefined();
    await office.as('ben').submits();
    await office.delivered();
    expect(cardIn(office).text).toContain('Rose Cottage');
    expect(cardIn(office).pings).not.toContain('@channel');
  });
});

describe('asking in Miruni', () => {
  let web: Awaited<ReturnType<Office['thing']>>;
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben', 'dan']) await office.holds(handle, 'miruni', 'member');
    web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben'] } });
  });

  it('for a team is decided by an Admin of that team', async () => {
    await types('cleo', '/role show web');
    const site = await office.thing('miruni', 'project', 'Site', { inside: web, flags: ['closed'] });
    await types('ben', '/role request team web as admin for 1w because covering for Jo until Monday');
    await office.delivered();
    expect(cardIn(office).text).toContain('waiting for an Admin of the team');
    await office.as('ana').presses(cardIn(office), 'Approve', { confirm: true });
    await office.delivered();
    expect(cardIn(office).text).toContain('Approved by @ana');
    expect(await office.may('ben', 'miruni', 'project.view', site)).toBe(true);
    office.passes({ days: 7 });
    expect(await office.may('ben', 'miruni', 'project.view', site)).toBe(false);
  });

  it('on behalf of somebody tells nothing of what they hold; those who decide see it', async () => {
    const told = await types('ben', '/role request member for @cleo because Cleo starts in Design on Monday');
    expect(told.text).toContain('You have asked');
    expect(told.text).not.toMatch(/Admin|held/);
    await office.delivered();
    const approved = await office.as('olga').types('#help-desk', '/role approve R-1001');
    expect(approved.text).toContain('There is no need: the role Admin is held already, with no end.');
    expect(await office.roles('cleo', 'miruni')).toEqual(['admin']);
  });

  it('on behalf of somebody: they are told, and may turn it down', async () => {
    const site = await office.thing('miruni', 'project', 'Site', { inside: web });
    await types('ben', '/role request project site for 1w for @dan because Dan reviews the texts');
    await office.delivered();
    expect(cardIn(office).text).toContain('for @dan');
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(false);
    await office.as('ana').presses(cardIn(office), 'Approve');
    await office.delivered();
    expect(await office.may('dan', 'miruni', 'project.view', site)).toBe(true);
    expect(readBy(office, 'dan')).toContain('Site');
  });

  it('answers about what may not be seen as about what does not exist', async () => {
    await office.thing('miruni', 'project', 'Secret', { inside: web, flags: ['closed'] });
    const hidden = await types('dan', '/role request project secret for 1d because I need it badly');
    const absent = await types('dan', '/role request project nothing for 1d because I need it badly');
    expect(hidden.text.replaceAll('secret', 'x')).toBe(absent.text.replaceAll('nothing', 'x'));
    expect(
      await office
        .as('dan')
        .types('#general', '/role-request')
        .then(() => office.as('dan').searches('What do you need?', 'secret')),
    ).toEqual([]);
  });
});

describe('asking about Slack’s own roles', () => {
  it('goes through two stages, one after the other, and each is told who is next', async () => {
    office = await openOffice({ products: ['slack'], admins: ['olga'] });
    await office.holds('omar', 'slack', 'owner');
    await office.holds('cleo', 'slack', 'admin');
    await office.holds('ben', 'slack', 'member');
    await types('ben', '/role request admin for 30d because looking after guests while Kim is away');
    await office.delivered();
    expect(cardIn(office).text).toContain('1 of 2 · waiting for an Admin (0 of 1)');
    await office.as('cleo').presses(cardIn(office), 'Approve', { confirm: true });
    await office.delivered();
    expect(cardIn(office).text).toContain('2 of 2 · waiting for an Owner (0 of 1)');
    expect(await office.roles('ben', 'slack')).toEqual(['member']);

    const again = await office.as('cleo').presses(cardIn(office), 'Approve', { confirm: true });
    expect(again.text).toContain('Olga Owner and Omar Owner can decide R-1001.');
    await office.as('olga').presses(cardIn(office), 'Approve', { confirm: true });
    await office.delivered();
    expect((await office.roles('ben', 'slack')).sort()).toEqual(['admin', 'member']);
    expect(threadOf(office, cardIn(office))).toEqual(['@cleo approved this.', '@olga approved this.']);
  });
});
