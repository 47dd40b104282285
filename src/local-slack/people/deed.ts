// Doing something as a person: whether they can, and what they noticed from then on.
import type { Core } from '../core.ts';
import type { Person } from '../world/world.ts';
import type { Outcome } from './told.ts';

/** Runs a deed; somebody who is deactivated can do nothing. `from` is where what they notice begins. */
export async function deed(
  core: Core,
  person: Person,
  work: () => Promise<Outcome>,
): Promise<{ outcome: Outcome; from: number }> {
  if (person.deleted) throw new Error(`${person.handle} is deactivated and cannot do anything in Slack`);
  const from = core.notices.length;
  try {
    return { outcome: await work(), from };
  } finally {
    core.pulse.beat();
  }
}
