/** The worker's loop: jobs run by themselves, never twice at once, and settling waits for what is under way. */
import { makeLog } from '../../src/log.ts';
import { startWorker, type Worker } from '../../src/worker/loop.ts';

const log = makeLog('silent');
let worker: Worker;
afterEach(() => worker.stop());

/** A job whose every round waits until it is let go, and which counts its rounds. */
function heldJob() {
  let left = 2;
  let now = 0;
  const rounds = { atOnce: 0, done: 0 };
  const waiting: (() => void)[] = [];
  const run = async (): Promise<number> => {
    if (left === 0) return 0;
    rounds.atOnce = Math.max(rounds.atOnce, ++now);
    await new Promise<void>((resolve) => waiting.push(resolve));
    now--;
    rounds.done++;
    left = Math.max(0, left - 1);
    return 1;
  };
  const letGo = async (): Promise<void> => {
    while (rounds.done < 2) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { job: { name: 'held', every: 60_000, run }, rounds, letGo };
}

it('settles only when the round that is under way has ended, and starts none beside it', async () => {
  const { job, rounds, letGo } = heldJob();
  worker = startWorker([job], log);
  let isSettled = false;
  const settling = worker.settle().then(() => {
    isSettled = true;
  });
  await new Promise(setImmediate);
  expect([isSettled, rounds.atOnce]).toEqual([false, 1]);
  await letGo();
  await settling;
  expect(rounds).toEqual({ atOnce: 1, done: 2 });
});

it('goes on with a job that failed', async () => {
  const said: string[] = [];
  const job = {
    name: 'failing',
    every: 60_000,
    isNudged: true,
    run: async () => {
      said.push('run');
      if (said.length === 1) throw new Error('once');
      return 0;
    },
  };
  worker = startWorker([job], log, { idle: true });
  await worker.settle();
  await worker.settle();
  expect(said).toEqual(['run', 'run']);
});
