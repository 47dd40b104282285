/** The questions read backwards name exactly those of whom `may` says yes, also after changes. */
import fc from 'fast-check';
import { factsOf, may, peopleReaching, thingsReached } from '../../src/policy/index.ts';
import { changing } from './support/changes.ts';
import { ada, cleo, holds, house, max, mia, minikai, plan, rose, snapshot } from './support/minikai-world.ts';
import { clinicText, clinicWith, loaded, scatteredText, textOf } from './support/models.ts';
import { watched } from './support/watched.ts';
import { people, questions, root, subject, thing } from './support/worlds.ts';

const models = {
  minikai: textOf('minikai'),
  'minikai, all labels': textOf('minikai')
    .replace('value: any', 'value: all')
    .replace(/\ntests:[\s\S]*/, ''),
  miruni: textOf('miruni'),
  slack: textOf('slack'),
  clinic: clinicText,
  'clinic, where beds and carts of a ward carry badges': clinicText
    .replace('  badge:\n', '  cart: { title: cart, inside: ward, kept: false, tags: badge }\n  badge:\n')
    .replace(
      '    tender:\n',
      '    tender:\n      - { from: ward.runner, shares: badge, because: "x" }\n      - { as: anyone, may: ward.view, shares: badge, because: "x" }\n',
    ),
  'clinic, scattered': scatteredText,
  'clinic, badges for medics': clinicText.replace(/(full|basic): \{/g, '$1: { must_be: medic,'),
};

it.each(Object.entries(models))('%s', (_, text) => {
  const model = loaded(text);
  let reached = 0;
  fc.assert(
    fc.property(changing(model), fc.nat(3), ({ snapshot: rows, changes }, laid) => {
      const facts = changes.slice(0, laid).reduce((all, change) => all.changed(change), factsOf(model, rows));
      const things = [root, ...rows.things.map(({ id }) => id)];
      const yes = new Set(
        questions(model, rows)
          .filter((question) => may(model, question, facts))
          .map(({ caller, action, thing }) => `${caller} ${action} ${thing}`),
      );
      const forwards = model.actions.flatMap(({ name }) =>
        people.flatMap((who) => [...thingsReached(model, who, name, facts)].map((thing) => `${who} ${name} ${thing}`)),
      );
      const backwards = model.actions.flatMap(({ name }) =>
        things.flatMap((thing) =>
          [...peopleReaching(model, name, thing, facts)].map((who) => `${who} ${name} ${thing}`),
        ),
      );
      expect(forwards.sort()).toEqual([...yes].sort());
      expect(backwards.sort()).toEqual([...yes].sort());
      reached += yes.size;
    }),
    { numRuns: 40 },
  );
  expect(reached).toBeGreaterThan(200);
});

it('a kind that is reached whole is named, not written out', () => {
  const facts = factsOf(minikai, snapshot);
  expect(thingsReached(minikai, ada, 'record.view', facts)).toMatchObject({ every: ['record'], some: [] });
  expect(thingsReached(minikai, mia, 'record.view', facts)).toMatchObject({ every: [], some: [plan] });
  expect(peopleReaching(minikai, 'mini.view', rose, facts)).toMatchObject({ every: ['admin'], some: [mia] });
  expect(peopleReaching(minikai, 'mini_label.view', house, facts)).toMatchObject({
    every: ['admin', 'member'],
    some: [],
  });
  expect([...peopleReaching(minikai, 'mini_label.view', house, facts)].sort()).toEqual([ada, cleo, max, mia].sort());
});

it('a role that a state of the thing opens it to is named whole while it is in that state', () => {
  const clinic = loaded(scatteredText);
  const [ward, bed] = ['ward', 'bed'].map(thing) as [typeof rose, typeof rose];
  const resting = (flags: readonly string[]) => {
    const things = [
      { id: ward, type: 'ward', inside: root, flags, tags: [] },
      { id: bed, type: 'bed', inside: ward, flags: [], tags: [] },
    ];
    const held = [holds(ada, 'chief'), holds(mia, 'nurse'), holds(max, 'carer')];
    return peopleReaching(clinic, 'bed.rest', bed, factsOf(clinic, { ...snapshot, things, held }));
  };
  expect(resting([])).toMatchObject({ every: ['chief', 'nurse'], some: [] });
  expect(resting(['closed'])).toMatchObject({ every: ['chief'], some: [] });
});

it('whom two roles together open something to is found among everybody, and nobody with one of them', () => {
  const clinic = loaded(clinicWith('view_people: [administrator, nurse]', 'view_people: [administrator, local]'));
  const held = [
    holds(ada, 'chief'),
    holds(mia, 'carer'),
    holds(mia, 'north'),
    holds(max, 'carer'),
    holds(cleo, 'north'),
  ];
  const facts = factsOf(clinic, { ...snapshot, things: [], held });
  expect(peopleReaching(clinic, 'workspace.view_people', root, facts)).toMatchObject({ every: ['chief'], some: [mia] });
});

it('what is in a thing that is reached is not taken for one of its kind because something has changed on it', () => {
  const lent = '{ from: ward.runner, shares: badge, because: "heads see to beds whose badge they hold" }';
  const clinic = loaded(scatteredText.replace('\n    tender:\n', `\n    tender:\n      - ${lent}\n`));
  const [ward, bed, chart, badge] = ['ward', 'bed', 'chart', 'badge'].map(thing) as [
    typeof rose,
    typeof rose,
    typeof rose,
    typeof rose,
  ];
  const things = [
    { id: badge, type: 'badge', inside: root, flags: [], tags: [] },
    { id: ward, type: 'ward', inside: root, flags: [], tags: [] },
    { id: bed, type: 'bed', inside: ward, flags: [], tags: [badge] },
    { id: chart, type: 'chart', inside: bed, flags: [], tags: [] },
  ];
  const held = [holds(mia, 'nurse'), holds(mia, 'head', ward), holds(mia, 'basic', badge)];
  const facts = factsOf(clinic, { ...snapshot, things, held });
  for (const now of [facts, facts.changed({ things: [{ id: chart, flags: [], tags: [] }] })])
    expect([...thingsReached(clinic, mia, 'bed.tend', now)]).toEqual([bed]);
});

it('of several conditions those candidates are looked at that fewer things are named by', () => {
  const heads = '{ from: ward.runner, is: patient, because: "heads who lie in their own ward" }';
  const clinic = loaded(
    clinicWith('{ from: ward.visitor, isnt: patient, because: "nobody tends to themselves" }', heads),
  );
  const [wards, beds] = ['ward', 'bed'].map((type) => [0, 1, 2].map((at) => thing(`${type}${at}`))) as [
    (typeof rose)[],
    (typeof rose)[],
  ];
  const things = [
    ...wards.map((id) => ({ id, type: 'ward', inside: root, flags: [], tags: [] })),
    ...beds.map((id, at) => ({ id, type: 'bed', inside: wards[at] ?? root, flags: [], tags: [] })),
  ];
  const lookedAt = (heading: typeof wards, lying: typeof beds) => {
    const held = [holds(mia, 'nurse'), ...heading.map((ward) => holds(mia, 'head', ward))];
    const recorded = lying.map((bed) => ({ thing: bed, as: 'patient', subject: mia }));
    const facts = factsOf(clinic, { ...snapshot, things, held, recorded });
    const looks = watched(facts.inverted.thingMarks, 'has');
    expect([...thingsReached(clinic, mia, 'bed.tend', facts)]).toEqual(beds.slice(0, 1));
    return looks.length;
  };
  expect([lookedAt(wards, beds.slice(0, 1)), lookedAt(wards.slice(0, 1), beds)]).toEqual([1, 1]);
});

it('whom and what the facts do not know reaches nothing', () => {
  const facts = factsOf(minikai, snapshot);
  expect([...thingsReached(minikai, subject('ghost'), 'record.view', facts)]).toEqual([]);
  expect([...thingsReached(minikai, ada, 'record.eat', facts)]).toEqual([]);
  expect([...peopleReaching(minikai, 'record.view', house, facts)]).toEqual([]);
});
