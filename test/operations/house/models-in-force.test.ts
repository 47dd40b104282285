/** A role model is proved before it is put in force; once it is in force it is compiled, whatever is asked of models later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { loadModel } from '../../../src/policy/index.ts';
import { poke } from '../../db/poke.ts';
import { openWorld, type World } from '../people/world.ts';

const miruni = readFileSync(join(__dirname, '..', '..', '..', 'roles', 'miruni.yaml'), 'utf8');

/** What a later Roledesk could find wrong with a model that was once in order. */
const amiss = {
  'a test of its own that fails': `${miruni}  - { remove: ada, by: [gus] }\n`,
  'a test in a language nobody speaks any more': `${miruni}  - { who_may: [ada], sing: loudly }\n`,
  'a promise that does not hold': miruni.replace(
    '\ninvariants:\n',
    '\ninvariants:\n  - { only: guest, may: workspace.*, because: "no" }\n',
  ),
};

describe.each(Object.entries(amiss))('a role model with %s', (_what, text) => {
  let world: World;
  beforeEach(async () => {
    expect(loadModel(text).ok).toBe(false);
    world = await openWorld('sqlite', ['miruni']);
  });
  afterEach(() => world.close());

  it('is not put in force', async () => {
    const ada = await world.who('ada');
    const model = { name: 'miruni', version: '9', text };
    const people = [{ subject: ada, role: 'admin' }];
    const products = [{ product: 'other', title: 'Other', model, people, things: [] }];
    await expect(world.wide('ada', setUp, { products, helpDesk: 'C1', callerMaySetUp: true })).rejects.toMatchObject({
      kind: 'invalid',
      detail: { code: 'model_does_not_hold' },
    });
    const opened = await world.test.db.read(world.tenant, (read) => read.workspaces.list());
    expect(opened.map(({ product }) => product)).toEqual(['miruni']);
  });

  it('goes on deciding where it is in force already', async () => {
    const stored = { name: 'miruni', version: '8', text, activatedAt: null, activatedBy: null };
    const id = await world.test.db.transact({ tenant: world.tenant }, (tx) => tx.models.insert(stored));
    await poke(world.test.url, (k) => k('workspaces').update({ model: id }));
    const target = await world.who('mel');
    await world.holds('mel', 'miruni', 'guest');
    const input = { target, role: 'member', span: {}, reason: null };
    expect(await world.as('ada', 'miruni', setRole, input)).toMatchObject({ kind: 'set', to: 'Member' });
    await expect(world.as('mel', 'miruni', setRole, input)).rejects.toMatchObject({ kind: 'denied' });
  });
});
