/** Those that another query finds: PostgreSQL finds them first and joins nothing, however many it believes they are. */
import { amongFound } from '../../src/db/among.ts';
import { newPlace } from '../support/engines.ts';
import { poke } from './poke.ts';

it('are found before anything is looked up by them, on PostgreSQL', async () => {
  const place = await newPlace('postgres');
  const plan = await poke(place.url, async (k) => {
    const held = k('grants').where({ role: 'admin' }).select('subject');
    const { rows } = await k.raw('explain ?', [amongFound(k, k('subjects').where({ state: 'active' }), 'id', held)]);
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
  });
  await place.remove();
  expect(plan).toContain('InitPlan');
  expect(plan).not.toContain('Join');
});
