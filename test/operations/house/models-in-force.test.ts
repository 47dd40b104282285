/** A role model is proved before it is put in force; once it is in force it is compiled, whatever is asked of models later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { loadModel, matrix } from '../../../src/policy/index.ts';
import { compileModel } from '../../../src/policy/load.ts';
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

describe('what decides is compiled as it stands in the whole text, where the rest stands', () => {
  const [deciding = '', rest = ''] = miruni.split('\ninvariants:\n');
  const example = /\nexample:\n[\s\S]*?(?=\ntests:\n)/.exec(rest)?.[0] ?? '';
  const texts = {
    'before it, in a list that is not set in': `tests:\n- { remove: ada, by: [gus] }\n${deciding}\n`,
    'under a name in quotes': miruni.replace('\ntests:\n', '\n"tests":\n'),
    'before it, with a word that is used again': `${example.replace('ada: admin', 'ada: &boss admin')}\n${deciding.replace('keeper: admin', 'keeper: *boss')}\n`,
  };

  it.each(Object.entries(texts))('%s', (_what, text) => {
    const [whole, other] = [compileModel(miruni), compileModel(text)];
    if (!whole.ok || !other.ok) throw new Error(`It does not compile: ${JSON.stringify(other)}`);
    expect(other.model.keeper).toBe('admin');
    expect(matrix(other.model)).toBe(matrix(whole.model));
  });

  it('is not taken for the rest: a mistake in it is told with its line', () => {
    const wrong = miruni.replace('keeper: admin', 'keeper: nobody');
    const line = wrong.split('\n').findIndex((one) => one.includes('keeper: nobody')) + 1;
    const compiled = compileModel(wrong);
    expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.line)).toContain(line);
  });
});

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
