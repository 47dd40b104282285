/** Behind the scenes by hand: the traffic without secrets, faults and how one gets over them, the clock, people, starting anew. */
import { describeInBrowser, scene } from './support/scene.ts';

const asking = '/role request admin in miruni for 4h because rotating the certificate';

describeInBrowser('behind the scenes', () => {
  scene('the traffic shows what went over the wire, with tokens blotted out', {}, async ({ goes, as, page, slack }) => {
    await goes('ben/general?panel=traffic');
    await as('ben').says('/role me');
    const traffic = page.getByRole('tabpanel', { name: 'Traffic' });
    const line = traffic.getByRole('button', { name: /slash_commands/ }).first();
    await line.click();
    await traffic.getByText(/"command": "\/role"/).waitFor();
    const { botToken, appToken, signingSecret } = slack.credentials();
    const text = await traffic.innerText();
    for (const secret of [botToken, appToken, signingSecret]) expect(text).not.toContain(secret);
    await traffic.getByRole('searchbox').fill('no such thing');
    await traffic.getByText('Nothing yet.').waitFor();
  });

  scene(
    'a fault is switched on, Slack warns in words, and the next try works',
    { ackTimeoutMs: 3_000 },
    async (stage) => {
      const { goes, as, page } = stage;
      await goes('ben/general?panel=faults');
      const panel = page.getByRole('tabpanel', { name: 'Faults' });
      await panel.getByLabel('What happens').selectOption('hang');
      await panel.getByLabel(/To which call or payload/).fill('slash_commands');
      await panel.getByRole('button', { name: 'Switch on' }).click();
      await panel.getByRole('listitem').filter({ hasText: 'slash_commands' }).waitFor();
      await as('ben').says('/role me');
      const warning = page.getByRole('alert').filter({ hasText: /\/role failed/ });
      await warning.waitFor();
      await panel.getByText('No fault waits.').waitFor();
      await as('ben').saysUntil('/role me', 'Member of Miruni');
    },
  );

  const complains = /responded with a status of 400/;
  scene('a menu says that its options did not come, and gets them then', { complains }, async (stage) => {
    const { goes, as, page, slack } = stage;
    await goes('ben/general');
    await as('ben').says('/role request');
    const menu = as('ben').form('Ask for access').getByRole('combobox', { name: 'What do you need?' });
    const works = slack.faults.add({ method: 'block_suggestion', kind: 'server_error', times: 99 });
    await menu.click();
    await menu.fill('adm');
    const words = 'The options could not be loaded: the app could not be reached, or failed.';
    await page.getByRole('status').filter({ hasText: words }).waitFor();
    works();
    await menu.fill('Admin of Miruni');
    await page.getByRole('option', { name: 'Admin of Miruni' }).click();
  });

  scene('faults that wait can be cleared before they happen', {}, async ({ goes, as, page }) => {
    await goes('ben/general?panel=faults');
    const panel = page.getByRole('tabpanel', { name: 'Faults' });
    await panel.getByRole('button', { name: 'Switch on' }).click();
    await panel.getByRole('listitem').waitFor();
    await panel.getByRole('button', { name: 'Clear all' }).click();
    await panel.getByText('No fault waits.').waitFor();
    await panel.getByRole('button', { name: 'Disconnect the app' }).click();
    await panel.getByText(/Disconnected/).waitFor();
    await as('ben').saysUntil('/role me', 'Member of Miruni');
  });

  scene(
    'the clock goes to what comes next: a reminder, a warning, an end',
    {},
    async ({ goes, as, page, slack, settled }) => {
      await slack.as('ben').types('#general', asking);
      await settled();
      await goes('ben/@roledesk?right=hana/help-desk&panel=clock');
      const [ben, hana] = [as('ben'), as('hana')];
      const panel = page.getByRole('tabpanel', { name: 'Clock' });
      await panel.getByText(/A reminder about R-1001/).waitFor();
      await panel.getByRole('button', { name: 'Go there' }).click();
      await panel.getByText('A reminder about R-1001 was due.').waitFor();
      // The reminder is a reply, and the card says when the next one comes: what is pressed is what stands there then.
      const card = hana.message('asks for');
      for (const sign of ['1 reply', '(edited)']) await card.getByText(sign).waitFor();
      await hana.presses(card, 'Approve', 'Approve');
      await ben.reads('R-1001 · approved');
      await panel.getByRole('spinbutton', { name: 'Hours' }).fill('4');
      await panel.getByRole('button', { name: 'hours', exact: true }).click();
      await ben.reads(/R-1001 · ended.*Your Admin of Miruni role has ended\. You are Member\./s);
      await hana.reads(/@Ben Okafor was Admin of Miruni until Today at 2:30 PM \(its time was over\)\./);
    },
  );

  scene('somebody leaves this Slack, and everything they held ends', {}, async ({ goes, as, page }) => {
    await goes('cleo/help-desk?right=ana/general&panel=people');
    const panel = page.getByRole('tabpanel', { name: 'People' });
    await panel.getByLabel('Person').selectOption({ label: 'Ana Meier · Member' });
    await panel.getByRole('button', { name: 'Deactivate' }).click();
    await panel.getByText('Ana Meier has left this Slack.').waitFor();
    await as('ana')
      .root.getByText(/deactivated/)
      .first()
      .waitFor();
    await as('cleo').reads(/Removal from Miruni for @Ana Meier/);
    await panel.getByRole('button', { name: 'Reactivate' }).click();
    await panel.getByText('Ana Meier is back.').waitFor();
    await as('ana').composer.waitFor();
  });

  scene('starting anew asks first, and then everything is forgotten', {}, async ({ goes, as, page }) => {
    await goes('ben/random?panel=reset');
    const ben = as('ben');
    await ben.says('This will be forgotten.');
    await ben.reads('This will be forgotten.');
    await ben.composer.fill('a draft');
    const panel = page.getByRole('tabpanel', { name: 'Reset' });
    await panel.getByRole('button', { name: 'Start anew' }).click();
    await page.getByRole('dialog', { name: 'Start anew?' }).getByRole('button', { name: 'Start anew' }).click();
    await ben.root.getByText('Nothing has been said here yet.').waitFor();
    expect(await ben.composer.inputValue()).toBe('');
  });
});
