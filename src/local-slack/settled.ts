// Waiting, in real time, for the app to come to rest or for something to become true.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from './core.ts';

const STEP_MS = 5;

/** Resolves when no call, no delivery and no work of the app's own has been under way for `quietMs`; refuses after `patienceMs`. */
export async function settled(core: Core, quietMs = 30, patienceMs = 60_000): Promise<void> {
  const began = Date.now();
  let quietSince = Date.now();
  while (Date.now() - quietSince < quietMs) {
    if (Date.now() - began > patienceMs) throw new Error(`Slack did not come to rest within ${patienceMs} ms`);
    await sleep(STEP_MS);
    if (core.busy.count > 0 || core.settings.working()) quietSince = Date.now();
    else quietSince = Math.max(quietSince, core.busy.lastChange);
  }
}

/** Waits until `read` gives something; says what was waited for when it never does. */
export async function until<T>(read: () => T | undefined | false | null, what = 'it', patienceMs = 30_000): Promise<T> {
  const began = Date.now();
  for (;;) {
    const value = read();
    if (value) return value;
    if (Date.now() - began > patienceMs) throw new Error(`Waited ${patienceMs} ms for ${what}`);
    await sleep(STEP_MS);
  }
}
