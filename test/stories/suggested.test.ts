/** Lines that are offered: as a person would type them, never an id, never Slack's own marks, and they do what they say. */
import { type Office, openOffice } from '../support/office.ts';

describe('a line that is offered', () => {
  let office: Office;
  afterEach(() => office?.stop());

  const types = (line: string) => office.as('cleo').types('#general', line);

  it('names things and people by their names, whatever was misspelt', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ana', 'miruni', 'member');
    await office.thing('miruni', 'team', 'R&D', {});
    await office.thing('miruni', 'team', 'Web', { people: { member: ['ana'] } });

    const form = await types('/role remove @ana form team web');
    expect(form.text).toContain('remove @ana from team Web [Do this]');
    expect((await types('/role set @ana admin team web')).text).toContain('add @ana to team Web as admin [Do this]');
    expect((await types('/role team rename "r&d" Lab')).text).toContain('team rename "R&D" to Lab [Do this]');
    expect((await types('/role set @ana guest for 7d')).text).toContain('set @Ana Meier guest [Do this]');
    expect((await types('/role cancel @ana')).text.match(/Did you mean/gu)).toHaveLength(1);

    const [message] = form.messages;
    if (!message) throw new Error('nothing was said');
    const removed = await office.as('cleo').presses(message, 'Do this');
    expect(removed.text).toContain('@ana is no longer Team Member of Web.');
  });

  it('tells things of one name apart by what they are and whose', async () => {
    office = await openOffice({ products: ['miruni', 'minikai'], admins: ['cleo', 'olga'] });
    const web = await office.thing('miruni', 'team', 'Web', {});
    const shop = await office.thing('miruni', 'team', 'Shop', {});
    for (const inside of [web, shop]) await office.thing('miruni', 'project', 'Site', { inside });
    await office.thing('minikai', 'mini', 'Web');
    await office.thing('minikai', 'mini_label', 'Web');

    expect((await types('/role web')).text).toContain(
      'show team Web [Do this]\nshow mini Web [Do this]\nshow mini label Web [Do this]',
    );
    const told = await types('/role add @ben to site');
    expect(told.text).toContain('add @ben to project Shop/Site');
    expect(told.text).toContain('add @ben to project Web/Site');
    expect(told.text).not.toContain('thg_');
  });
});
