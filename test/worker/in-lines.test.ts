/** What waits for what among deliveries that were claimed together. */
import type { Claimed } from '../../src/db/index.ts';
import { bySubscriber, inLines } from '../../src/worker/in-lines.ts';

const claimed = ['card R-1', 'home ana', 'card R-2', 'card R-1', 'home ben'].map((text, nth) => {
  const [subscriber, aggregate] = text.split(' ');
  return { id: `${nth}`, subscriber, aggregate } as unknown as Claimed;
});
const ids = (groups: readonly (readonly Claimed[])[]) => groups.map((group) => group.map(({ id }) => id).join());

it('only those about the same stand in one line, in the order in which they came', () => {
  expect(ids(inLines(claimed))).toEqual(['0,3', '1', '2', '4']);
});

it('those of one kind are found together, in the order in which they came', () => {
  expect(ids(bySubscriber(claimed))).toEqual(['0,2,3', '1,4']);
});
