/** Home: everybody's own access, and for Admins what they look after; only what the policy lets them see. */
import { type Office, openOffice } from '../support/office.ts';

describe('Home', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('shows the way to set up to whoever may, and whom to wait for to everybody else', async () => {
    office = await openOffice();
    await office.as('cleo').opensHome();
    expect(office.as('cleo').home().buttons).toContain('Set up Roledesk');
    await office.as('ben').opensHome();
    expect(office.as('ben').home().text).toContain('not set up here yet');
    expect(office.as('ben').home().buttons).toEqual([]);
  });

  it('shows a Member their own access and no more', async () => {
    office = await openOffice({ products: ['miruni', 'minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ben'] } });
    await office.thing('miruni', 'project', 'Secret plan', { inside: web, flags: ['closed'] });

    await office.as('ben').opensHome();
    const { text } = office.as('ben').home();
    expect(text).toContain('Team Member');
    expect(text).not.toContain('Secret plan');
    expect(text).not.toContain('People (');
    expect(text).not.toContain('History');
  });

  it('shows Admins people, invitations, tasks and history, and finds anybody', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben', 'dan']) await office.holds(handle, 'miruni', 'member');
    const cleo = office.as('cleo');
    await cleo.opensHome();
    const { text } = cleo.home();
    expect(text).toContain('People (5)');
    expect(text).toContain('No invitation is out.');
    expect(text).toContain('History');

    const found = await cleo.searches('Find a person', 'dan', { in: 'home' });
    expect(found.map((option) => option.text.text)).toEqual(['Dan Silva']);
    const told = await cleo.chooses('home', 'Find a person', 'Dan Silva', { query: 'dan' });
    expect(told.view?.text).toContain('@dan is active');
  });

  it('goes on where a list is longer than a page, and says how many there are', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben', 'dan', 'omar', 'gus', 'sia']) await office.holds(handle, 'miruni', 'member');
    const cleo = office.as('cleo');
    await cleo.opensHome();
    expect(cleo.home().text).toContain('1 to 8 of');
    await cleo.presses('home', 'Show more history').catch(() => cleo.presses('home', 'Show more'));
    expect(cleo.home().text).toContain('Back to the start');
  });

  it('is drawn again for whoever opened it once, when something about them changes, and for nobody else', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    await office.holds('dan', 'miruni', 'member');
    await office.thing('miruni', 'team', 'Web');
    await office.as('ben').opensHome();
    expect(office.as('ben').home().text).not.toContain('Team Member');

    await office.as('cleo').types('#general', '/role add @ben @dan to web');
    await office.delivered();
    expect(office.as('ben').home().text).toContain('Team Member of Web');
    expect(office.as('dan').hasHome()).toBe(false);

    await office.as('ben').types('#general', '/role request admin for 4h because the card of the plan ran out');
    await office.delivered();
    expect(office.as('ben').home().text).toContain('R-1001');
    const { messages } = await office.as('cleo').types('#general', '/role set @ben collaborator');
    await office.as('cleo').presses(messages[0] as never, 'Do it');
    await office.delivered();
    expect(office.as('ben').home().text).toContain('Collaborator');
    expect(office.as('ben').home().text).not.toContain('Team Member of Web');
  });

  it('says so privately and redraws itself when what it offers is not allowed any more', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    await office.as('ben').types('#general', '/role request admin for 4h because the card of the plan ran out');
    await office.delivered();
    const cleo = office.as('cleo');
    await cleo.opensHome();
    expect(cleo.home().text).toContain('R-1001');
    const stale = cleo.home();

    await office.as('olga').types('#general', '/role set @cleo member');
    const told = await cleo.presses(stale, 'Approve', { stale: true, confirm: true });
    expect(told.view?.text).toContain('Nothing in the roles of Miruni allows this');
    expect(await office.roles('ben', 'miruni')).toEqual(['member']);
    expect(cleo.home().text).not.toContain('People (');
    expect(cleo.home().buttons).not.toContain('Approve');
  });

  it('is nothing but whom to ask for somebody without a role', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.as('gus').opensHome();
    expect(office.as('gus').home().text).toContain('You have no role here yet. Ask @cleo or @olga.');
    expect(office.as('gus').home().buttons).toEqual([]);
  });

  it('shows whoever decides something what waits for them, and nothing that is for Admins', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben'] } });
    const asked = '/role request web as admin for 1w because covering for Ana while she is away';
    expect((await office.as('ben').types('#general', asked)).text).toContain('R-1001');
    await office.delivered();
    const ana = office.as('ana');
    await ana.opensHome();
    expect(ana.home().text).toContain('Waiting for you (1)');
    expect(ana.home().text).not.toMatch(/People \(|^History$/mu);
    expect((await ana.presses('home', 'History')).view?.text).toContain('asked with R-1001');
    await ana.closes();
    await ana.presses('home', 'Approve', { confirm: true });
    expect(ana.home().text).not.toContain('Waiting for you');
    await office.delivered();
    await office.as('ben').opensHome();
    expect(office.as('ben').home().text).toContain('Team Admin of Web until');
  });
});
