/** What can hold together: held against every way up that a thing may have, and everything that may be true on it. */
import type { Atom, Literal, TypeIndex } from '../../src/policy/compiled.ts';
import { canHold, follows, isSurelyIn, join, plain } from '../../src/policy/conjunction.ts';
import { loaded, scatteredText } from './support/models.ts';

const { inner } = loaded(scatteredText);
const [ward, bed, chart] = ['ward', 'bed', 'chart'].map((name) => inner.typeOf.get(name)) as [
  TypeIndex,
  TypeIndex,
  TypeIndex,
];
const badge = inner.typeOf.get('badge')?.slot ?? -1;

const inWard: Atom = { kind: 'inside', slot: ward.slot };
const inBed: Atom = { kind: 'inside', slot: bed.slot };
const atoms: readonly Atom[] = [
  inWard,
  inBed,
  { kind: 'flag', slot: ward.slot, word: 0, mask: 1, flag: 'closed' },
  { kind: 'is', slot: bed.slot, bit: 1, as: 'patient' },
  { kind: 'shares', slot: bed.slot, tag: badge, levels: 1 },
  { kind: 'covers', slot: bed.slot, tag: badge, levels: 1 },
];

/** Every world of a chart: what it is in, and which conditions are true there; what is on nothing is not true. */
const worlds = chart.chains.flatMap((chain) =>
  Array.from({ length: 2 ** atoms.length }, (_, bits) => new Set(atoms.filter((_atom, at) => (bits >> at) & 1)))
    .filter((held) => atoms.every((atom) => atom.kind !== 'inside' || held.has(atom) === chain.has(atom.slot)))
    .filter((held) => [...held].every((atom) => chain.has(atom.slot)))
    .filter((held) => [...held].every((from) => atoms.every((to) => !follows(from, to) || held.has(to))))
    .map((held) => ({ held, chain })),
);

/** Every set of conditions, each wanted, unwanted or not asked. */
const questions = Array.from({ length: 3 ** atoms.length }, (_, number): Literal[] =>
  atoms.flatMap((atom, at) => {
    const state = Math.floor(number / 3 ** at) % 3;
    return state === 0 ? [] : [{ atom, wanted: state === 1 }];
  }),
);
const met = (literals: readonly Literal[]) =>
  worlds.filter(({ held }) => literals.every(({ atom, wanted }) => held.has(atom) === wanted));

it('conditions can hold together exactly where some world has them all', () => {
  expect(worlds.length).toBeGreaterThan(10);
  expect(questions.filter((literals) => canHold(chart, literals) !== met(literals).length > 0)).toEqual([]);
});

it('what they hold of is surely in a container where all such worlds have it', () => {
  const possible = questions.filter((literals) => met(literals).length > 0);
  for (const { slot } of [ward, bed])
    expect(
      possible.filter(
        (literals) => isSurelyIn(chart, slot, literals) !== met(literals).every((one) => one.chain.has(slot)),
      ),
    ).toEqual([]);
});

it('whatever is in no bed is in no ward where wards are reached through beds alone', () => {
  const literals = [
    { atom: inBed, wanted: false },
    { atom: inWard, wanted: true },
  ];
  expect([canHold(chart, literals), canHold(bed, [{ atom: inWard, wanted: false }])]).toEqual([false, true]);
});

describe('two conjunctions', () => {
  it('ask once for what both of them ask for', () => {
    const both = { atom: inWard, wanted: true };
    const other = { atom: inBed, wanted: true };
    expect(join(true, chart, plain([both]), plain([both, other]))?.literals).toEqual([both, other]);
  });

  const asks = (...roles: number[]) => ({ ...plain([]), roles });

  it('meet in one role where a person has one', () => {
    expect(join(true, ward, asks(0b011), asks(0b110))?.roles).toEqual([0b010]);
    expect(join(true, ward, asks(0b001), asks(0b110))).toBeNull();
  });

  it('ask for a role of each where a person has several, and once for what the other asks for anyway', () => {
    expect(join(false, ward, asks(0b011), asks(0b110))?.roles).toEqual([0b011, 0b110]);
    expect(join(false, ward, asks(0b011), asks(0b001))?.roles).toEqual([0b001]);
    expect(join(false, ward, asks(0b011), asks(0b011))?.roles).toEqual([0b011]);
    expect(join(false, ward, asks(0), asks(0b011))).toBeNull();
  });
});
