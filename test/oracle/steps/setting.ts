/** What a step is given, and what all kinds of steps share. */
import type { Grant } from '../../../src/domain/grant.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { Dice } from '../acts/act.ts';
import { agree, type Outcome, type Play, type Player } from '../play.ts';

/** What was read earlier, to be acted on as if it were still so. */
export interface Memory {
  /** What most acts of this play are about: one of `focuses`, by number. */
  focus: number;
  requests: { at: number; request: Request }[];
  grants: { at: number; grant: Grant }[];
}

export interface Setting {
  play: Play;
  memory: Memory;
  dice: Dice;
  /** The tenant in which it happens. */
  who: Player;
}

/** Makes a step and tells what it was; throws where anything is not as it should be. */
export type Step = (setting: Setting) => Promise<string>;

export const nothing = 'nothing to choose';

export const say = (outcome: Outcome): string => JSON.stringify(outcome);

export function mustAgree(text: string, real: Outcome, said: Outcome): void {
  if (!agree(real, said)) throw new Error(`${text}\n  came to ${say(real)}\n  and the oracle said ${say(said)}`);
}
