/** Questions that come at the same time are one, and whoever asked gets what they would have got alone. */

import { collecting, noteRead } from '../../src/db/collecting.ts';
import { gathered } from '../../src/db/gather.ts';

interface Vote {
  request: string;
  by: string;
}

const all: readonly Vote[] = [
  { request: 'one', by: 'ana' },
  { request: 'two', by: 'ben' },
  { request: 'one', by: 'cleo' },
  { request: 'three', by: 'ana' },
];

function asking() {
  const asked: (readonly string[])[] = [];
  const list = gathered(
    async (ids) => {
      asked.push(ids);
      noteRead(['votes']);
      if (ids.includes('broken')) throw new Error('The database says no.');
      return all.filter(({ request }) => ids.includes(request));
    },
    ({ request }: Vote) => request,
  );
  return { asked, list };
}

it('asks once for all who ask at the same time, also after they were answered together', async () => {
  const { asked, list } = asking();
  const twice = async (first: string, second: string) => [await list([first]), await list([second])];
  const [ana, ben] = await Promise.all([twice('one', 'two'), twice('two', 'three')]);
  expect(ana).toEqual([
    [
      { request: 'one', by: 'ana' },
      { request: 'one', by: 'cleo' },
    ],
    [{ request: 'two', by: 'ben' }],
  ]);
  expect(ben).toEqual([[{ request: 'two', by: 'ben' }], [{ request: 'three', by: 'ana' }]]);
  expect(asked).toEqual([
    ['one', 'two'],
    ['two', 'three'],
  ]);
});

it('asks again for whoever comes later, and not at all for nothing', async () => {
  const { asked, list } = asking();
  await list(['one']);
  await list(['one']);
  expect(await list([])).toEqual([]);
  expect(asked).toEqual([['one'], ['one']]);
});

it('knows few lengths of lists', async () => {
  const { asked, list } = asking();
  const found = await Promise.all([list(['one']), list(['two']), list(['three']), list(['two', 'nobody', 'four'])]);
  expect(found.map((votes) => votes.length)).toEqual([2, 1, 1, 1]);
  expect(asked[0]).toHaveLength(8);
  expect(new Set(asked[0])).toEqual(new Set(['one', 'two', 'three', 'nobody', 'four']));
});

it('asks for more than 256 as they are', async () => {
  const { asked, list } = asking();
  const named = (count: number) => Array.from({ length: count }, (_, nth) => `${nth}`);
  for (const count of [129, 256, 257]) await list(named(count));
  expect(asked.map(({ length }) => length)).toEqual([256, 256, 257]);
});

it('fails for all who asked, and not for the next', async () => {
  const { list } = asking();
  const ended = await Promise.allSettled([list(['one']), list(['broken'])]);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await list(['two'])).toHaveLength(1);
});

it('tells everybody which tables were read for them', async () => {
  const { list } = asking();
  const each = await Promise.all(['one', 'two'].map((id) => collecting(() => list([id]))));
  expect(each.map(({ tables }) => [...tables])).toEqual([['votes'], ['votes']]);
});
