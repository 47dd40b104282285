/** What a scenario is: something bad that happens under load, and what it needs to be played. */
import type { EngineName, Mode } from '../options.ts';
import type { Progress } from '../progress.ts';
import type { Surroundings } from '../round.ts';
import type { Tally } from '../tally.ts';

export interface Playing {
  engine: EngineName;
  modes: readonly Mode[];
  seed: number;
  surroundings: Surroundings;
  progress: Progress;
  /** Whether there is time (or are kills) left; asked between rounds and between blows. */
  goesOn(): boolean;
  isStopped(): boolean;
  tally: Tally;
}

export interface Scenario {
  /** As it is called in the table and on the command line. */
  name: string;
  /** What happens, in a sentence, for the documentation and the table's reader. */
  says: string;
  engines: readonly EngineName[];
  /** Why it cannot be played here; undefined when it can. */
  missing?(folder: string): Promise<string | undefined>;
  play(playing: Playing): Promise<void>;
}

/** How many people do something at once. */
export const people = 8;
/** A claim of a delivery outlives whoever was killed with it by a quarter of a minute; then come the retries, further and further apart. */
export const patience = 150_000;
