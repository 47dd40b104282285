/** A line for one connection: the next begins when the one before has ended, whatever its end was. */

/** Runs tasks strictly one after the other. */
export type Line = <T>(task: () => Promise<T>) => Promise<T>;

export function newLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => {});
    return mine;
  };
}
