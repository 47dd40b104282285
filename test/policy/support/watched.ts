/** Writes down what is asked of something, and lets it answer: for what is to be looked up once, or not at all. */
export function watched<Name extends string>(
  one: Readonly<Record<Name, (...asked: never[]) => unknown>>,
  name: Name,
): readonly unknown[][] {
  const asked: unknown[][] = [];
  const answer = one[name].bind(one);
  const watching = (...all: never[]): unknown => {
    asked.push(all);
    return answer(...all);
  };
  Object.assign(one, { [name]: watching });
  return asked;
}
