// Events that were not acknowledged, waiting to be sent again; a test may fast-forward the wait.

export interface Retries {
  /** Runs `work` after `delayMs` of real time, or at the next fast-forward. */
  later(delayMs: number, work: () => Promise<void>): void;
  /** Runs everything that waits, and what that makes wait, now. */
  fastForward(): Promise<void>;
  waiting(): number;
  close(): void;
}

/** An empty list of things to send again. */
export function createRetries(): Retries {
  const pending = new Map<NodeJS.Timeout, () => Promise<void>>();
  let closed = false;
  return {
    later: (delayMs, work) => {
      if (closed) return;
      const timer = setTimeout(() => {
        pending.delete(timer);
        void work();
      }, delayMs);
      timer.unref();
      pending.set(timer, work);
    },
    fastForward: async () => {
      while (pending.size > 0) {
        const works = [...pending];
        pending.clear();
        for (const [timer, work] of works) {
          clearTimeout(timer);
          await work();
        }
      }
    },
    waiting: () => pending.size,
    close: () => {
      closed = true;
      for (const timer of pending.keys()) clearTimeout(timer);
      pending.clear();
    },
  };
}
