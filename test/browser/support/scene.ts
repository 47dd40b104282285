/** One test in the browser: a Slack, a bot and a window of its own, and a picture of the window where it fails. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { findChromium, isRequired, startChromium } from './chromium.ts';
import { Pane } from './pane.ts';
import { type Show, type ShowOptions, startShow } from './show.ts';

export interface Stage extends Show {
  page: Page;
  /** Goes to an address of the page: `ben/general`, `ben/general?right=cleo/help-desk&panel=clock`. */
  goes(address: string): Promise<void>;
  /** The pane of somebody, by handle; they have to sit in the window. */
  as(handle: string): Pane;
}

export interface SceneOptions extends ShowOptions {
  window?: BrowserContextOptions;
  /** The tour covers nothing, but it is another thing that speaks; off unless it is what one looks at. */
  tour?: boolean;
}

/** What a person would wait for on a machine with too much to do. */
const patienceMs = Number(process.env.PATIENCE ?? 30_000);
const longestMs = 180_000;
const usual: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
  colorScheme: 'light',
  timezoneId: 'Europe/Berlin',
};

/** Runs in the page before it begins. */
const closedTour = `sessionStorage.setItem('tour', JSON.stringify({ isOpen: false, step: 0 }))`;

const pictures = join(process.cwd(), 'coverage', 'browser');

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** `describe`, left out where there is no browser and none is required. */
export const describeInBrowser = findChromium() || isRequired() ? describe : describe.skip;

/** A test with a window before it. What the page complains of in its console fails it. */
export function scene(name: string, options: SceneOptions, play: (stage: Stage) => Promise<void>): void {
  it(
    name,
    async () => {
      browser ??= await startChromium();
      const { window, tour = false, ...given } = options;

      const show = await startShow(given);
      const context = await browser.newContext({ ...usual, ...window });
      try {
        context.setDefaultTimeout(patienceMs);
        if (!tour) await context.addInitScript(closedTour);
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        await playOn(name, stageOf(show, page), play);
        expect(complaints).toEqual([]);
      } finally {
        await context.close();
        await show.stop();
      }
    },
    longestMs,
  );
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return complaints;
}

function stageOf(show: Show, page: Page): Stage {
  return {
    ...show,
    page,
    async goes(address) {
      await page.goto(`${show.url}/#/${address}`);
      await page
        .getByRole('region', { name: /^Slack as/ })
        .first()
        .waitFor();
    },
    as(handle) {
      const person = [...show.slack.world.people.values()].find((it) => it.handle === handle);
      if (!person) throw new Error(`Nobody is called ${handle}`);
      return new Pane(page, person.name);
    },
  };
}

async function playOn(name: string, stage: Stage, play: (stage: Stage) => Promise<void>): Promise<void> {
  try {
    await play(stage);
  } catch (problem) {
    mkdirSync(pictures, { recursive: true });
    const path = join(pictures, `${name.replace(/[^\w]+/g, '-')}.png`);
    await stage.page.screenshot({ path }).catch(() => {});
    throw problem;
  }
}
