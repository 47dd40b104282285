/** Writing to people and reading what an app sends: what begins with a space is no command, a new conversation, and blocks as Slack draws them. */
import { WebClient } from '@slack/web-api';
import { describeInBrowser, type Stage, scene } from './support/scene.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

/** The app says this in the help desk. */
const says = ({ slack }: Stage, blocks: object[]) =>
  new WebClient(slack.credentials().botToken, { slackApiUrl: slack.apiUrl }).apiCall('chat.postMessage', {
    channel: [...slack.world.channels.values()].find((it) => it.name === 'help-desk')?.id,
    text: 'Blocks',
    blocks,
  });

describeInBrowser('writing', () => {
  scene('a space before the slash makes a message of it, as Slack says', {}, async ({ goes, as, slack }) => {
    await goes('ben/random');
    const ben = as('ben');
    await ben.says('/nothing');
    await ben.root.getByText('try preceding the "/" with an empty space').waitFor();
    await ben.says(' /nothing to see');
    await ben.reads('/nothing to see');
    expect(slack.channel('random').map((it) => it.text.trim())).toEqual(['/nothing to see']);
  });

  scene('a conversation with somebody new is begun in the sidebar', {}, async ({ goes, as, page }) => {
    await goes('ben/general?right=hana/general');
    const [ben, hana] = [as('ben'), as('hana')];
    await ben.presses(ben.root, 'New message');
    const question = page.getByRole('dialog', { name: 'New message' });
    await ben.hasFocus(question.getByRole('searchbox', { name: 'To' }));
    await page.keyboard.type('helpd');
    await question.getByRole('button', { name: /^Hana/ }).waitFor();
    await page.keyboard.press('Enter');
    await ben.root.getByRole('region', { name: 'hana' }).waitFor();
    await ben.hasFocus(ben.composer);
    await ben.says('Have you a minute?');
    await hana.row('Ben Okafor').click();
    await hana.reads('Have you a minute?');
  });
});

describeInBrowser('what an app sends', () => {
  scene('stands in two columns, with emoji as pictures and nothing asked of elsewhere', {}, async (stage) => {
    const hosts = new Set<string>();
    stage.page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await says(stage, [
      { type: 'section', fields: ['One', 'Two', 'Three', 'Four'].map(mrkdwn) },
      { type: 'section', text: mrkdwn('Fine 👍🏽 :flag-de: :wave::skin-tone-3:') },
      { type: 'image', image_url: 'https://pictures.example/a.png', alt_text: 'A chart of roles' },
    ]);
    await stage.goes('hana/help-desk');
    const message = await stage.as('hana').reads('Three');
    const left = async (text: string) => (await message.getByText(text, { exact: true }).boundingBox())?.x;
    expect([await left('Three'), await left('Four')]).toEqual([await left('One'), await left('Two')]);
    expect(await left('Two')).not.toBe(await left('One'));
    for (const name of [':thumbsup:', ':flag-de:', ':wave:']) {
      const picture = message.getByRole('img', { name });
      // Refuses where there is no such picture.
      await picture.evaluate((it: unknown) => (it as { decode(): Promise<void> }).decode());
    }
    await message.getByRole('img', { name: 'A chart of roles' }).waitFor();
    expect([...hosts]).toEqual([stage.url]);
  });
});
