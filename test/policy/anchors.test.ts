/** Nobody who may do something is missed when only those are asked whose position a permission can rest on. */
import fc from 'fast-check';
import { anchorsOf, type CompiledModel, factsOf, may, type Snapshot } from '../../src/policy/index.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { questions, root, worlds } from './support/worlds.ts';

const models: Record<string, CompiledModel> = {
  minikai: loaded(textOf('minikai')),
  miruni: loaded(textOf('miruni')),
  slack: loaded(textOf('slack')),
  clinic: loaded(clinicText),
};

/** The thing and everything that it is in. */
function around(snapshot: Snapshot, thing: string): string[] {
  const inside = snapshot.things.find(({ id }) => id === thing)?.inside ?? null;
  return inside === null ? [thing] : [thing, ...around(snapshot, inside)];
}

/** Everybody whom the anchors lead to, read from the rows as the database would. */
function found(model: CompiledModel, snapshot: Snapshot, action: string, thing: string): Set<string> {
  const flags = snapshot.things.find(({ id }) => id === thing)?.flags ?? [];
  const { byRole, unlessSomething, byThing, byTag } = anchorsOf(model, action, flags);
  const near = around(snapshot, thing);
  const tags = snapshot.things.filter(({ id }) => near.includes(id)).flatMap((one) => one.tags as readonly string[]);
  const rows = [...snapshot.held, ...snapshot.recorded];
  return new Set(
    rows
      .filter((row) => {
        const role = 'role' in row ? row.role : '';
        const byHolding = row.thing === root && [...byRole, ...unlessSomething].includes(role);
        return byHolding || (byThing && near.includes(row.thing)) || (byTag && tags.includes(row.thing));
      })
      .map(({ subject }) => subject),
  );
}

describe.each(Object.entries(models))('the anchors of %s', (_name, model) => {
  it('lead to everybody who may', () => {
    fc.assert(
      fc.property(worlds(model), (snapshot) => {
        const facts = factsOf(model, snapshot);
        const missed = questions(model, snapshot).filter(
          ({ caller, action, thing }) =>
            may(model, { caller, action, thing }, facts) && !found(model, snapshot, action, thing).has(caller),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the anchors of an action', () => {
  const { miruni, minikai } = models as { miruni: CompiledModel; minikai: CompiledModel };

  it('are few where a role alone is not enough', () => {
    expect(anchorsOf(miruni, 'project.view')).toEqual({
      always: ['admin'],
      byRole: ['admin'],
      unlessSomething: [],
      byThing: true,
      byTag: false,
    });
    expect(anchorsOf(miruni, 'team.view').always).toEqual(['admin', 'member']);
    expect(anchorsOf(minikai, 'mini.view')).toMatchObject({ byRole: ['admin'], byThing: false, byTag: true });
  });

  it('leave out the stages that a request is not in', () => {
    const rule = miruni.asking.find(({ key }) => key === 'workspace.admin');
    const asked = (flags: string[]) => anchorsOf(miruni, 'request.approve', flags);
    expect(rule).toBeDefined();
    expect(asked([]).byRole.concat(asked([]).unlessSomething)).toEqual([]);
    expect(anchorsOf(miruni, 'request.approve').unlessSomething).toContain('admin');
  });

  it('are none for an action that no model knows', () => {
    expect(anchorsOf(miruni, 'team.fly')).toEqual({
      always: [],
      byRole: [],
      unlessSomething: [],
      byThing: false,
      byTag: false,
    });
  });
});
