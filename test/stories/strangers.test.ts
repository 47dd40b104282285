/** People whom Roledesk has never met: what Slack tells of them unasked is not kept. */
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

  it('from another workspace may do nothing here', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    const told = await office.as('beta/zoe').types('#partners', '/role set me admin');
    expect(told.text).not.toContain('Done');
    expect(await office.history('miruni')).not.toContain('grant.opened');
  });
});
