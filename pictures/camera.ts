/** Takes the pictures: of a card, a form, a Home or the whole window, each in light and in dark. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { openStage, type Stage, type StageOptions } from '../test/browser/support/stage.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** A picture that was taken: `<name>-light.png` and `<name>-dark.png`. */
export interface Taken {
  name: string;
  shows: string;
}

export interface Camera extends Stage {
  /** Takes a picture of an element; of the window where none is given. */
  shot(name: string, shows: string, of?: Locator): Promise<void>;
}

/** A Slack of its own, and the pictures that are taken there one after the other. */
export interface Story extends StageOptions {
  title: string;
  play(camera: Camera): Promise<void>;
}

/** Room for the longest card: what would have to be scrolled would be cut off. */
const tall = { width: 860, height: 2400 };

/** Plays a story in one theme and answers what was taken. */
export async function photograph(browser: Browser, story: Story, theme: Theme, folder: string): Promise<Taken[]> {
  const { title: _, play, window, ...options } = story;
  const looks = { viewport: tall, deviceScaleFactor: 1.5, colorScheme: theme, ...window };
  const stage = await openStage(browser, { ...options, window: looks });
  const taken: Taken[] = [];
  try {
    await play({
      ...stage,
      async shot(name, shows, of) {
        // A pointer over a message calls its tools, and they would be in the picture.
        await stage.page.mouse.move(0, 0);
        await stage.page.evaluate('document.fonts.ready');
        await (of ?? stage.page).screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
        taken.push({ name, shows });
      },
    });
  } finally {
    await stage.stop();
  }
  return taken;
}

/** Kilobytes of a picture in both themes. */
export const weight = (folder: string, { name }: Taken): number =>
  themes.reduce((sum, theme) => sum + statSync(join(folder, `${name}-${theme}.png`)).size, 0) / 1000;
