/** The tour, as a newcomer takes it: from the first step to the last by what it says to do. */
import { describeInBrowser, scene } from './support/scene.ts';

describeInBrowser('the tour', () => {
  scene('leads a newcomer through the first story', { tour: true, runs: true }, async ({ page, url, as }) => {
    await page.goto(url);
    const tour = page.getByRole('region', { name: 'Tour' });
    const step = async (title: string) => tour.getByText(title).waitFor();
    const helped = () => tour.getByRole('button', { name: 'Do it for me' }).click();

    await step('1 of 6: Give a role, as an Admin.');
    await as('cleo').says('/role add @ana to web as admin');
    await as('cleo').reads('Team Admin of Web');

    await step('2 of 6: Ask, as a member.');
    await helped();
    await as('ben').composer.waitFor();
    await helped();
    await as('ben').composer.press('Enter');
    await as('ben').reads('R-1001');

    await step('3 of 6: Look at both sides.');
    await page.getByRole('button', { name: 'Side by side' }).click();
    await helped();

    await step('4 of 6: Decide, as the help desk.');
    const card = await as('hana').reads('asks for');
    await page.locator('[data-tour-mark]').waitFor();
    await as('hana').presses(card, 'Approve', 'Approve');

    await step('5 of 6: Ask why.');
    await as('ben').says('/role why R-1001');

    await step('6 of 6: See the role end.');
    await page.getByRole('button', { name: 'Behind the scenes' }).click();
    await page.getByRole('tab', { name: 'Clock' }).click();
    await page.getByRole('tabpanel', { name: 'Clock' }).getByRole('button', { name: 'hours', exact: true }).click();
    await tour.getByText('That was Roledesk.').waitFor();
    await as('ben').reads(/Your Admin of Miruni role has ended\. You are Member/);

    await tour.getByRole('button', { name: 'Start again' }).click();
    await step('1 of 6');
    await tour.getByRole('button', { name: 'Close the tour' }).click();
    await tour.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Tour', exact: true }).click();
    await tour.waitFor();
  });
});
