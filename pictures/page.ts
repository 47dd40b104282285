/** The page itself: side by side, the tour, behind the scenes, and on a small screen. */
import type { Story } from './camera.ts';

const asking = '/role request admin in miruni for 4h because rotating the certificate';
const wide = { viewport: { width: 1280, height: 800 } };

export const sideBySide: Story = {
  title: 'Side by side',
  window: wide,
  async play({ goes, as, shot, slack, settled }) {
    await slack.as('ben').types('#general', asking);
    await settled();
    await goes('ben/@roledesk?right=hana/help-desk');
    await as('ben').reads('Your request R-1001');
    await as('hana').reads('asks for');
    await shot('side-by-side', 'Ben asks, Hana decides: two people in one window');
  },
};

export const tour: Story = {
  title: 'The tour',
  tour: true,
  window: wide,
  async play({ page, url, shot }) {
    await page.goto(url);
    await page.getByRole('region', { name: 'Tour' }).getByText('1 of 6').waitFor();
    await shot('tour', 'What a newcomer sees first: the tour says what to do');
  },
};

export const behind: Story = {
  title: 'Behind the scenes',
  window: wide,
  async play({ goes, as, shot, page, slack, settled }) {
    await slack.as('ben').types('#general', asking);
    await settled();
    await goes('ben/general?panel=traffic');
    await as('ben').says('/role me');
    await as('ben').reads('Member of Miruni');
    await page
      .getByRole('button', { name: /slash_commands/ })
      .first()
      .click();
    await page.getByText(/"command": "\/role"/).waitFor();
    await shot('panel-traffic', 'Everything that Slack and the app say to each other');
    await goes('ben/general?panel=faults');
    await page.getByLabel('What happens').selectOption('hang');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Clear all' }).waitFor();
    for (const [panel, shows] of [
      ['faults', 'Faults of Slack, to see what people see then'],
      ['people', 'What Slack administrators do: people leave, channels are archived'],
      ['clock', 'The clock, and what happens next by itself'],
      ['reset', 'Starting anew'],
    ] as const) {
      await goes(`ben/general?panel=${panel}`);
      await page.getByRole('tabpanel').getByRole('button').first().waitFor();
      await shot(`panel-${panel}`, shows, page.getByRole('complementary', { name: 'Behind the scenes' }));
    }
  },
};

export const small: Story = {
  title: 'On a small screen',
  window: { viewport: { width: 360, height: 740 } },
  async play({ goes, as, shot, slack, settled }) {
    await slack.as('ben').types('#general', asking);
    await settled();
    await goes('hana/help-desk');
    await as('hana').reads('asks for');
    await shot('small-card', 'The card, 360 px wide');
    await as('hana').presses(await as('hana').reads('asks for'), 'Deny');
    await as('hana').form('Deny R-1001').getByRole('combobox').first().waitFor();
    await shot('small-form', 'A form, 360 px wide');
  },
};
