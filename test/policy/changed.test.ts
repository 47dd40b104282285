/** Facts after changes answer as if they had been made afresh: every question, why, who could instead, and the rows themselves. */
import fc from 'fast-check';
import { explain } from '../../src/policy/explain.ts';
import { changedSnapshot, decide, type Facts, factsOf, may, type Question } from '../../src/policy/index.ts';
import { changing } from './support/changes.ts';
import { care, friday, holds, house, max, mia, minikai, rose, snapshot } from './support/minikai-world.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { at, people, questions, root } from './support/worlds.ts';

const models = { minikai: textOf('minikai'), miruni: textOf('miruni'), slack: textOf('slack'), clinic: clinicText };

it.each(Object.entries(models))('%s', (_, text) => {
  const model = loaded(text);
  let different = 0;
  fc.assert(
    fc.property(changing(model), ({ snapshot, changes }) => {
      const before = factsOf(model, snapshot);
      const asked = questions(model, snapshot);
      const first = asked.map((question) => may(model, question, before));
      let facts = before;
      let rows = snapshot;
      for (const change of changes) {
        facts = facts.changed(change);
        rows = changedSnapshot(rows, change);
        const afresh = factsOf(model, rows);
        const answers = asked.map((question) => may(model, question, facts));
        expect(answers).toEqual(asked.map((question) => may(model, question, afresh)));
        expect(gifts(facts)).toEqual(gifts(afresh));
        expect(facts.snapshot).toEqual(rows);
        if (answers.some((answer, n) => answer !== first[n])) different++;
      }
      const afresh = factsOf(model, rows);
      for (const question of asked.filter((_, n) => n % 11 === 0))
        expect(explain(model, question, facts, people)).toEqual(explain(model, question, afresh, people));
      expect(asked.map((question) => may(model, question, before))).toEqual(first);
    }),
    { numRuns: 20 },
  );
  expect(different).toBeGreaterThan(8);
});

it('what ends is one row: the same role on another thing, of somebody else or until another day stays', () => {
  const labels = [
    holds(mia, 'view', house),
    holds(mia, 'view', care),
    holds(max, 'view', house),
    holds(mia, 'view', house, friday),
  ];
  const held = [holds(mia, 'member'), ...labels];
  const world = { ...snapshot, held };
  for (const ended of labels) {
    const rest = held.filter((one) => one !== ended);
    expect(changedSnapshot(world, { ended: [ended] }).held).toEqual(rest);
    const facts = factsOf(minikai, world).changed({ ended: [ended] });
    const label = may(minikai, { caller: mia, action: 'mini.view', thing: rose }, facts);
    expect(label).toBe(rest.some((one) => one.subject === mia && one.thing === house));
  }
});

/** Questions that the guard rails look at: they compare, count and look at the clock. */
function gifts(facts: Facts): unknown[] {
  const { model } = facts;
  const until = at('2026-01-02T12:00:00.000Z');
  return people.flatMap((caller) =>
    people.flatMap((target) =>
      model.roles.flatMap(({ name: role }) => {
        const gives = { role, thing: root, until };
        const question: Question = { caller, target, action: 'workspace.set_role', thing: root };
        const asked = [{ ...question, gives }, { ...question, gives: { ...gives, until: null } }, question];
        return asked.map((one) => decide(model, one, facts));
      }),
    ),
  );
}
