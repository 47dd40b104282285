/** Reads that remember: everything in one `read` is of one moment, so the same question is put to the database once. */

type Method = (...args: readonly unknown[]) => Promise<unknown>;

const looks = /^(get|find|list|count)/;

function remembered(method: Method): Method {
  const answers = new Map<string, Promise<unknown>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = answers.get(key);
    if (known) return known;
    const answer = method(...args);
    answers.set(key, answer);
    return answer;
  };
}

/** The same stores, answering a question that was put before as before. What they answer is shared, so nobody changes it. */
export const remembering = <Stores extends object>(stores: Stores): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [
      name,
      Object.fromEntries(
        Object.entries(store as Readonly<Record<string, Method>>).map(([method, does]) => [
          method,
          looks.test(method) ? remembered(does) : does,
        ]),
      ),
    ]),
  ) as Stores;
