/** The first day by hand: set up, invite, bring in things, put people on them; in both products. */
import { describeInBrowser, scene } from './support/scene.ts';

describeInBrowser('the first day in the browser', () => {
  scene('is one form: what is managed, where, by whom', { isSetUp: false }, async ({ goes, as, page }) => {
    await goes('cleo/help-desk?right=ben/@roledesk');
    const [cleo, ben] = [as('cleo'), as('ben')];
    await cleo.says('/role setup');
    const form = cleo.form('Set up Roledesk');
    await form.getByRole('checkbox', { name: /^Minikai/ }).check();
    await form.getByRole('checkbox', { name: /^Miruni/ }).check();
    await cleo.chooses(form, 'Help-desk channel', 'help-desk');
    await cleo.chooses(form, 'First Admins', 'Olga', 'Hana');
    await cleo.chooses(form, 'First Members', 'Ana', 'Ben');
    await form.getByRole('textbox', { name: /^First things/ }).fill('team Web\nproject Site in Web\nepic Big in Web');
    await cleo.presses(form, 'Set it up');
    await form.locator('[aria-invalid=true]').waitFor();
    await form.getByRole('textbox', { name: /^First things/ }).fill('team Web\nproject Site in Web');
    await cleo.presses(form, 'Set it up');
    await cleo
      .form()
      .getByText(/Miruni/)
      .first()
      .waitFor();
    await cleo.form().getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await ben.says('/role me');
    await ben.reads(/Member of Minikai.*Member of Miruni/s);
  });

  scene('goes on with an invitation: a plan first, then a task, done by hand', {}, async ({ goes, as }) => {
    await goes('cleo/general');
    const cleo = as('cleo');
    await cleo.says('/role-invite');
    const form = cleo.form('Invite people');
    await cleo.chooses(form, 'Into', 'Minikai');
    await cleo.chooses(form, /^People in Slack/, 'Dan');
    await form.getByRole('textbox', { name: /^E-mail addresses/ }).fill('nia@example.com, nobody@@example');
    await cleo.presses(form, 'Check who');
    const plan = cleo.form();
    await plan.getByText(/nobody@@example/).waitFor();
    await plan.getByText(/Nothing has happened yet/).waitFor();
    await cleo.presses(plan, 'Do it');
    await plan.getByText(/2 of 3 done/).waitFor();
    await plan.getByRole('button', { name: 'Close', exact: true }).click();
    await cleo.opens('help-desk');
    const task = await cleo.reads('Invitation to Slack for nia@example.com');
    await cleo.presses(task, 'Done');
    await cleo.reads(/Invitation to Slack for nia@example.com.*Done by/s);
  });

  scene('brings in things out of a file, after showing what becomes of each line', {}, async ({ goes, as }) => {
    await goes('cleo/general');
    const cleo = as('cleo');
    await cleo.says('/role import in miruni');
    const form = cleo.form('Bring in things');
    const content = 'type,name,in\nteam,Design,\nproject,Poster,Design\nepic,Big,Design\n';
    await form.locator('input[type=file]').setInputFiles({
      name: 'things.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    });
    await form.getByText('things.csv').waitFor();
    await cleo.presses(form, 'Show the plan');
    const plan = cleo.form();
    await plan.getByText(/2 of 3 will be done/).waitFor();
    await cleo.presses(plan, 'Do it');
    await plan.getByText(/2 of 3 done/).waitFor();
    await plan.getByRole('button', { name: 'Close', exact: true }).click();
    await cleo.says('/role show poster');
    await cleo.reads('Project Design/Poster in Miruni');
  });

  scene(
    'puts somebody on a team by form and takes them off in words, and a role by hand is a task',
    {},
    async (stage) => {
      await stage.goes('cleo/help-desk?right=ana/@roledesk');
      const [cleo, ana] = [stage.as('cleo'), stage.as('ana')];
      await cleo.says('/role show web');
      await cleo.picks(await cleo.reads('Team Web in Miruni'), 'More', 'Add people');
      const form = cleo.form('Add people');
      await cleo.chooses(form, 'Who?', 'Ana');
      await cleo.presses(form, 'Add');
      await form.getByText('is Team Member of Web').waitFor();
      await cleo.presses(form, 'Close');
      await ana.reads(/Team Member.*Web/s);
      await cleo.says('/role remove @ana from web');
      await ana.reads(/Web.*ended|no longer/s);
      await cleo.says('/role set @ben collaborator in miruni');
      const task = await cleo.reads('Role Collaborator in Miruni for');
      await cleo.presses(task, 'Done');
      await cleo.reads(/Role Collaborator in Miruni for.*Done by/s);
    },
  );

  scene('opens a Mini to somebody in Minikai', {}, async (stage) => {
    await stage.goes('cleo/general?right=ana/@roledesk');
    const [cleo, ana] = [stage.as('cleo'), stage.as('ana')];
    await cleo.says('/role label new "House A"');
    await cleo.presses(await cleo.reads('Which kind: Mini label or record label?'), 'Do this');
    await cleo.reads(/Made the Mini label House A/i);
    await cleo.says('/role label "House A" on "Rose Cottage"');
    await cleo.reads('carries House A');
    await cleo.says('/role add @ana to "House A"');
    await ana.reads('House A');
    await ana.says('/role show "Rose Cottage"');
    await ana.reads(/Mini Rose Cottage/);
  });
});
