// Everything as at the beginning, without a new address or new tokens.
import { isMovable } from './clock.ts';
import type { Core } from './core.ts';
import { buildWorld } from './world/build.ts';
import type { DeclaredWorld } from './world/declared.ts';

/** Forgets all that has happened; apps find their sockets cut and may connect again with the tokens they have. */
export function beginAgain(core: Core, declared: DeclaredWorld): void {
  core.sockets.disconnect('refresh_requested');
  core.retries.forget();
  core.faults.clear();
  core.rateLimits.forget();
  if (isMovable(core.clock)) core.clock.reset();
  core.world = buildWorld(declared, core.clock);
  core.notices.length = 0;
  core.sent.length = 0;
  core.journal.clear();
  core.pulse.beat();
}
