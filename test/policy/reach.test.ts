/** Reach: lists and differences agree with the decision they are made of. */
import fc from 'fast-check';
import {
  actionsOn,
  difference,
  factsOf,
  giveAction,
  may,
  outranks,
  strongest,
  thingsWhere,
  whoMay,
} from '../../src/policy/index.ts';
import { holds, house, max, mia, minikai, plan, rose, snapshot } from './support/minikai-world.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { people, questions, root, worlds } from './support/worlds.ts';

it.each([
  ['minikai', textOf('minikai')],
  ['miruni', textOf('miruni')],
  ['clinic', clinicText],
])('%s: every list is what decide says of each', (_, text) => {
  const model = loaded(text);
  fc.assert(
    fc.property(worlds(model), (snapshot) => {
      const facts = factsOf(model, snapshot);
      const things = [root, ...snapshot.things.map(({ id }) => id)];
      const yes = questions(model, snapshot).filter((question) => may(model, question, facts));
      for (const caller of people) {
        const onThings = things.map((thing) => [thing, actionsOn(model, caller, thing, facts)]);
        expect(onThings).toEqual(
          things.map((thing) => [
            thing,
            yes.filter((one) => one.caller === caller && one.thing === thing).map(({ action }) => action),
          ]),
        );
      }
      for (const { name } of model.actions) {
        for (const caller of people) {
          expect(thingsWhere(model, caller, name, things, facts)).toEqual(
            things.filter((thing) => may(model, { caller, action: name, thing }, facts)),
          );
        }
      }
      for (const { action, thing } of yes) {
        expect(whoMay(model, action, thing, people, facts)).toEqual(
          people.filter((caller) => may(model, { caller, action, thing }, facts)),
        );
      }
    }),
    { numRuns: 5 },
  );
});

it('a difference names what is gained and lost, by thing, and nothing that stays', () => {
  const before = factsOf(minikai, snapshot);
  const after = factsOf(minikai, {
    ...snapshot,
    held: [...snapshot.held.filter(({ thing }) => thing !== house), holds(max, 'view', house)],
  });
  const things = [root, house, rose, plan];
  const use = ['mini.view', 'mini.chat', 'mini.use_prompts', 'mini.see_citations', 'mini.draft_email', 'mini.dictate'];
  expect(difference(minikai, mia, things, before, after)).toEqual([
    { thing: rose, gained: [], lost: use },
    { thing: plan, gained: [], lost: ['record.view'] },
  ]);
  expect(difference(minikai, max, things, before, after)).toEqual([{ thing: rose, gained: use, lost: [] }]);
  expect(difference(minikai, max, things, before, before)).toEqual([]);
});

it('ranks are the order of the file', () => {
  expect(strongest(minikai, ['member', 'admin'])).toBe('admin');
  expect(strongest(minikai, ['nonsense'])).toBeNull();
  expect([
    outranks(minikai, 'admin', 'member'),
    outranks(minikai, 'member', 'admin'),
    outranks(minikai, 'admin', 'admin'),
  ]).toEqual([true, false, false]);
  expect(outranks(minikai, 'member', 'nonsense')).toBe(true);
});

it('giving a role is the action of that role where there is one', () => {
  const clinic = loaded(clinicText);
  expect([giveAction(clinic, 'ward', 'head'), giveAction(clinic, 'ward', 'helper')]).toEqual([
    'ward.give_head',
    'ward.give',
  ]);
});
