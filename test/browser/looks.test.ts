/** How the page looks and weighs: small windows, both themes, accessibility by axe-core, and what is loaded before anything is shown. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describeInBrowser, type Stage, scene } from './support/scene.ts';

const asking = '/role request admin in miruni for 4h because rotating the certificate';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2 A and AA, each as `rule: where`. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] };
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  );
}

/** The main screens, one after the other; `look` is run on each. */
async function tours(
  { slack, settled, goes, as, page }: Stage,
  look: (screen: string) => Promise<void>,
): Promise<void> {
  await slack.as('ben').types('#general', asking);
  await settled();
  await goes('ben/@roledesk?right=hana/help-desk');
  await as('hana').reads('asks for');
  await as('ben').reads('R-1001 ·');
  await look('side by side');
  await goes('hana/help-desk');
  await as('hana').presses(await as('hana').reads('asks for'), 'Deny');
  await as('hana').form('Deny R-1001').getByRole('combobox', { name: 'Reason' }).click();
  await page.getByRole('listbox').waitFor();
  await look('a form with an open list');
  await page.keyboard.press('Escape');
  await as('hana').presses(as('hana').form(), 'Deny');
  await as('hana').form().getByText('Choose a reason or write one.').waitFor();
  await look('a form with an error');
  await goes('cleo/@roledesk!home');
  await as('cleo').home.getByText('Waiting for you (1)').waitFor();
  await look('Home');
  await as('cleo')
    .root.getByRole('button', { name: /^Act as/ })
    .click();
  await page.getByRole('listbox', { name: 'Act as' }).waitFor();
  await look('the list of people');
  await goes('ben/general?panel=traffic');
  await as('ben').says('/role help');
  await as('ben').reads('What you can type');
  await as('ben').composer.fill('/ro');
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  await look('traffic and suggestions');
  for (const panel of ['faults', 'people', 'clock', 'reset']) {
    await goes(`ben/general?panel=${panel}`);
    await page.getByRole('tabpanel').getByRole('button').first().waitFor();
    await look(`the panel: ${panel}`);
  }
}

describeInBrowser('the page', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    scene(
      `breaks no rule of WCAG 2 A and AA that axe-core knows, ${colorScheme}`,
      { window: { colorScheme }, tour: true },
      async (stage) => {
        const found: string[] = [];
        await tours(stage, async (screen) => {
          found.push(...(await violations(stage.page)).map((line) => `${screen}: ${line}`));
        });
        expect(found).toEqual([]);
      },
    );

  scene(
    'fits a window 360 px wide: nothing is cut off, and the sidebar is a drawer',
    { window: { viewport: { width: 360, height: 740 } } },
    async (stage) => {
      const { goes, as, page, slack, settled } = stage;
      await slack.as('ben').types('#general', asking);
      await settled();
      const isWithin = async () =>
        expect(
          await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
        ).toBe(true);
      await goes('hana/general');
      const hana = as('hana');
      await hana.composer.waitFor();
      await isWithin();
      expect(await hana.row('help-desk').isVisible()).toBe(false);
      await hana.presses(hana.root, 'Conversations');
      await hana.opens('help-desk');
      expect(await hana.row('help-desk').isVisible()).toBe(false);
      await hana.presses(await hana.reads('asks for'), 'Deny');
      const form = hana.form('Deny R-1001');
      await hana.chooses(form, 'Reason', 'A smaller role is enough for this.');
      await isWithin();
      await hana.presses(form, 'Deny');
      await hana.form('R-1001').getByText('R-1001 is denied.').waitFor();
      await hana.presses(hana.form(), 'Close');
      await hana.reads('Denied by');
      await isWithin();
      await goes('hana/@roledesk!home');
      await hana.home.getByText('Nothing waits for you.').waitFor();
      await isWithin();
    },
  );

  scene(
    'is dark where the system is, and as one chooses',
    { window: { colorScheme: 'dark' } },
    async ({ goes, page, as }) => {
      await goes('ben/general');
      await as('ben').composer.waitFor();
      const brightness = async (): Promise<number> =>
        Number(
          await page.evaluate(`getComputedStyle(document.querySelector('.conversation')).backgroundColor.match(/\\d+/)?.[0] ??
          getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]`),
        );
      expect(await brightness()).toBeLessThan(80);
      await page.getByRole('button', { name: 'Theme: as the system. Change to light' }).click();
      expect(await brightness()).toBeGreaterThan(200);
      await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click();
      expect(await brightness()).toBeLessThan(80);
    },
  );

  scene(
    'loads less than 250 kB before it is there, and nothing from elsewhere',
    {},
    async ({ page, url, as, goes }) => {
      const loaded: { path: string; size: number }[] = [];
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).origin));
      page.on('response', async (response) => {
        if (response.url().includes('/page/')) return;
        const body = await response.body().catch(() => Buffer.alloc(0));
        const path = new URL(response.url()).pathname;
        loaded.push({ path, size: /\.(woff2|png)$/.test(path) ? body.length : gzipSync(body).length });
      });
      await goes('ben/general');
      await as('ben').composer.waitFor();
      expect([...hosts]).toEqual([url]);
      expect(loaded.length).toBeGreaterThan(3);
      expect(loaded.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(250_000);
    },
  );
});
