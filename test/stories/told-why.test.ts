/** What those who asked are told of the end: the reason in words, by whom, each once, whatever was asked. */
import { cardIn, messageOf } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('what was asked has been decided', () => {
  let office: Office;
  afterEach(() => office?.stop());

  const types = async (who: string, line: string) => {
    await office.as(who).types('#general', line);
    await office.delivered();
  };

  it('a question that is denied: the reason, and by whom (MK-15)', async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'minikai', 'member');
    await types('ben', '/role request help because which role lets me add records?');
    await types('cleo', '/role deny R-1001 because the handbook says it');
    for (const read of [messageOf(office, 'ben', 1001).text, cardIn(office, 1001).text]) {
      expect(read).toContain('Denied by @cleo');
      expect(read).toContain('the handbook says it');
    }
  });

  it('what another workspace role opens is said of the things that somebody is on already', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'guest');
    const web = await office.thing('miruni', 'team', 'Web');
    await office.thing('miruni', 'project', 'Site', { inside: web, people: { assigned: ['ben'] } });
    await types('ben', '/role request collaborator for 90d because I check the drafts');
    expect(cardIn(office).text).toContain('Would gain\nSee the project and Read the change log');
  });

  it('nobody approves both stages, so everybody who is named is somebody else', async () => {
    office = await openOffice({ products: ['slack'], admins: ['olga'] });
    await office.holds('ben', 'slack', 'member');
    await types('ben', '/role request admin for 7d because looking after guests for Kim');
    await office.holds('cleo', 'slack', 'admin');
    await types('cleo', '/role approve R-1001');
    await types('cleo', '/role approve R-1001');
    expect(cardIn(office, 1001).text).toContain('2 of 2 · waiting for an Owner (0 of 1)');
    await types('olga', '/role approve R-1001');
    expect(cardIn(office, 1001).text).toContain('Approved by @cleo and @olga');
  });
});
