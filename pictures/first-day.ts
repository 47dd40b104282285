/** The first day: setting up, inviting, bringing in things, and what is left to do by hand. */
import type { Camera, Story } from './camera.ts';

async function settingUp({ goes, as, shot }: Camera): Promise<void> {
  const cleo = as('cleo');
  await goes('cleo/help-desk');
  await cleo.says('/role setup');
  const form = cleo.form('Set up Roledesk');
  await form.getByRole('checkbox', { name: /^Minikai/ }).check();
  await form.getByRole('checkbox', { name: /^Miruni/ }).check();
  await cleo.chooses(form, 'Help-desk channel', 'help-desk');
  await cleo.chooses(form, 'First Admins', 'Olga', 'Hana');
  await cleo.chooses(form, 'First Members', 'Ana', 'Ben');
  await form.getByRole('textbox', { name: /^First things/ }).fill('team Web\nproject Site in Web\nmini "Rose Cottage"');
  await shot('setup-form', 'The one form that sets Roledesk up', form);
  await cleo.presses(form, 'Set it up');
  await cleo.form().getByRole('button', { name: 'Close', exact: true }).waitFor();
  await shot('setup-done', 'What became of it', cleo.form());
  await cleo.form().getByRole('button', { name: 'Close', exact: true }).click();
  await cleo.form().waitFor({ state: 'detached' });
}

async function inviting({ as, shot, settled }: Camera): Promise<void> {
  const cleo = as('cleo');
  await cleo.says('/role-invite');
  const invite = cleo.form('Invite people');
  await cleo.chooses(invite, /^People in Slack/, 'Dan', 'Gus');
  await invite.getByRole('textbox', { name: /^E-mail addresses/ }).fill('nia@example.com, kim@@example');
  await shot('invite-form', 'Inviting several people', invite);
  await cleo.presses(invite, 'Check who');
  await cleo
    .form()
    .getByText(/Nothing has happened yet/)
    .waitFor();
  await shot('invite-plan', 'What would become of each, before anything happens', cleo.form());
  await cleo.presses(cleo.form(), 'Do it');
  await cleo.form().getByText(/ done/).first().waitFor();
  await shot('invite-result', 'What became of each', cleo.form());
  await cleo.form().getByRole('button', { name: 'Close', exact: true }).click();
  await settled();
  await shot(
    'task-card',
    'What has to be done by hand: numbered steps, and Done',
    await cleo.reads('Invitation to Slack for'),
  );
  await cleo.presses(cleo.message('Invitation to Slack for'), 'Done');
  await cleo.reads(/Invitation to Slack for.*Done by/s);
  await shot('task-done', 'The same task when it is done', cleo.message('Invitation to Slack for'));
}

async function bringingIn({ as, shot, page, slack }: Camera): Promise<void> {
  const cleo = as('cleo');
  await cleo.says('/role import in miruni');
  const bring = cleo.form('Bring in things');
  const lines = 'type,name,in\nteam,Design,\nproject,Poster,Design\nproject,Site,Web\nepic,Big,Design';
  await bring.getByRole('textbox', { name: /Or paste lines/ }).fill(lines);
  await shot('import-form', 'Bringing in things out of a file, or pasted', bring);
  await cleo.presses(bring, 'Show the plan');
  await cleo
    .form()
    .getByText(/Nothing has happened yet/)
    .waitFor();
  await shot('import-plan', 'A verdict for each line', cleo.form());
  await page.keyboard.press('Escape');
  await slack.settled();
}

export const firstDay: Story = {
  title: 'The first day',
  isSetUp: false,
  async play(camera) {
    await settingUp(camera);
    await inviting(camera);
    await bringingIn(camera);
  },
};
