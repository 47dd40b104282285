/** Roles that are given ahead of time: they count from their first instant, and then people and products are told. */
import { type Office, openOffice } from '../support/office.ts';

describe('a role that begins later', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
    await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'] } });
    await office.delivered();
  });
  afterEach(() => office?.stop());

  it('counts for nothing before, and from its first instant whether the sweep has come by or not', async () => {
    await office.as('cleo').types('#general', '/role set @ben admin from tomorrow for 1d because on duty');
    await office.delivered();
    expect(await office.may('ben', 'miruni', 'workspace.invite')).toBe(false);
    office.passes({ days: 1 });
    expect(await office.may('ben', 'miruni', 'workspace.invite')).toBe(true);
    expect(await office.history('miruni')).not.toContain('grant.begun');
  });

  it('is told and carried out when it begins, once', async () => {
    await office.as('ana').types('#general', '/role add @ben to web from tomorrow');
    await office.delivered();
    const tasks = () =>
      office
        .as('cleo')
        .sees('#help-desk')
        .filter(({ text }) => text.includes('Team Member'));
    expect(tasks()).toEqual([]);

    office.passes({ days: 1 });
    await office.delivered();
    await office.delivered();
    expect((await office.history('miruni')).filter((type) => type === 'grant.begun')).toHaveLength(1);
    expect(tasks()).toHaveLength(1);
    expect(office.as('ben').dm().at(-1)?.text).toContain('Team Member of Web');
  });

  it('ended before it began, is never told of', async () => {
    await office.as('ana').types('#general', '/role add @ben to web from tomorrow');
    await office.as('ana').types('#general', '/role remove @ben from web');
    office.passes({ days: 1 });
    await office.delivered();
    expect(await office.history('miruni')).not.toContain('grant.begun');
  });
});
