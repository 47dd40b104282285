/** The first day: somebody who runs the Slack workspace sets Roledesk up, and it works from then on. */
import { type Office, openOffice } from '../support/office.ts';

describe('setting up', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('does not offer a model that does not hold, and says what is wrong with it', async () => {
    office = await openOffice();
    const { bot } = office.running;
    const lies = (text: string) => `${text}  - { remove: nobody_here, by: [] }\n`;
    const models = bot.models.map((one) => (one.name === 'miruni' ? { ...one, text: lies(one.text) } : one));
    Object.assign(bot, { models });
    await office.as('cleo').types('#help-desk', '/role setup');
    const form = await office.slack.until(() => office.as('cleo').view(), 'the form');
    expect(form.text).toMatch(/This needs another look:[\s\S]*Miruni: line \d+: .*nobody_here/);
    const choice = form.fields.find(({ label }) => label === 'What do you manage here?');
    expect(choice?.options).toEqual(expect.arrayContaining(['Minikai']));
    expect(choice?.options).not.toContain('Miruni');
  });

  it('is done in one form by an admin of the Slack workspace', async () => {
    office = await openOffice();
    const cleo = office.as('cleo');

    const told = await cleo.types('#help-desk', '/role setup');
    expect(told.view?.title).toBe('Set up Roledesk');
    await cleo.chooses('view', 'What do you manage here?', ['Minikai', 'Miruni']);
    await cleo.chooses('view', 'Help-desk channel', '#help-desk');
    await cleo.chooses('view', 'First Admins', ['@cleo', '@olga']);
    await cleo.chooses('view', 'First Members', ['@ana', '@ben']);
    await cleo.fills('First things', 'team Web\nproject Site in Web\nmini "Rose Cottage"\nMini label House A');
    const done = await cleo.submits();
    expect(done).toMatchObject({ ok: true, errors: {} });
    expect(done.view?.text).toContain('Opened: Minikai and Miruni.');

    expect(await office.roles('cleo', 'minikai')).toEqual(['admin']);
    expect(await office.roles('olga', 'miruni')).toEqual(['admin']);
    expect(await office.roles('ben', 'miruni')).toEqual(['member']);
    expect(await office.may('cleo', 'miruni', 'workspace.invite')).toBe(true);
    expect(await office.history('miruni')).toEqual([
      'workspace.opened',
      ...Array(4).fill('role.set'),
      'thing.created',
      'thing.created',
    ]);
  });

  it('is not for a member, who is told whom to ask', async () => {
    office = await openOffice();
    const told = await office.as('ben').types('#general', '/role setup');
    expect(told.view?.text).toContain('Only an owner or admin of this Slack workspace sets Roledesk up.');
    expect(office.as('ben').view()?.submit).toBeUndefined();
  });

  it('is only for those whom the configuration names, where it names any', async () => {
    office = await openOffice({ configuredAdmins: ['U0SOMEBODY'] });
    expect((await office.as('olga').types('#general', '/role setup')).view?.text).toContain(
      'Only those whom the configuration of Roledesk names set it up.',
    );
  });

  it('makes those whom the configuration names the first Admins', async () => {
    office = await openOffice();
    const { id } = office.as('olga');
    await office.stop();
    office = await openOffice({ configuredAdmins: [id] });
    const olga = office.as('olga');
    await olga.types('#general', '/role setup');
    await olga.chooses('view', 'What do you manage here?', ['Miruni']);
    await olga.chooses('view', 'Help-desk channel', '#help-desk');
    await olga.chooses('view', 'First Admins', ['@cleo']);
    expect(await olga.submits()).toMatchObject({ ok: true });
    expect(await office.roles('olga', 'miruni')).toEqual(['admin']);
    expect(await office.roles('cleo', 'miruni')).toEqual(['admin']);
  });

  it('refuses a help desk with guests in it, under the field', async () => {
    office = await openOffice();
    office.slack.change.addsToChannel('#help-desk', 'gus');
    const cleo = office.as('cleo');
    await cleo.types('#help-desk', '/role setup');
    await cleo.chooses('view', 'What do you manage here?', ['Miruni']);
    await cleo.chooses('view', 'Help-desk channel', '#help-desk');
    const told = await cleo.submits();
    expect(told.errors).toMatchObject({ 'Help-desk channel': expect.stringContaining('Gus Guest') });
  });

  it('takes the roles that people have in Slack where Slack itself is managed', async () => {
    office = await openOffice();
    const olga = office.as('olga');
    await olga.types('#general', '/role setup');
    await olga.chooses('view', 'What do you manage here?', ['Slack']);
    await olga.chooses('view', 'Help-desk channel', '#help-desk');
    expect(await olga.submits()).toMatchObject({ ok: true });

    expect(await office.roles('olga', 'slack')).toEqual(['primary_owner']);
    expect(await office.roles('omar', 'slack')).toEqual(['owner']);
    expect(await office.roles('gus', 'slack')).toEqual(['multi_channel_guest']);
    expect(await office.roles('dora', 'slack')).toEqual([]);
  });

  it('is for those who may configure it once it is set up', async () => {
    office = await openOffice({ products: ['miruni'], admins: ['ana'] });
    expect((await office.as('cleo').types('#general', '/role setup')).view?.text).toContain(
      'Roledesk is set up here. To change that',
    );
    expect((await office.as('ana').types('#general', '/role setup')).view?.submit).toBe('Set it up');
  });

  it('says who may change it to somebody who may not in every product', async () => {
    office = await openOffice({ products: ['minikai', 'miruni'], admins: ['ana', 'cleo'] });
    await office.as('ana').types('#general', '/role set @cleo member in miruni');
    const told = (await office.as('cleo').types('#general', '/role setup')).view?.text ?? '';
    expect(told).toContain('you may not in Miruni. Those who can: Ana Meier.');
  });
});
