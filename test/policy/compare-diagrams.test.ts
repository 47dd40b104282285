/** Covers of functions of a few conditions, held against their truth tables: right, and minimal in both senses. */
import fc from 'fast-check';
import { always, Diagrams, type Node, never, type Term } from '../../src/policy/compare/diagrams.ts';

const variables = 4;
const rows = Array.from({ length: 2 ** variables }, (_, row) => row);

const holds = (terms: readonly Term[], row: number): boolean =>
  terms.every(({ variable, wanted }) => ((row >> variable) & 1) === Number(wanted));

/** The function that holds in these rows of the truth table. */
const nodeOf = (diagrams: Diagrams, table: readonly boolean[]): Node =>
  diagrams.or(
    rows
      .filter((row) => table[row])
      .map((row) =>
        diagrams.and(
          Array.from({ length: variables }, (_, variable) =>
            diagrams.condition({ variable, wanted: ((row >> variable) & 1) === 1 }),
          ),
        ),
      ),
  );

const tables = fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length });

it('a cover holds where it must, nowhere else, and nothing of it can be left out', () => {
  fc.assert(
    fc.property(tables, tables, (must, may) => {
      const most = must.map((one, row) => one || (may[row] ?? false));
      const diagrams = new Diagrams();
      const { terms, node } = diagrams.cover(nodeOf(diagrams, must), nodeOf(diagrams, most));
      const covered = (some: readonly (readonly Term[])[]): boolean[] =>
        rows.map((row) => some.some((one) => holds(one, row)));
      const isWithin = (table: readonly boolean[]): boolean => rows.every((row) => !table[row] || most[row]);
      const isEnough = (table: readonly boolean[]): boolean => rows.every((row) => !must[row] || table[row]);
      expect([isWithin(covered(terms)), isEnough(covered(terms))]).toEqual([true, true]);
      expect(node).toBe(nodeOf(diagrams, covered(terms)));
      for (const one of terms) {
        expect(isEnough(covered(terms.filter((other) => other !== one)))).toBe(false);
        for (const term of one) expect(isWithin(covered([one.filter((other) => other !== term)]))).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

it('what means the same is the same, however it is put together', () => {
  fc.assert(
    fc.property(tables, tables, (one, other) => {
      const diagrams = new Diagrams();
      const [a, b] = [nodeOf(diagrams, one), nodeOf(diagrams, other)];
      const both = nodeOf(
        diagrams,
        rows.map((row) => (one[row] && other[row]) ?? false),
      );
      expect(diagrams.and([a, b])).toBe(both);
      expect(diagrams.not(diagrams.or([diagrams.not(a), diagrams.not(b)]))).toBe(both);
      expect(diagrams.implies(a, b)).toBe(rows.every((row) => !one[row] || other[row]));
      expect([diagrams.or([a, diagrams.not(a)]), diagrams.and([a, diagrams.not(a)])]).toEqual([always, never]);
    }),
  );
});
