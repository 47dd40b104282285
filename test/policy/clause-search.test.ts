/** The search behind the proofs finds facts exactly where there are some: held against trying everything. */
import fc from 'fast-check';
import { type Found, rolesOf, search } from '../../src/policy/clause-search.ts';
import type { Atom, Clause, Literal } from '../../src/policy/compiled.ts';
import { follows, plain } from '../../src/policy/conjunction.ts';
import { minikai } from './support/minikai-world.ts';

const type = minikai.inner.typeOf.get('record');
if (!type) throw new Error('minikai has records');
const { slot } = type;

const atoms: readonly Atom[] = [
  { kind: 'is', slot, bit: 1, as: 'a' },
  { kind: 'is', slot, bit: 2, as: 'b' },
  { kind: 'flag', slot, word: 0, mask: 1, flag: 'c' },
  { kind: 'shares', slot, tag: 2, levels: 1 },
  { kind: 'shares', slot, tag: 2, levels: 3 },
  { kind: 'covers', slot, tag: 2, levels: 3 },
];
const allRoles = 0b111;

const literal = fc.record({ atom: fc.constantFrom(...atoms), wanted: fc.boolean() });
const clause = (least: number): fc.Arbitrary<Clause> =>
  fc
    .record({
      roles: fc.array(fc.integer({ min: 1, max: allRoles }), { maxLength: 2 }),
      literals: fc.array(literal, { minLength: least, maxLength: 3 }),
    })
    .map((parts) => ({ ...parts, because: [], origin: { code: '', line: null, path: [] } }));

/** Every state of the world there can be: which atoms hold, as far as they may together, and which roles somebody has. */
function worlds(one: boolean): { true: ReadonlySet<Atom>; roles: number }[] {
  const states = Array.from({ length: 2 ** atoms.length }, (_, bits) => atoms.filter((_, at) => (bits >> at) & 1));
  const possible = states.filter((held) => held.every((a) => atoms.every((b) => !follows(a, b) || held.includes(b))));
  const roles = one ? [1, 2, 4] : [1, 2, 3, 4, 5, 6, 7];
  return possible.flatMap((held) => roles.map((mask) => ({ true: new Set(held), roles: mask })));
}

const holds = ({ roles, literals }: Pick<Clause, 'roles' | 'literals'>, world: ReturnType<typeof worlds>[number]) =>
  roles.every((mask) => (mask & world.roles) !== 0) &&
  literals.every(({ atom, wanted }: Literal) => world.true.has(atom) === wanted);

describe('a clause that cannot hold any more is left as it is:', () => {
  const [a, b, few, more] = [atoms[0], atoms[1], atoms[3], atoms[4]] as [Atom, Atom, Atom, Atom];
  const known: Found = { roles: [], barred: 0, literals: [] };

  it.each<[string, Partial<Found>, Partial<Clause>]>([
    ['it asks for what is not', { literals: [{ atom: a, wanted: false }] }, { literals: [{ atom: a, wanted: true }] }],
    [
      'it asks that what is be not',
      { literals: [{ atom: few, wanted: true }] },
      { literals: [{ atom: more, wanted: false }] },
    ],
    ['it asks for a role that is barred', { barred: 1 }, { roles: [1] }],
  ])('%s', (_, found, asked) => {
    const start = { ...known, ...found };
    const clause = plain([{ atom: b, wanted: true }, ...(asked.literals ?? [])]);
    expect(search(false, type, start, [{ ...clause, roles: asked.roles ?? [] }])).toBe(start);
  });
});

it.each([
  ['one role per person', true],
  ['several', false],
])('%s', (_, one) => {
  const every = worlds(one);
  let found = 0;
  let proved = 0;
  fc.assert(
    fc.property(
      clause(0),
      fc.integer({ min: 0, max: 6 }),
      fc.array(clause(2), { minLength: 4, maxLength: 16 }),
      (asked, barred, avoid) => {
        const start: Found = {
          roles: [...asked.roles, allRoles],
          barred,
          literals: asked.literals,
        };
        const breaks = every.filter(
          (world) =>
            (world.roles & barred) === 0 && holds(start, world) && avoid.every((other) => !holds(other, world)),
        );
        const answer = search(one, type, start, avoid);
        expect(answer !== null).toBe(breaks.length > 0);
        if (answer === null) proved++;
        else {
          found++;
          const roles = rolesOf(one, answer);
          const asSaid = every.filter((world) => world.roles === roles && holds({ ...answer, roles: [] }, world));
          expect(asSaid.length).toBeGreaterThan(0);
          expect(asSaid.filter((world) => !breaks.includes(world))).toEqual([]);
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(Math.min(found, proved)).toBeGreaterThan(100);
});
