/** `npm run pictures`: plays the stories in the page and makes docs/images anew, with an index of what is to be seen. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromium } from '../test/browser/support/chromium.ts';
import { fileOf, photograph, type Taken, themes, weight } from './camera.ts';
import { indexOf } from './index-of.ts';
import { stories } from './stories.ts';

const folder = join(process.cwd(), 'docs', 'images');

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  const chosen = stories.filter(({ title }) => wanted.length === 0 || wanted.includes(title));
  const browser = await startChromium();
  const pages: { title: string; taken: Taken[] }[] = [];
  try {
    for (const story of chosen) {
      const [taken = []] = await Promise.all(themes.map((theme) => photograph(browser, story, theme, folder)));
      const kilobytes = taken.reduce((sum, picture) => sum + weight(folder, picture), 0);
      console.log(`${story.title}: ${taken.length} pictures, ${Math.round(kilobytes)} kB in both themes`);
      pages.push({ title: story.title, taken });
    }
  } finally {
    await browser.close();
  }
  if (wanted.length > 0) return;
  forgetOthers(pages.flatMap(({ taken }) => taken));
  writeFileSync(join(folder, 'README.md'), indexOf(pages));
}

/** Pictures that no story takes any more go. */
function forgetOthers(taken: Taken[]): void {
  const files = new Set(taken.flatMap(({ name }) => themes.map((theme) => fileOf(name, theme))));
  for (const file of readdirSync(folder))
    if (/\.(png|webp)$/.test(file) && !files.has(file)) rmSync(join(folder, file));
}

main().then(
  () => process.exit(0),
  (problem: unknown) => {
    console.error(problem);
    process.exit(1);
  },
);
