// Scheduled messages: posted when their time has come by the local Slack's clock.
import type { Core } from './core.ts';
import { store, tellApps } from './messages.ts';

/** Posts what is due. A scheduled message with metadata is never posted: Slack's documentation warns of it. */
export function postDue(core: Core): void {
  const now = core.clock.now() / 1000;
  for (const [id, { channel, postAt, install, content }] of core.world.scheduled) {
    if (postAt > now) continue;
    core.world.scheduled.delete(id);
    if (install.revoked || content.metadata !== undefined) continue;
    const message = store(core, { channel, author: install.bot.id, install, ...content });
    core.pulse.beat();
    void tellApps(core, message);
  }
}
