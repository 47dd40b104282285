// Trigger ids: three seconds, one use.
import type { Core } from './core.ts';
import { SlackError } from './web-api/slack-error.ts';
import type { App, Trigger } from './world/world.ts';

const LIFETIME_MS = 3000;

/** A fresh trigger for an interaction of this person. */
export function mintTrigger(
  core: Core,
  given: { person: string; team: string; app: App; channel?: string | undefined; view?: string | undefined },
): string {
  const id = `${core.world.ids.mint('')}.${Math.floor(core.clock.now())}.${core.world.ids.mint('t').toLowerCase()}`;
  core.world.triggers.set(id, {
    id,
    at: core.clock.now(),
    used: false,
    person: given.person,
    team: given.team,
    app: given.app,
    ...(given.channel ? { channel: given.channel } : {}),
    ...(given.view ? { view: given.view } : {}),
  });
  return id;
}

/** The trigger, still good for this app; it is used up by `spend`. */
export function goodTrigger(core: Core, id: string, app: App): Trigger {
  const trigger = core.world.triggers.get(id);
  if (!trigger || trigger.app !== app) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (core.clock.now() - trigger.at > LIFETIME_MS) throw new SlackError('expired_trigger_id');
  return trigger;
}
