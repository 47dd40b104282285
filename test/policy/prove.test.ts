/** Proofs: each kind of invariant holds where it should, and fails with facts that really break it. */
import type { Atom, Clause, Literal } from '../../src/policy/compiled.ts';
import { loadModel, prove } from '../../src/policy/index.ts';
import { clinicText, loaded, problemsOf } from './support/models.ts';

const broken = (...lines: string[]): string[] =>
  problemsOf(
    clinicText.replace('asking:', `invariants:\n${lines.map((line) => `  - ${line}`).join('\n')}\nasking:`),
  ).map(({ message }) => message.replace(/^this must always hold and does not \(.*?\): /, ''));

const because = 'because: "x"';

it.each([
  `{ only: chief, may: [workspace.invite, ward.archive], ${because} }`,
  `{ only: [chief, nurse], may: [ward.rename, ward.give], ${because} }`,
  `{ never: { who: north, may: [ward.*, workspace.*] }, ${because} }`,
  `{ never: { who: [south, north], may: ward.view }, ${because} }`,
  `{ being: patient, never: { may: bed.tend }, ${because} }`,
  `{ whoever: ward.rename, also: ward.view, ${because} }`,
  `{ whoever: bed.tend, also: ward.view, ${because} }`,
  `{ whoever: bed.move, also: [ward.rename, ward.restrict], ${because} }`,
  `{ never: { who: [carer, north], being: helper, if: closed, may: ward.give }, ${because} }`,
])('holds: %s', (line) => {
  expect(broken(line)).toEqual([]);
});

it.each([
  [`{ only: chief, may: ward.rename, ${because} }`, 'somebody who is Nurse and is Head on the ward may ward.rename'],
  [
    `{ never: { who: nurse, may: workspace.view_people }, ${because} }`,
    'somebody who is Nurse may workspace.view_people',
  ],
  [
    `{ only: nurse, may: [workspace.invite, workspace.remove], ${because} }`,
    'somebody who is Chief may workspace.invite, workspace.remove',
  ],
  [
    `{ being: patient, never: { may: bed.move }, ${because} }`,
    'somebody who is Chief and is patient on the bed may bed.move',
  ],
  [`{ whoever: ward.view, also: ward.rename, ${because} }`, /^somebody who is .*may ward.view$/],
  [`{ whoever: bed.move, also: bed.tend, ${because} }`, /is patient on the bed.*may bed.move$/],
  [
    `{ never: { who: [carer, north], unless: closed, may: ward.view }, ${because} }`,
    /, while the ward is not closed, may ward.view$/,
  ],
  [
    `{ only: { is: head }, may: ward.rename, ${because} }`,
    'somebody who is Chief and is not Head on the ward may ward.rename',
  ],
  [
    `{ never: { who: carer, may: ward.view }, ${because} }`,
    'somebody who is Carer and holds a badge as Full that the ward carries may ward.view',
  ],
  [
    `{ never: { who: nurse, may: [bed.tend, bed.move] }, ${because} }`,
    'somebody who is Nurse and is not patient on the bed and is Head on the ward may bed.tend; somebody who is Nurse and is Head on the ward may bed.move',
  ],
])('fails, and shows how: %s', (line, says) => {
  expect(broken(line)).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
});

it('a stronger level implies a weaker one, and all tags imply one', () => {
  const levels = clinicText
    .replace(
      '    visitor:\n',
      '    full: [{ as: carer, shares: { badge: full }, because: "x" }]\n    basic: [{ as: carer, shares: badge, because: "x" }]\n    all: [{ as: carer, covers: badge, because: "x" }]\n    visitor:\n',
    )
    .replace('    view: visitor\n', '    view: visitor\n    a: full\n    b: basic\n    c: all\n');
  const result = (line: string): boolean =>
    loadModel(levels.replace('asking:', `invariants:\n  - ${line}\nasking:`)).ok;
  expect([result('{ whoever: ward.a, also: ward.b }'), result('{ whoever: ward.c, also: ward.b }')]).toEqual([
    true,
    true,
  ]);
  expect([
    result('{ whoever: ward.b, also: ward.a }'),
    result('{ whoever: ward.b, also: ward.c }'),
    result('{ whoever: ward.a, also: ward.c }'),
  ]).toEqual([false, false, false]);
});

it('what takes too long to look through counts as not proved', () => {
  const clinic = loaded(clinicText);
  const [view, rename] = ['ward.view', 'ward.rename'].map((name) => clinic.inner.permissions.get(name));
  if (!view || !rename) throw new Error('the clinic has wards');
  const [pigeons, holes] = [8, 7];
  const sits = Array.from({ length: pigeons }, (_, pigeon) =>
    Array.from(
      { length: holes },
      (__, hole): Atom => ({ kind: 'is', slot: view.slot, bit: 1, as: `${pigeon} ${hole}` }),
    ),
  );
  const clause = (literals: Literal[]): Clause => ({
    roles: [],
    literals,
    because: [],
    origin: { code: '', line: null, path: [] },
  });
  const homeless = sits.map((row) => clause(row.map((atom) => ({ atom, wanted: false }))));
  const crowded = sits.flatMap((row, one) =>
    sits
      .slice(one + 1)
      .flatMap((other) =>
        row.map((atom, hole) => clause([atom, other[hole] ?? atom].map((each) => ({ atom: each, wanted: true })))),
      ),
  );
  const permissions = new Map(clinic.inner.permissions)
    .set('ward.view', { ...view, clauses: [clause([])] })
    .set('ward.rename', { ...rename, clauses: [...homeless, ...crowded] });
  const says = 'pigeons';
  const invariant = {
    says,
    path: [],
    core: false,
    being: [],
    literals: [],
    also: ['ward.rename'],
    actions: ['ward.view'],
  };
  const unproved = prove({ ...clinic, invariants: [invariant], inner: { ...clinic.inner, permissions } });
  expect(unproved.map(({ counterExample }) => counterExample)).toEqual([
    'there are too many cases to prove it: somebody may ward.view',
  ]);
});
