/** A request by hand, from asking to its end: in words and by form, decided side by side, by keyboard alone, too late. */
import { describeInBrowser, type Stage, scene } from './support/scene.ts';

const asking = '/role request admin in miruni for 4h because rotating the certificate';

/** Ben has asked already, and the card stands in the help desk. */
async function asked({ slack, settled }: Stage): Promise<void> {
  await slack.as('ben').types('#general', asking);
  await settled();
}

describeInBrowser('a request in the browser', () => {
  scene('is asked for in words and approved, while the other side looks on without a reload', {}, async (stage) => {
    await stage.goes('ben/@roledesk?right=hana/help-desk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await ben.says(asking);
    await ben.reads('Your request R-1001 · waiting for the help desk (0 of 1)');
    await hana.presses(await hana.reads('asks for'), 'Approve', 'Approve');
    await hana.reads('Approved by @Hana Helpdesk');
    await ben.reads('R-1001 · approved');
    await ben
      .message('R-1001 ·')
      .getByRole('button', { name: /^Give back/ })
      .waitFor();
  });

  scene('is denied by a form that wants a reason, and whoever asked reads it', {}, async (stage) => {
    await asked(stage);
    await stage.goes('ben/@roledesk?right=hana/help-desk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await hana.presses(await hana.reads('asks for'), 'Deny');
    const form = hana.form('Deny R-1001');
    await hana.presses(form, 'Deny');
    await form.getByText('Choose a reason or write one.').waitFor();
    await hana.chooses(form, 'Reason', 'A smaller role is enough for this.');
    await hana.presses(form, 'Deny');
    await form.waitFor({ state: 'detached' });
    await hana.reads('Denied by @Hana Helpdesk');
    await ben.reads('A smaller role is enough for this.');
    await ben
      .message('R-1001 ·')
      .getByRole('button', { name: /^Ask again/ })
      .waitFor();
  });

  scene('is approved with less than was asked for', {}, async (stage) => {
    await stage.slack.as('ben').types('#general', asking.replace('4h', '1d'));
    await stage.settled();
    await stage.goes('hana/help-desk?right=ben/@roledesk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await hana.picks(await hana.reads('asks for'), 'More', 'Approve with changes');
    const form = hana.form('Approve R-1001');
    await hana.chooses(form, 'For how long?', '4 hours');
    await form.getByRole('textbox', { name: /A word to them/ }).fill('Four hours are plenty.');
    await hana.presses(form, 'Approve');
    await hana.reads('Approved by @Hana Helpdesk');
    await ben.reads('Four hours are plenty.');
  });

  const deniesByKeyboard = (cardLate: number) => async (stage: Stage) => {
    await asked(stage);
    await stage.goes('hana/general');
    const hana = stage.as('hana');
    await hana.row('help-desk').waitFor();
    const { keyboard } = stage.page;
    await hana.tabsTo(hana.row('help-desk'));
    await keyboard.press('Enter');
    const card = await hana.reads('asks for');
    await hana.tabsTo(card.getByRole('button', { name: /^Deny/ }), 'Shift+Tab');
    await keyboard.press('Enter');
    const form = hana.form('Deny R-1001');
    const reason = form.getByRole('combobox', { name: 'Reason' });
    await hana.hasFocus(reason);
    await keyboard.press('ArrowDown');
    await stage.page.getByRole('option', { name: 'A smaller role is enough' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await hana.tabsTo(form.getByRole('textbox', { name: /In your own words/ }));
    await keyboard.type('Collaborator is enough.');
    // Escape in an open list closes the list and not the form.
    await hana.tabsTo(form.getByRole('combobox', { name: /Suggest a smaller role/ }));
    await keyboard.press('ArrowDown');
    await stage.page.getByRole('listbox').waitFor();
    await keyboard.press('Escape');
    await stage.page.getByRole('listbox').waitFor({ state: 'detached' });
    await hana.tabsTo(form.getByRole('button', { name: 'Deny', exact: true }));
    stage.slack.faults.add({ method: 'chat.update', kind: 'slow', ms: cardLate, times: 3 });
    await keyboard.press('Enter');
    await hana.form('R-1001').getByText('R-1001 is denied.').waitFor();
    await keyboard.press('Escape');
    await hana.form().waitFor({ state: 'detached' });
    await hana.hasFocusIn(await hana.reads('Denied by @Hana Helpdesk'));
  };
  scene('is decided by keyboard alone: sidebar, card, form, with a reason', {}, deniesByKeyboard(1));
  scene(
    'keeps the keyboard at its card, which loses its buttons after the form has closed',
    {},
    deniesByKeyboard(2_500),
  );

  scene('is written back to, and whoever asked reads the words', {}, async (stage) => {
    await asked(stage);
    await stage.goes('hana/help-desk?right=ben/@roledesk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await hana.picks(await hana.reads('asks for'), 'More', 'Write to whoever asked');
    const form = hana.form('Answer R-1001');
    await form.getByRole('textbox', { name: 'Your words' }).fill('Which certificate is it?');
    await hana.presses(form, 'Send the answer');
    await form.waitFor({ state: 'detached' });
    await ben.reads('Which certificate is it?');
  });

  scene('is a question where nobody knows the role, and the question is answered', {}, async (stage) => {
    await stage.goes('ben/@roledesk?right=hana/help-desk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await ben.says('/role request help in minikai because which role lets me add records?');
    await hana.presses(await hana.reads('Question about roles'), 'Answer');
    const form = hana.form('Answer R-1001');
    await form.getByRole('textbox', { name: 'Your answer' }).fill('Only Admins add records. Ask for Admin for a day.');
    await hana.chooses(form, 'The role that fits', 'Admin');
    await hana.presses(form, 'Send the answer');
    await ben.reads('Only Admins add records.');
    await ben.reads('answered');
  });

  scene('is told privately to whoever may not decide it', {}, async (stage) => {
    await asked(stage);
    await stage.goes('ana/help-desk?right=hana/help-desk');
    const [ana, hana] = [stage.as('ana'), stage.as('hana')];
    await ana.presses(await ana.reads('asks for'), 'Approve', 'Approve');
    const note = await ana.reads('can decide R-1001.');
    await note.getByText('Only visible to you').waitFor();
    await hana.reads('waiting for the help desk (0 of 1)');
    expect(await hana.message('can decide R-1001.').count()).toBe(0);
  });

  scene('is lengthened, given back and gone, each by its button', {}, async (stage) => {
    await asked(stage);
    await stage.slack.as('cleo').types('#help-desk', '/role approve R-1001');
    await stage.settled();
    await stage.goes('ben/@roledesk?right=cleo/help-desk');
    const [ben, cleo] = [stage.as('ben'), stage.as('cleo')];
    await ben.presses(await ben.reads('R-1001 · approved'), 'Extend');
    const more = ben.form('Ask for more time');
    await ben.chooses(more, 'How much longer?', '4 hours');
    await more.getByRole('textbox', { name: 'Why?' }).fill('One more certificate to rotate');
    await ben.presses(more, 'Ask the help desk');
    await ben.presses(ben.form('Asked'), 'Close');
    await ben.reads('R-1002 · waiting');
    await cleo.presses(await cleo.reads('Request for more time'), 'Approve', 'Approve');
    await ben.reads('R-1002 · approved');
    await ben.presses(ben.message('Your request R-1001 ·'), 'Give back');
    const back = ben.form('Give back');
    await back.getByText('You are then Member').waitFor();
    await ben.presses(back, 'Give it back');
    await ben.reads(/R-1001 · ended.*has ended/s);
  });
});

describeInBrowser('a form in the browser', () => {
  scene('asks for a role by pickers, and says under a field what is wrong with it', {}, async (stage) => {
    await stage.goes('ben/general?right=hana/help-desk');
    const [ben, hana] = [stage.as('ben'), stage.as('hana')];
    await ben.presses(ben.root, 'Shortcuts');
    await stage.page.getByRole('menuitem', { name: /^Ask for a role/ }).click();
    const form = ben.form('Ask for access');
    await ben.chooses(form, 'What do you need?', 'Admin of Miruni');
    await form.getByText('The help desk decides').waitFor();
    const why = form.getByRole('textbox', { name: /^What will you do as a Workspace Admin/ });
    await ben.presses(form, 'Ask the help desk');
    await why.waitFor();
    await form.locator('[aria-invalid=true]').first().waitFor();
    await why.fill('I rotate the certificate.');
    await ben.presses(form, 'Ask the help desk');
    await ben.form().getByText('R-1001').waitFor();
    await stage.page.keyboard.press('Escape');
    await ben.form().waitFor({ state: 'detached' });
    await hana.reads('I rotate the certificate.');
  });

  scene('that comes too late is not opened, and Slack says so', {}, async (stage) => {
    await asked(stage);
    await stage.goes('hana/help-desk');
    const hana = stage.as('hana');
    stage.slack.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await hana.presses(await hana.reads('asks for'), 'Deny');
    await hana.reads('The form did not open in time. Please press once more.');
    expect(await hana.form().count()).toBe(0);
    await hana.presses(hana.message('asks for'), 'Deny');
    await hana.form('Deny R-1001').waitFor();
  });
});
