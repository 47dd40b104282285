// Events that were not acknowledged, waiting to be sent again; a test may fast-forward the wait.

export interface Retries {
  /** Runs `work` after `delayMs` of real time, or at the next fast-forward. */
  later(delayMs: number, work: () => Promise<void>): void;
  /** Runs everything that waits, and what that makes wait, now; resolves when nothing is left to send. */
  fastForward(): Promise<void>;
  waiting(): number;
  /** Nothing waits any more. */
  forget(): void;
  close(): void;
}

/** An empty list of things to send again. */
export function createRetries(): Retries {
  const pending = new Map<NodeJS.Timeout, () => Promise<void>>();
  const running = new Set<Promise<void>>();
  let closed = false;

  const run = (timer: NodeJS.Timeout): void => {
    const work = pending.get(timer);
    pending.delete(timer);
    clearTimeout(timer);
    if (!work) return;
    const done: Promise<void> = work().finally(() => running.delete(done));
    running.add(done);
  };

  const forget = (): void => {
    for (const timer of pending.keys()) clearTimeout(timer);
    pending.clear();
  };

  return {
    later: (delayMs, work) => {
      if (closed) return;
      const timer = setTimeout(() => run(timer), delayMs);
      timer.unref();
      pending.set(timer, work);
    },
    fastForward: async () => {
      while (pending.size + running.size > 0) {
        for (const timer of [...pending.keys()]) run(timer);
        await Promise.all(running);
      }
    },
    waiting: () => pending.size,
    forget,
    close: () => {
      closed = true;
      forget();
    },
  };
}
