/** Ids and their numbers: the table for very many answers as a Map does. */
import { hashOf, IdTable, idsOf } from '../../src/policy/ids.ts';

const ids = Array.from({ length: 5000 }, (_, at) => `thg_${(at * 7919) % 5003}`);

it('every id has its place, whatever text it is compared by, and no other id has any', () => {
  const table = new IdTable(ids);
  ids.forEach((id, at) => {
    expect(table.get(Buffer.from(id).toString())).toBe(at);
  });
  for (const id of ['', 'thg_', 'thg_5003', 'sub_1', 'thg_01']) expect(table.get(id)).toBeUndefined();
});

it('of an id that is there twice, the later place counts, in the table and in the Map', () => {
  for (const all of [new IdTable(['a', 'b', 'a', '']), idsOf(['a', 'b', 'a', ''])])
    expect(['a', 'b', '', 'c'].map((id) => all.get(id))).toEqual([2, 1, 3, undefined]);
});

it('ids that look alike at first are still told apart', () => {
  const [one = '', other = ''] = alike();
  expect(one).not.toBe(other);
  const both = new IdTable([one, other]);
  expect([both.get(one), both.get(other)]).toEqual([0, 1]);
  expect(new IdTable([one]).get(other)).toBeUndefined();
});

it('nothing is in an empty table, and many ids are in a table', () => {
  expect(new IdTable([]).get('a')).toBeUndefined();
  const many = idsOf(Array.from({ length: 50_000 }, (_, at) => `sub_${at}`));
  expect(many).toBeInstanceOf(IdTable);
  expect([many.get('sub_0'), many.get('sub_49999'), many.get('sub_50000')]).toEqual([0, 49_999, undefined]);
});

/** Two texts with the same hash, found by trying: of 200,000 a few share their 32 bits. */
function alike(): readonly string[] {
  const known = new Map<number, string>();
  for (let at = 0; ; at++) {
    const id = `x${at.toString(36)}`;
    const hash = hashOf(id);
    const other = known.get(hash);
    if (other !== undefined) return [other, id];
    known.set(hash, id);
  }
}
