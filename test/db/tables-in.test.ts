/** Which tables a statement names, and whether it writes: too many is harmless, too few would answer from a memory that is wrong. */
import { namedAmong } from '../../src/db/tables-in.ts';

const named = namedAmong(['things', 'grants', 'thing_tags']);

it.each([
  ['select * from `things` where `things`.`tenant` = ?', ['things'], false],
  ['  SELECT 1', [], false],
  ['with keepers as (select subject from grants) select id from things', ['grants', 'things'], false],
  ['select * from thing_tags', ['thing_tags'], false],
  ['insert into things (id) values (?)', ['things'], true],
  ['update grants set role = ?', ['grants'], true],
  ['with old as (select id from grants) delete from things', ['grants', 'things'], true],
  ['select 1; DELETE from things', ['things'], true],
  ['select * from things returning replaced', ['things'], false],
  ['BEGIN', [], true],
  ['reselect things', ['things'], true],
  ['?', [], true],
])('%s', (sql, tables, writes) => {
  const said = named(sql);
  expect({ tables: [...said.tables].sort(), writes: said.writes }).toEqual({ tables, writes });
  expect(named(sql)).toBe(said);
});

it('forgets what it knows of statements when they are too many, and says the same of them', () => {
  const first = named('select 1 from things');
  for (let nth = 0; nth < 5_010; nth++) named(`select ${nth} from grants`);
  const again = named('select 1 from things');
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
