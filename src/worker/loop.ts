/** The worker: makes the deliveries that are owed and sweeps up what time has changed, until it is stopped. */
import type { Log } from '../log.ts';

/** One kind of work; answers how much it did, so that it is asked again while there is more. */
export interface Job {
  name: string;
  /** Least time between two rounds that found nothing, in milliseconds. */
  every: number;
  /** What was just written may be work for it. */
  isNudged?: boolean;
  /** What is asked whether the worker was told to stop may leave work for later. */
  run(isStopped: () => boolean): Promise<number>;
}

export interface Worker {
  /** Something was just written: look at once rather than at the next round. */
  nudge(): void;
  /** Runs every job until none finds anything to do; what is under way is waited for. */
  settle(): Promise<void>;
  /** Takes no more work and waits for what is running. */
  stop(): Promise<void>;
}

async function untilNothing({ name, run }: Job, log: Log, isStopped: () => boolean): Promise<number> {
  let done = 0;
  try {
    for (let more = 1; more > 0 && !isStopped(); done += more) more = await run(isStopped);
  } catch (error) {
    log.error({ job: name, error }, 'a job failed; it is tried again');
  }
  return done;
}

/** Starts the jobs side by side; with `idle` none starts by itself, which is how a story decides when time goes on. */
export function startWorker(jobs: readonly Job[], log: Log, { idle = false } = {}): Worker {
  let stopped = false;
  const wakers = new Map<() => void, Job>();
  const isStopped = (): boolean => stopped;

  const pause = (job: Job): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, job.every);
      wakers.set(wake, job);
    });
  const wakeUp = (isMeant: (job: Job) => boolean): void => {
    for (const [wake, job] of [...wakers]) if (isMeant(job)) wake();
  };
  const latest = new Map<Job, Promise<number>>();
  /** Never twice at once: whoever settles things waits for the round that is under way. */
  const inTurn = (job: Job): Promise<number> => {
    const mine = (latest.get(job) ?? Promise.resolve(0)).then(() => untilNothing(job, log, isStopped));
    latest.set(job, mine);
    return mine;
  };
  const keepRunning = async (job: Job): Promise<void> => {
    while (!stopped) {
      await inTurn(job);
      if (!stopped) await pause(job);
    }
  };
  const running = idle ? [] : jobs.map(keepRunning);

  return {
    nudge: () => wakeUp(({ isNudged = false }) => isNudged),
    async settle() {
      for (let more = 1; more > 0; ) {
        more = 0;
        for (const job of jobs) more += await inTurn(job);
      }
    },
    async stop() {
      stopped = true;
      wakeUp(() => true);
      await Promise.all(running);
    },
  };
}
