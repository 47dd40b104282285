/** One step of a play, made from whole numbers, so that a failing play can be made smaller and played again. */
import type { Dice } from './acts/act.ts';
import type { Play } from './play.ts';
import { alone, fromElsewhere, together, twiceAtOnce, twiceLater } from './steps/acting.ts';
import { onOldReading, remember } from './steps/old-readings.ts';
import { deliver, sweep, time } from './steps/passing.ts';
import type { Memory, Step } from './steps/setting.ts';

export type { Memory } from './steps/setting.ts';

export interface Raw {
  mode: number;
  numbers: readonly number[];
}

/** Takes one number after the other, and begins anew after the last. */
function diceOf(numbers: readonly number[], tag: string): Dice {
  let at = 0;
  const next = (): number => numbers[at++ % numbers.length] ?? 0;
  return {
    tag,
    of: (values) => values[next() % Math.max(1, values.length)],
    once: (outOf) => next() % outOf === outOf - 1,
  };
}

/** As often as they stand here, so often they are chosen; the first is what a step is made smaller to. */
const modes: readonly Step[] = [
  ...Array<Step>(12).fill(alone),
  ...[twiceLater, twiceAtOnce, together, together, together, fromElsewhere],
  ...[time, time, time, sweep, sweep, deliver, remember, remember, onOldReading, onOldReading],
];

export const modesCount = modes.length;

/** Makes one step and tells what it was; throws where anything is not as it should be. */
export function step(play: Play, memory: Memory, { mode, numbers }: Raw): Promise<string> {
  const dice = diceOf(numbers.slice(1), `${play.steps}`);
  // One step in five happens in the other tenant.
  const who = play.players[(numbers[0] ?? 0) % 5 === 4 ? 1 : 0];
  if (!who) throw new Error('nobody plays');
  return (modes[mode % modes.length] ?? alone)({ play, memory, dice, who });
}
