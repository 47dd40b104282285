/** Takes less memory while the bot works, and gives the memory of a burst back once it rests. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often is looked, in milliseconds, and from which share of a processor on it is at work, and up to which it rests. */
const every = 5_000;
const atWork = 0.2;
const atRest = 0.05;

/**
 * V8 thinks about giving memory back only after it has collected some, and a bot that rests collects none: it would hold for ever what
 * it took in its busiest minute. So it is told to `forget` what it remembers of that, and one small collection (a few milliseconds) is
 * made; V8 does the rest bit by bit while nobody waits. Answers how to stop it. `used` is the time of the processor so far, in
 * milliseconds.
 */
export function giveMemoryBack(forget: () => void, collect = smallCollection(), used = processorTime): () => void {
  let before = used();
  let worked = false;
  const timer = setInterval(() => {
    const now = used();
    const share = (now - before) / every;
    before = now;
    if (share > atWork) worked = true;
    else if (worked && share < atRest) {
      worked = false;
      forget();
      collect();
    }
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Lets the heap grow to twice what was in use after the last collection, where V8 takes up to four times as much as long as the machine
 * has it: a fifth less memory in a burst, for a twentieth more of the processor (docs/performance.md, Start and memory).
 */
export function growLess(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Node shows its `gc` to those contexts only that are made after the flag was set. */
function smallCollection(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: (options: { type: 'minor' }) => void = runInNewContext('gc');
  return () => gc({ type: 'minor' });
}
