/** Random changes of a world: grants given and ended, people recorded, flags and labels set, people let go and taken back. */
import fc from 'fast-check';
import type { Change, CompiledModel, HeldFact, RecordedFact, Snapshot } from '../../../src/policy/index.ts';
import { at, people, root, subject, worlds } from './worlds.ts';

const whenever = [null, at('2026-01-02T00:00:00.000Z'), at('2026-01-03T00:00:00.000Z')];

/** Two worlds of a model with the same people and things, of which the second gives what the changes are made of. */
export function changing(model: CompiledModel): fc.Arbitrary<{ snapshot: Snapshot; changes: Change[] }> {
  const pieces = fc.record({
    kinds: fc.array(fc.constantFrom('held', 'recorded', 'subjects', 'things', 'keepers'), {
      minLength: 2,
      maxLength: 5,
    }),
    which: fc.nat(1000),
    ends: fc.constantFrom(...whenever),
    active: fc.boolean(),
    insider: fc.boolean(),
  });
  return fc
    .tuple(worlds(model), worlds(model), fc.array(pieces, { minLength: 2, maxLength: 5 }))
    .map(([one, other, all]) => {
      const snapshot = { ...one, held: one.held.map((row, n) => ({ ...row, endsAt: whenever[n % 3] ?? null })) };
      const part = <Item>(items: readonly Item[], by: number): Item[] => items.filter((_, n) => (n + by) % 2 === 0);
      const changes = all.map(({ kinds, which, ends, active, insider }): Change => {
        const who = people[which % people.length] ?? subject('ada');
        const given = part(other.held, which).map((row): HeldFact => ({ ...row, endsAt: ends }));
        const noted: readonly RecordedFact[] = part(other.recorded, which);
        const places = part(other.things, which);
        return {
          ...(kinds.includes('held') && { opened: given, ended: part([...snapshot.held, ...given], which) }),
          ...(kinds.includes('recorded') && { recorded: noted, unrecorded: part(snapshot.recorded, which) }),
          ...(kinds.includes('subjects') && {
            subjects: [{ id: who, active, insider, directory: active ? null : 'Okta' }],
          }),
          ...(kinds.includes('things') && { things: [...places, { id: root, flags: [], tags: [] }] }),
          ...(kinds.includes('keepers') && { keepers: people.slice(which % 3) }),
        };
      });
      return { snapshot, changes };
    });
}
