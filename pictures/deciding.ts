/** A request for its whole life: asked, decided in every way, in force, ended. */
import { type Camera, type Story, tall } from './camera.ts';

const asking = '/role request admin in miruni for 1d because rotating the certificate';

/** Ben asks anew, and the card stands in the help desk. */
async function asks({ slack, settled }: Camera, line = asking): Promise<void> {
  await slack.as('ben').types('#general', line);
  await settled();
}

const card = (camera: Camera, number: number) => camera.as('hana').reads(new RegExp(`Role request.*R-${number},`, 's'));
const message = (camera: Camera, number: number) => camera.as('ben').reads(`Your request R-${number} ·`);

async function asked(camera: Camera): Promise<void> {
  const { goes, as, shot, page } = camera;
  await goes('ben/general');
  const ben = as('ben');
  await ben.says('/role-request');
  const form = ben.form('Ask for access');
  await form.getByRole('combobox', { name: 'What do you need?' }).click();
  await page.getByRole('option').first().waitFor();
  await page.setViewportSize({ width: tall.width, height: 560 });
  await shot('request-form-choosing', 'Asking by form: what may be asked for is searched');
  await page.setViewportSize(tall);
  await page.getByRole('option', { name: 'Admin of Miruni' }).click();
  await form.getByText('The help desk decides').waitFor();
  await ben.presses(form, 'Ask the help desk');
  await form.locator('[aria-invalid=true]').first().waitFor();
  await shot('request-form-error', 'The form follows the choice, and says under a field what is wrong', form);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
}

async function denied(camera: Camera): Promise<void> {
  const { goes, as, shot } = camera;
  await asks(camera);
  await goes('ben/@roledesk');
  await shot('requester-waiting', 'The message of whoever asked: waiting', await message(camera, 1001));
  await goes('hana/help-desk');
  const hana = as('hana');
  await shot('card-waiting', 'The card in the help desk', await card(camera, 1001));
  await hana.presses(await card(camera, 1001), 'Approve');
  await shot(
    'card-confirm',
    'A strong role is confirmed with the words of what will happen',
    camera.page.getByRole('dialog'),
  );
  await camera.page.keyboard.press('Escape');
  await hana.presses(await card(camera, 1001), 'Deny');
  const form = hana.form('Deny R-1001');
  await hana.chooses(form, 'Reason', 'A smaller role is enough');
  await shot('deny-form', 'Denying wants a reason, and can suggest a smaller role', form);
  await hana.presses(form, 'Deny');
  await hana.form('R-1001').getByText('is denied').waitFor();
  await hana.presses(hana.form(), 'Close');
  await hana.reads('Denied by');
  await shot('card-denied', 'Denied', await card(camera, 1001));
  await goes('ben/@roledesk');
  await ben(camera, 1001, 'denied');
  await shot('requester-denied', 'Whoever asked reads the reason', await message(camera, 1001));
}

const ben = (camera: Camera, number: number, state: string) =>
  camera.as('ben').reads(new RegExp(`Your request R-${number} · ${state}`));

async function approved(camera: Camera): Promise<void> {
  const { goes, as, shot, page, slack, settled, clock, running } = camera;
  await asks(camera);
  await goes('hana/help-desk');
  const hana = as('hana');
  await hana.picks(await card(camera, 1002), 'More', 'Approve with changes');
  const form = hana.form('Approve R-1002');
  await form.getByRole('combobox').first().waitFor();
  await shot('approve-changed-form', 'Approving with less or shorter, never more', form);
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await slack.as('hana').types('#help-desk', '/role approve R-1002');
  await settled();
  await hana.reads('Approved by');
  await shot('card-approved', 'Approved and in force, with End', await card(camera, 1002));
  await goes('ben/@roledesk');
  await ben(camera, 1002, 'approved');
  await shot('requester-active', 'In force, with Extend and Give back', await message(camera, 1002));
  await as('ben').presses(await message(camera, 1002), 'Give back');
  await as('ben').form('Give back').getByText('You are then').waitFor();
  await shot('give-back-form', 'Giving back says what remains', as('ben').form());
  await page.keyboard.press('Escape');
  clock.forward(20 * 3_600_000);
  await running.worker.settle();
  await settled();
  await page.reload();
  await shot('requester-ending', 'It ends soon', await as('ben').reads('Your request R-1002 ·'));
  await shot('warning', 'The warning that it ends soon', await as('ben').reads(/Your .*role .*ends/));
  clock.forward(5 * 3_600_000);
  await settled();
  await page.reload();
  await ben(camera, 1002, 'ended');
  await shot('requester-ended', 'Ended, with Ask again', await message(camera, 1002));
  await shot('ended-notice', 'The notice of the end', await as('ben').reads('Why: its time was over'));
  await goes('hana/help-desk');
  await hana.reads(/Role request · ended/);
  await shot('card-ended', 'Ended by itself', await card(camera, 1002));
}

async function expired(camera: Camera): Promise<void> {
  const { goes, as, shot, settled, clock } = camera;
  await asks(camera, '/role request admin in miruni for 4h because the plan ran out');
  clock.forward(30 * 3_600_000);
  await settled();
  clock.forward(60 * 3_600_000);
  await settled();
  await goes('hana/help-desk');
  await as('hana').reads(/expired/);
  await shot('card-expired', 'Nobody decided: expired', await card(camera, 1003));
}

async function question(camera: Camera): Promise<void> {
  const { goes, as, shot } = camera;
  await asks(camera, '/role request help in minikai because which role lets me add records?');
  await goes('hana/help-desk');
  const hana = as('hana');
  const asked = await hana.reads(/Question about roles.*R-1004/s);
  await shot('question-card', 'A question about roles', asked);
  await hana.presses(asked, 'Answer');
  await hana
    .form('Answer R-1004')
    .getByRole('textbox')
    .first()
    .fill('Only Admins add records. Ask for Admin for a day.');
  await shot('answer-form', 'Answering it, with the role that fits', hana.form());
}

export const deciding: Story = {
  title: 'A request and what becomes of it',
  async play(camera) {
    await asked(camera);
    await denied(camera);
    await approved(camera);
    await expired(camera);
    await question(camera);
  },
};
