/** A door that lets so many through at a time; the others wait before it in the order in which they came. */

/** Runs at most `limit` of what it is given at the same time, whatever the end of each is. Who leaves early makes room for the next. */
export function atMost(limit: number): <T>(work: (leave: () => void) => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let isInside = true;
    const leave = (): void => {
      if (!isInside) return;
      isInside = false;
      const next = waiting.shift();
      if (next) next();
      else free++;
    };
    try {
      return await work(leave);
    } finally {
      leave();
    }
  };
}
