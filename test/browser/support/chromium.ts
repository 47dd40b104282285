/** Finds the Chromium of this machine and starts it; where there is none the browser tests are left out, unless they are required. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program that `CHROMIUM` names, else the first of the usual names on the path. */
export function findChromium({ CHROMIUM, PATH = '' }: NodeJS.ProcessEnv = process.env): string | undefined {
  if (CHROMIUM) return CHROMIUM;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** Whether a missing Chromium is a failure, as in CI. */
export const isRequired = (): boolean => process.env.BROWSER_TESTS === 'required';

export const howToGetIt =
  'No Chromium was found, so the tests in a browser are left out. To run them: apt-get install chromium, or CHROMIUM=/path/to/chrome npm test';

/** Starts the browser, without a window. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetIt);
  return chromium.launch({ executablePath, args: flags, timeout: 180_000 });
}
