/** People whom Roledesk has never met: what Slack tells of them unasked is not kept. */
import { events } from '../../src/slack/events/index.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('somebody nobody has named', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('is not kept because they changed their profile; they are met when they use Roledesk', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    const { db, bot } = office.running;
    const { id } = office.as('dan');
    const known = () => db.read(bot.tenant, (read) => read.subjects.findBySlackUserId(id));

    office.slack.change.renames('dan', { name: 'Daniel Silva' });
    await office.slack.settled(50);
    expect(await known()).toBeUndefined();

    expect((await office.as('dan').types('#general', '/role')).text).toContain('You have no role here yet.');
    expect(await known()).toMatchObject({ state: 'active' });
  });

  it('is as Slack says now, when an old event comes late', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    const { db, bot } = office.running;
    const dan = await office.subject('dan');
    const old = { user: { id: office.as('dan').id, team_id: bot.slackId, profile: { real_name: 'Old Name' } } };
    const nameNow = async () => (await db.read(bot.tenant, (read) => read.subjects.listPeople([dan])))[0]?.name;

    await events.user_change?.(bot, old, { event_time: bot.clock.now() / 1000 - 3_600 });
    expect(await nameNow()).toBe('Dan Silva');
    await events.user_change?.(bot, old, { event_time: bot.clock.now() / 1000 });
    expect(await nameNow()).toBe('Old Name');
  });

  it('from another workspace may do nothing here', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    const told = await office.as('beta/zoe').types('#partners', '/role set me admin');
    expect(told.text).not.toContain('Done');
    expect(await office.history('miruni')).not.toContain('grant.opened');
  });
});

describe('an address', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('tells nothing of who is here: hidden people and nobody are answered word for word the same', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ana', 'miruni', 'member');
    await office.holds('ben', 'miruni', 'member');
    await office.holds('gus', 'miruni', 'guest');
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    const lines = [
      'show %',
      '%',
      'set % admin',
      'remove % member',
      'remove % from web',
      'offboard %',
      'add % to web',
      'history %',
      'why % can invite',
      'request member for % because needed',
      'request help for % because needed',
    ];
    for (const line of lines) {
      const [hidden = '', absent = ''] = await Promise.all(
        ['gus@acme.example', 'guz@acme.example'].map(
          async (address) => (await office.as('ben').types('#general', `/role ${line.replace('%', address)}`)).text,
        ),
      );
      expect(hidden.replaceAll('gus@', 'guz@')).toBe(absent);
      expect(absent).toContain('I know no such person whom you can see.');
    }
  });

  it('is enough for those who choose people', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ana', 'miruni', 'member');
    await office.holds('ben', 'miruni', 'member');
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    const told = await office.as('ana').types('#general', '/role add ben@acme.example to web');
    expect(told.text).toContain('@ben is Team Member of Web');
    expect((await office.as('cleo').types('#general', '/role show ben@acme.example')).text).toContain('@ben is active');
  });
});

describe('somebody without any role', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('is refused without being sent to a form that is not theirs', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
    const refused = await office.as('dan').types('#general', '/role set @ben admin');
    expect(refused.text).toContain('[Why?]');
    expect(refused.text).not.toContain('Ask for access');
    const asking = (await office.as('dan').types('#general', '/role request')).view;
    expect(asking?.submit).toBeFalsy();
    expect(asking?.text).toMatch(/Asking is for people who have a role here\. Ask Cleo Admin or Olga Owner\./);
    expect((await office.as('ben').types('#general', '/role set @dan admin')).text).toContain('[Ask for access…]');
  });
});
