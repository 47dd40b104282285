/** Who keeps a product: only who may act on it. A guest may hold the role, and nobody can count on them. */
import type { SlackPerson } from '../../../src/domain/subject.ts';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { violationsAt } from '../../support/invariants.ts';
import { openWorld, type World } from './world.ts';

const guest: Partial<SlackPerson> = { kind: 'guest', standing: 'multi_channel_guest' };

describe('keepers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('sqlite', ['minikai']);
    await world.slack('gus', guest);
    await world.holds('gus', 'minikai', 'admin');
  });
  afterEach(async () => {
    expect(await violationsAt(world.test.url, { owedFor: () => [] })).toEqual([]);
    await world.close();
  });

  const sets = async (by: string, whom: string, role: string) =>
    world.as(by, 'minikai', setRole, { target: await world.who(whom), role, span: {}, reason: null });
  const tasks = async () => {
    const place = world.places.get('minikai');
    if (!place) throw new Error('minikai is open');
    return world.test.db.read(world.tenant, (read) => read.tasks.listOpen(place.id, { limit: 9 }));
  };
  const people = async (name: string) => [{ subject: await world.who(name), role: 'admin' }];
  const setsUp = async (name: string) => {
    const products = [
      {
        product: 'minikai',
        title: 'Minikai',
        model: { name: '', version: '', text: '' },
        people: await people(name),
        things: [],
      },
    ];
    return world.wide(name, setUp, { products, helpDesk: 'C1', callerMaySetUp: true });
  };

  it('are not guests: the last full member stays, the guest may go', async () => {
    await expect(sets('ada', 'ada', 'member')).rejects.toMatchObject({ detail: { code: 'rail.last_keeper' } });
    expect(await sets('ada', 'gus', 'member')).toMatchObject({ kind: 'set' });
  });

  it('are counted again once Slack says that they are full members', async () => {
    await world.slack('gus');
    expect(await sets('ada', 'ada', 'member')).toMatchObject({ kind: 'set' });
    const off = { target: await world.who('gus'), workspace: null, successors: [], reason: null };
    await world.holds('bob', 'minikai', 'member');
    await expect(world.wide('gus', offboard, off)).rejects.toMatchObject({ detail: { code: 'rail.last_keeper' } });
  });

  it('who become guests are missed at once, and whoever may set up finds the way back', async () => {
    await expect(setsUp('bob')).rejects.toMatchObject({ kind: 'denied' });
    await world.slack('ada', guest);
    expect((await tasks()).rows).toMatchObject([{ key: 'no-keeper', title: 'Minikai has no Admin left' }]);
    await setsUp('bob');
    expect(await world.roles('bob', 'minikai')).toEqual(['admin']);
    expect(await sets('bob', 'ada', 'member')).toMatchObject({ kind: 'set' });
  });

  it('others who become guests are not spoken of', async () => {
    await world.holds('mel', 'minikai', 'member');
    await world.slack('mel', guest);
    expect((await tasks()).rows).toEqual([]);
  });
});
