/** Deciding: who may, who may not, who was faster, and what becomes of a request that nobody decides. */
import { myRequests, waitingFor } from '../../src/queries/requests.ts';
import { cardIn, formOf, messageOf, readBy, threadOf } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office.stop());

const inHelpDesk = ['cleo', 'olga', 'ana'];
const types = async (who: string, line: string) =>
  office.as(who).types(inHelpDesk.includes(who) ? '#help-desk' : '#general', line);

const openWithRequest = async (): Promise<void> => {
  office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
  for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
  await office.as('ben').types('#general', '/role request admin for 1d because rotating the certificate');
  await office.delivered();
};

const approves = (who: string, card = cardIn(office)) => office.as(who).presses(card, 'Approve', { confirm: true });

describe('a request', () => {
  beforeEach(openWithRequest);

  it('is denied with a reason, which whoever asked reads', async () => {
    await office.as('cleo').presses(cardIn(office), 'Deny…');
    await formOf(office, 'cleo');
    await office.as('cleo').chooses('view', 'Reason', 'A smaller role is enough for this.');
    await office.as('cleo').submits();
    await office.delivered();
    expect(cardIn(office).text).toContain('Denied by @cleo');
    expect(cardIn(office).buttons).toEqual([]);
    expect(messageOf(office, 'ben', 1001).text).toContain('A smaller role is enough for this.');
    expect(messageOf(office, 'ben', 1001).buttons).toEqual(['Ask again']);
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect((await types('cleo', '/role deny R-1001 because too late')).text).toContain(
      'R-1001: already denied by @cleo',
    );
  });

  it('is not approved by a member who can see the card: a private note says who can', async () => {
    const told = await approves('ana');
    expect(told.messages.every((message) => message.private)).toBe(true);
    expect(told.text).toContain('Cleo Admin and Olga Owner can decide R-1001.');
    await office.delivered();
    expect(cardIn(office).text).toContain('waiting for the help desk (0 of 1)');
    expect(await office.history('minikai')).toContain('act.denied');
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('is never decided by whoever asked, even as an Admin', async () => {
    await office.as('cleo').types('#help-desk', '/role request member because trying what a Member sees');
    await office.holds('ben', 'minikai', 'admin');
    const told = await types('ana', '/role approve R-1001');
    expect(told.text).toContain('I know no request R-1001 that you can see.');
    const own = await office.as('ben').types('#general', '/role approve R-1001');
    expect(own.text).toContain('Cleo Admin and Olga Owner can decide R-1001.');
    expect(await office.history('minikai')).not.toContain('request.voted');
  });

  it('is decided by exactly one of two who press at once; the other is told', async () => {
    const card = cardIn(office);
    const [first, second] = await Promise.all([approves('cleo', card), approves('olga', card)]);
    await office.delivered();
    const texts = [first.text, second.text].join('\n');
    expect(texts).toContain('R-1001 is approved.');
    expect(texts).toMatch(/R-1001: already approved by @(cleo|olga)/);
    expect((await office.history('minikai')).filter((type) => type === 'grant.opened')).toHaveLength(1);
    expect(threadOf(office, cardIn(office))).toHaveLength(1);
  });

  it('is not decided from a stale card by somebody who is no Admin any more', async () => {
    const card = cardIn(office);
    await types('olga', '/role set @cleo member because moved on');
    const told = await office.as('cleo').presses(card, 'Approve', { confirm: true, stale: true });
    expect(told.text).toContain('Olga Owner can decide R-1001.');
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('is approved with less: shorter, and no longer than asked', async () => {
    expect((await types('cleo', '/role approve R-1001 for 2w')).text).toContain('That is longer than was asked for.');
    await office.as('cleo').presses(cardIn(office), 'Approve with changes…');
    await formOf(office, 'cleo');
    await office.as('cleo').chooses('view', 'For how long?', '4 hours');
    expect((await office.as('cleo').submits()).view?.text).toContain('R-1001 is approved.');
    office.passes({ hours: 4 });
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect(await office.history('minikai')).toContain('request.changed');
  });

  it('is approved as it was asked for where “less” is the same again, and still says what it was a change from', async () => {
    await types('cleo', '/role approve R-1001 as admin for 1d');
    await office.delivered();
    expect(await office.history('minikai')).not.toContain('request.changed');
    expect(cardIn(office).text).toContain('@ben asked for Member → Admin for 1 day');
    expect(cardIn(office).text).toContain('Approved by @cleo in under a minute.');
  });

  it('that begins later says when, and gives nothing before', async () => {
    await office.as('ana').types('#general', '/role request admin for 4h from 2026-12-24 because standing in for Kim');
    await types('cleo', '/role approve R-1002');
    await office.delivered();
    expect(cardIn(office, 1002).text).toContain('approved · begins later');
    expect(cardIn(office, 1002).text).toMatch(/@ana will be Admin from 23 Dec 2026, 23:00/);
    expect(messageOf(office, 'ana', 1002).text).toMatch(/You will be Admin from 23 Dec 2026, 23:00/);
    expect((await office.as('ana').types('#general', '/role')).text).toMatch(/Begins 23 Dec 2026, 23:00/);
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });

  it('is taken back by whoever asked, and by nobody else', async () => {
    expect((await types('cleo', '/role cancel R-1001')).text).toContain('Nothing in the roles of Minikai allows this');
    await office.as('ben').presses(messageOf(office, 'ben', 1001), 'Cancel the request', { confirm: true });
    await office.delivered();
    expect(cardIn(office).text).toContain('Cancelled by @ben');
    expect((await types('cleo', '/role approve R-1001')).text).toContain('R-1001: already cancelled by @ben');
  });

  it('that nobody decides is reminded of, less and less often, then runs out after three working days', async () => {
    for (const minutes of [30, 60, 120, 240]) {
      office.passes({ minutes });
      await office.delivered();
    }
    expect(threadOf(office, cardIn(office))).toEqual(
      Array(4).fill('R-1001 of @ben is still waiting for the help desk.'),
    );
    office.passes({ days: 2 });
    await office.delivered();
    expect(threadOf(office, cardIn(office))).toHaveLength(4);
    office.passes({ hours: 4 });
    await office.delivered();
    expect(readBy(office, 'ben')).toContain('Nobody has decided R-1001 yet.');
    office.passes({ days: 1 });
    expect((await types('cleo', '/role approve R-1001')).text).toContain('expired');
    await office.delivered();
    expect(cardIn(office).text).toContain('nobody decided in time');
    expect(readBy(office, 'ben')).toContain('Expired');
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('about somebody who has left is refused, saying so', async () => {
    office.slack.change.deactivates('ben');
    await office.delivered();
    expect((await types('cleo', '/role approve R-1001')).text).toMatch(/R-1001: already cancelled|not here any more/);
    expect(await office.roles('ben', 'minikai')).toEqual([]);
    await office.delivered();
    expect(cardIn(office).buttons).toEqual([]);
  });

  it('whose card somebody deleted is posted again', async () => {
    const card = cardIn(office);
    const channel = await office.running.db.read(office.running.bot.tenant, (read) => read.tenants.get());
    await office.running.bot.client.chat.delete({ channel: channel.helpDeskChannel ?? '', ts: card.ts });
    await types('cleo', '/role approve R-1001');
    await office.delivered();
    expect(cardIn(office).ts).not.toBe(card.ts);
    expect(cardIn(office).text).toContain('Approved by @cleo');
  });

  it('has a menu: its menu says why one can decide, and what happened so far', async () => {
    await office.as('cleo').presses(cardIn(office), 'Why can I decide?');
    expect((await formOf(office, 'cleo')).text).toContain('Admins have full access to everything');
    await office.as('cleo').closes();
    await office.as('cleo').presses(cardIn(office), 'History');
    expect((await formOf(office, 'cleo')).text).toContain('R-1001');
  });

  it('waits in the list of those who can decide it, and stands in the list of whoever asked', async () => {
    const { look, tenant } = office.running.bot;
    const seenBy = async (who: string, query: typeof waitingFor) => {
      const caller = { tenant, subject: await office.subject(who) };
      return (await look(caller, query, { from: 0, limit: 10 })).items.map(({ number, state }) => `${number} ${state}`);
    };
    expect(await seenBy('cleo', waitingFor)).toEqual(['1001 pending']);
    expect(await seenBy('ana', waitingFor)).toEqual([]);
    expect(await seenBy('ben', waitingFor)).toEqual([]);
    expect(await seenBy('ben', myRequests)).toEqual(['1001 pending']);
    expect(await seenBy('ana', myRequests)).toEqual([]);
    await types('cleo', '/role approve R-1001');
    expect(await seenBy('olga', waitingFor)).toEqual([]);
    expect(await seenBy('ben', myRequests)).toEqual(['1001 approved']);
  });

  it('shown to somebody alone has the buttons that are theirs', async () => {
    const shown = async (who: string) => {
      const { text, messages } = await types(who, '/role R-1001');
      return { text, buttons: messages.flatMap(({ buttons }) => buttons) };
    };
    expect(await shown('ben')).toEqual({
      text: expect.stringContaining('You asked for Member → Admin for 1 day'),
      buttons: ['Cancel the request'],
    });
    expect((await shown('cleo')).buttons).toEqual(expect.arrayContaining(['Approve', 'Deny…']));
    expect((await shown('cleo')).text).not.toContain('Replies here');
    expect(await shown('ana')).toEqual({ text: expect.stringContaining('I know no request'), buttons: [] });
    await types('cleo', '/role approve R-1001');
    expect((await shown('olga')).buttons).toEqual(['End']);
    expect((await shown('ben')).buttons).toEqual(['Extend…', 'Give back…']);
  });

  it('that is a question is answered and not approved, which whoever tries is told', async () => {
    await office.as('ana').types('#general', '/role request help because I do not see the site');
    const told = await types('cleo', '/role approve R-1002');
    expect(told.text).toContain('R-1002 asks which role is right, so there is nothing to approve.');
    expect(told.text).toContain('Press Answer…');
  });

  it('says to those who may not decide what is theirs to change, and nothing of how it is kept', async () => {
    await office.as('ana').presses(cardIn(office), 'Why can I decide?');
    const { text } = await formOf(office, 'ana');
    expect(text).toContain('Missing: be Admin');
    expect(text).not.toMatch(/stage \d|request is for/);
  });

  it('reaches those who decide where the help desk has been archived, and Admins see why', async () => {
    await office.slack.change.archives('#help-desk');
    await office.as('ana').types('#general', '/role request admin for 4h because standing in for Kim');
    await office.delivered();
    const copy = office
      .as('olga')
      .dm()
      .find(({ text }) => text.includes('R-1002,'));
    expect(copy?.text).toContain('@ana asks for Member → Admin for 4 hours');
    expect(readBy(office, 'ana')).not.toContain('Approve');
    await office.as('olga').presses(copy as never, 'Approve', { confirm: true });
    await office.delivered();
    expect(readBy(office, 'cleo')).toContain('Approved by @olga');
    await office.as('olga').opensHome();
    await office.slack.until(() => office.as('olga').home().text.includes('is_archived'), 'the failure on Home');
  });

  it('opens its form, filled, where words leave the reason out', async () => {
    await office.as('ana').types('#general', '/role request admin for 4h');
    const form = await formOf(office, 'ana');
    expect(form.fields.find(({ label }) => label === 'For how long?')?.value).toBe('4 hours');
    await office.as('ana').closes();
    await office.as('ana').types('#general', '/role request admin because I need it for 3 days');
    const offered = await formOf(office, 'ana');
    expect(offered.fields.find(({ label }) => label === 'For how long?')?.value).toBe('3 days');
    expect(offered.text).toContain('I need it for 3 days');
  });
});

it('says what it would change from: the lesser role, whatever covers that for a time', async () => {
  office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
  await office.holds('dan', 'miruni', 'collaborator');
  await types('cleo', '/role set @dan admin for 1d because standing in');
  await types('dan', '/role request member because Dan starts in Design on Monday');
  await office.delivered();
  expect(cardIn(office).text).toContain('@dan asks for Collaborator → Member with no end');
});

describe('in several stages', () => {
  const openSlack = async (roles: Record<string, string>): Promise<void> => {
    office = await openOffice({ products: ['slack'], admins: ['olga'] });
    for (const [who, role] of Object.entries(roles)) await office.holds(who, 'slack', role);
  };
  const asks = async (): Promise<void> => {
    await types('ben', '/role request admin for 30d because looking after guests while Kim is away');
    await office.delivered();
  };

  it('each is decided by somebody else; where nobody is left the card and `why` say whom it takes', async () => {
    await openSlack({ ben: 'member', omar: 'member' });
    await asks();
    await approves('olga');
    await office.delivered();
    const whom = 'It takes somebody else who is Primary Owner or Owner: whoever becomes that can decide it.';
    expect(cardIn(office).text).toContain(`Nobody can decide this at the moment. ${whom}`);
    expect(messageOf(office, 'ben', 1001).text).toContain(whom);
    expect((await types('olga', '/role approve R-1001')).text).toContain('You have already voted on R-1001.');
    expect((await types('olga', '/role why R-1001')).text).toContain(whom);
    expect(await office.roles('ben', 'slack')).toEqual(['member']);

    await office.holds('omar', 'slack', 'owner');
    expect((await types('omar', '/role approve R-1001')).text).toContain('R-1001 is approved.');
    await office.delivered();
    expect(cardIn(office).text).not.toContain('Nobody can decide this');
  });

  it('a voice that a later one cannot do without is not spent on an earlier one', async () => {
    await openSlack({ ben: 'member', cleo: 'admin' });
    await asks();
    const told = await approves('olga');
    expect(told.text).toContain('nobody but you can approve a later one');
    expect(told.text).toContain('Cleo Admin can approve this one.');
    await approves('cleo');
    await office.delivered();
    await approves('olga');
    expect((await office.roles('ben', 'slack')).sort()).toEqual(['admin', 'member']);
  });

  it('what somebody proposes is theirs, and not of the one it is about, who may turn it down', async () => {
    await openSlack({ ben: 'member', cleo: 'admin' });
    const told = await types('cleo', '/role set @ben admin');
    expect(told.text).toContain('R-1001 proposes it to those who decide, with your approval counted.');
    await office.delivered();
    expect(cardIn(office).text).toContain('Proposal · 2 of 2 · waiting for an Owner (0 of 1)');
    expect(cardIn(office).text).toContain('@cleo proposes @ben: Member → Admin with no end, from now.');
    expect(messageOf(office, 'ben', 1001).text).toContain('@cleo proposed you: Member → Admin with no end, from now.');
    expect(messageOf(office, 'ben', 1001).text).not.toContain('You asked');
    expect(messageOf(office, 'cleo', 1001).text).toContain('You proposed @ben: Member → Admin with no end, from now.');
    expect((await types('olga', '/role history R-1001')).text).toContain('@cleo proposed @ben with R-1001');

    await office.as('ben').presses(messageOf(office, 'ben', 1001), 'Turn it down', { confirm: true });
    await office.delivered();
    expect(cardIn(office).text).toContain('Cancelled by @ben');
    expect(readBy(office, 'cleo')).toContain('Cancelled by @ben');
    expect(await office.roles('ben', 'slack')).toEqual(['member']);
  });

  it('what somebody proposes takes the others, and then both are told', async () => {
    await openSlack({ ben: 'member', cleo: 'admin' });
    expect((await types('olga', '/role set @ben admin because Kim is away')).text).toContain(
      'yours is not among the approvals so far',
    );
    await office.delivered();
    await approves('cleo');
    await office.delivered();
    await approves('olga');
    await office.delivered();
    expect(await office.roles('ben', 'slack')).toEqual(['admin']);
    expect(readBy(office, 'ben')).toContain(
      '@olga proposed you: Member → Admin with no end, from now. Approved by @cleo and @olga',
    );
    expect(messageOf(office, 'olga', 1001).text).toContain('Approved by @cleo and @olga');
  });
});
