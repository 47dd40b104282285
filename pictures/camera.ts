/** Takes the pictures: of a card, a form, a Home or the whole window, each in light and in dark. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStage, type Stage, type StageOptions } from '../test/browser/support/stage.ts';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** A picture that was taken: `<name>-light.webp` and `<name>-dark.webp`. */
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
export const tall = { width: 860, height: 2400 };

const awayFromMessages = `document.activeElement.matches('.message, .message *') && document.querySelector('.act-as-button').focus()`;
const noCaret = '* { caret-color: transparent !important; }';
const wholeForms = '.kit-modal { max-height: none; } .home .kit-blocks { padding: 16px; }';

/** Much smaller than PNG, and as sharp to the eye. */
const quality = 88;

export const fileOf = (name: string, theme: Theme): string => `${name}-${theme}.webp`;

/** Chromium writes WebP only to whoever asks it directly. */
async function keep(page: Page, of: Locator | undefined, file: string): Promise<void> {
  await of?.scrollIntoViewIfNeeded();
  const box = of && (await of.boundingBox());
  const client = await page.context().newCDPSession(page);
  const { data } = await client.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    ...(box ? { clip: { ...box, scale: 1 } } : {}),
  });
  await client.detach();
  writeFileSync(file, Buffer.from(data, 'base64'));
}

/** Plays a story in one theme and answers what was taken. */
export async function photograph(browser: Browser, story: Story, theme: Theme, folder: string): Promise<Taken[]> {
  const { title: _, play, window, ...options } = story;
  const looks = { viewport: tall, deviceScaleFactor: 1.5, colorScheme: theme, bypassCSP: true, ...window };
  const stage = await openStage(browser, { ...options, window: looks });
  const taken: Taken[] = [];
  try {
    await play({
      ...stage,
      async shot(name, shows, of) {
        // A message with the pointer or the keyboard on it shows its tools, and they would be in the picture.
        await stage.page.mouse.move(0, 0);
        await stage.page.evaluate(awayFromMessages);
        await stage.page.addStyleTag({ content: of ? `${noCaret} ${wholeForms}` : noCaret });
        await stage.page.evaluate('document.fonts.ready');
        await keep(stage.page, of, join(folder, fileOf(name, theme)));
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
  themes.reduce((sum, theme) => sum + statSync(join(folder, fileOf(name, theme))).size, 0) / 1000;
