/** One test in the browser, with a picture of its window where it fails. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium, isRequired, startChromium } from './chromium.ts';
import { openStage, type Stage, type StageOptions } from './stage.ts';

export type { Stage } from './stage.ts';

/** Only what hangs comes here: a slow machine is given the time that it needs. */
const longestMs = 900_000;
const pictures = join(process.cwd(), 'coverage', 'browser');

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** `describe`, left out where there is no browser and none is required. */
export const describeInBrowser = findChromium() || isRequired() ? describe : describe.skip;

interface SceneOptions extends StageOptions {
  /** What the console may say, because the test makes it happen. */
  complains?: RegExp;
}

/** A test with a window before it. What the page complains of in its console fails it. */
export function scene(name: string, options: SceneOptions, play: (stage: Stage) => Promise<void>): void {
  it(
    name,
    async () => {
      browser ??= await startChromium();
      const stage = await openStage(browser, options);
      const complaints = complaintsOf(stage.page);
      try {
        await play(stage);
        expect(complaints.filter((it) => !options.complains?.test(it))).toEqual([]);
      } catch (problem) {
        await keepPicture(name, stage.page);
        throw problem;
      } finally {
        await stage.stop();
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

/** Best effort: a page that hangs has no picture, and the problem itself is what counts. */
async function keepPicture(name: string, page: Page): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const path = join(pictures, `${name.replace(/[^\w]+/g, '-')}.png`);
  await page.screenshot({ path }).catch(() => {});
}
