/** A window before a Slack of its own: where it is, what is done in it, and whose panes it shows. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Pane } from './pane.ts';
import { type Show, type ShowOptions, startShow } from './show.ts';

export interface Stage extends Show {
  page: Page;
  /** Goes to an address of the page: `ben/general`, `ben/general?right=cleo/help-desk&panel=clock`. */
  goes(address: string): Promise<void>;
  /** The pane of somebody, by handle; they have to sit in the window. */
  as(handle: string): Pane;
}

export interface StageOptions extends ShowOptions {
  window?: BrowserContextOptions;
  /** The tour covers nothing, but it is another thing that speaks; off unless it is what one looks at. */
  tour?: boolean;
}

/** What a person would wait for on a machine with too much to do. */
const patienceMs = 120_000;

const usual: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
  colorScheme: 'light',
  timezoneId: 'Europe/Berlin',
};

/** Runs in the page before it begins. */
const closedTour = `sessionStorage.setItem('tour', JSON.stringify({ isOpen: false, step: 0 }))`;

/** Opens a window; `stop` of the stage closes it and ends the Slack behind it. */
export async function openStage(browser: Browser, { window, tour = false, ...given }: StageOptions): Promise<Stage> {
  const show = await startShow(given);
  const context = await browser.newContext({ ...usual, ...window });
  context.setDefaultTimeout(patienceMs);
  if (!tour) await context.addInitScript(closedTour);
  const page = await context.newPage();
  return {
    ...show,
    page,
    async goes(address) {
      await page.goto(`${show.url}/#/${address}`);
      const panes = page.getByRole('region', { name: /^Slack as/ });
      await panes.first().waitFor();
    },
    as(handle) {
      const person = [...show.slack.world.people.values()].find((it) => it.handle === handle);
      if (!person) throw new Error(`Nobody is called ${handle}`);
      return new Pane(page, person.name);
    },
    async stop() {
      await context.close();
      await show.stop();
    },
  };
}
