/** One page of a long list on both engines: how long it may be, where the next begins, and which places are refused. */
import type { Knex } from 'knex';
import { type Page, paged } from '../../src/db/page.ts';
import type { Row } from '../../src/db/table.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';

const upTo = (last: number) => `with recursive n(x) as (select 1 union all select x + 1 from n where x < ${last})`;

describe.each(engines)('a page on %s', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.drop());

  /** Of 1 to 601, with the half of each: two of one half, one after the other. */
  const page = (wanted: Page, keys = ['x'], order: 'asc' | 'desc' = 'asc') =>
    poke(test.url, (k) => {
      const query = k.from(k.raw(`(${upTo(601)} select x, x / 2 as half from n) as numbers`));
      return paged(query as Knex.QueryBuilder<Row, Row[]>, keys, wanted, ({ x }) => Number(x), order);
    });
  const lengthOf = async (limit: number) => (await page({ limit })).rows.length;

  it('holds one at least and 500 at most, and no half ones', async () => {
    expect([await lengthOf(0), await lengthOf(-3), await lengthOf(1)]).toEqual([1, 1, 1]);
    expect([await lengthOf(2.9), await lengthOf(500), await lengthOf(501)]).toEqual([2, 500, 500]);
  });

  it('says where the next one begins, unless there is none', async () => {
    const first = await page({ limit: 500 });
    const rest = await page({ limit: 101, after: first.next });
    expect([first.rows[0], first.rows.at(-1)]).toEqual([1, 500]);
    expect([rest.rows[0], rest.rows.at(-1), rest.next]).toEqual([501, 601, null]);
    const short = await page({ limit: 100, after: first.next });
    expect((await page({ limit: 9, after: short.next })).rows).toEqual([601]);
    expect((await page({ limit: 2, after: null })).rows).toEqual([1, 2]);
  });

  it('goes down as it goes up', async () => {
    const first = await page({ limit: 2 }, ['x'], 'desc');
    expect(first.rows).toEqual([601, 600]);
    expect((await page({ limit: 2, after: first.next }, ['x'], 'desc')).rows).toEqual([599, 598]);
  });

  it('is found by several columns, those with a table before them too', async () => {
    const keys = ['numbers.half', 'numbers.x'];
    const first = await page({ limit: 4 }, keys);
    expect(first.rows).toEqual([1, 2, 3, 4]);
    expect((await page({ limit: 2, after: first.next }, keys)).rows).toEqual([5, 6]);
  });

  it.each(['nonsense', '"x"', '{"length":1}', '[]', '[1,2]', 'null'])('%s is no place in it', async (place) => {
    const after = Buffer.from(place).toString('base64url');
    await expect(page({ limit: 2, after })).rejects.toMatchObject({ kind: 'invalid', detail: { code: 'bad_cursor' } });
  });
});
