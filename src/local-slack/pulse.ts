// The pulse of the local Slack: says to whoever looks on that something has changed, once for a burst of changes.

export interface Beat {
  revision: number;
  /** Everything has begun again. */
  fresh: boolean;
}

export interface Pulse {
  readonly revision: number;
  /** Something has changed, or may have. */
  beat(given?: { fresh: boolean }): void;
  /** Calls `listener` after every burst; the answer ends that. */
  listen(listener: (beat: Beat) => void): () => void;
  close(): void;
}

/** A pulse whose listeners hear of a burst `quietMs` after it began. */
export function createPulse(quietMs = 30): Pulse {
  const listeners = new Set<(beat: Beat) => void>();
  let revision = 0;
  let fresh = false;
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    timer = undefined;
    const beat = { revision, fresh };
    fresh = false;
    for (const listener of listeners) listener(beat);
  };

  return {
    get revision() {
      return revision;
    },
    beat: (given = { fresh: false }) => {
      revision++;
      if (listeners.size === 0) return;
      fresh ||= given.fresh;
      timer ??= setTimeout(tell, quietMs).unref();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
