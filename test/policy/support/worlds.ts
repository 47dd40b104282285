/** Random worlds for a model: a few people, two things of every type, and facts strewn over them. */
import fc from 'fast-check';
import type { SubjectId, ThingId } from '../../../src/domain/ids.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type {
  CompiledModel,
  HeldFact,
  PolicyId,
  Question,
  RecordedFact,
  Snapshot,
  ThingFact,
} from '../../../src/policy/index.ts';

export const subject = (name: string): SubjectId => name as string as SubjectId;
export const thing = (name: string): ThingId => name as string as ThingId;
export const at = (text: string): Instant => text as string as Instant;
export const root = thing('root');
export const people = ['ada', 'ben', 'cleo', 'dan'].map(subject);

const perType = 2;
const numbers = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(1000), { minLength: length, maxLength: length });
const pick = <Item>(items: readonly Item[], by: number | undefined): Item | undefined =>
  items[(by ?? 0) % Math.max(1, items.length)];

/** A world where everybody is active and an insider; `held` and `recorded` shrink to the fewest facts that matter. */
export function worlds(model: CompiledModel): fc.Arbitrary<Snapshot> {
  const types = [...model.thingTypes.values()].filter(({ name }) => name !== 'workspace');
  const count = types.length * perType;
  const fact = fc.tuple(fc.nat(people.length - 1), fc.nat(1000), fc.nat(1000));
  return fc
    .record({
      parents: numbers(count),
      flags: numbers(count),
      tags: numbers(count),
      roles: fc.array(fc.tuple(fc.nat(people.length - 1), fc.nat(1000)), { maxLength: 6 }),
      facts: fc.array(fact, { maxLength: 14 }),
    })
    .map(({ parents, flags, tags, roles, facts }) => {
      const places = types.flatMap((type) =>
        Array.from({ length: perType }, (_, i) => ({ type, id: thing(`${type.name}${i}`) })),
      );
      const things = places.map(({ type, id }, n): ThingFact => {
        const container = pick(type.inside, parents[n]) ?? 'workspace';
        return {
          id,
          type: type.name,
          inside: container === 'workspace' ? root : thing(`${container}${(parents[n] ?? 0) % perType}`),
          flags: type.flags.filter((_, bit) => (((flags[n] ?? 0) >> bit) & 1) === 1).map(({ name }) => name),
          tags: type.tags.flatMap((tag, kind) =>
            [0, 1].filter((i) => (((tags[n] ?? 0) >> (kind * 2 + i)) & 1) === 1).map((i) => thing(`${tag}${i}`)),
          ),
        };
      });
      const workspaceRoles = roles.map(([who, role]): HeldFact => {
        return { subject: person(who), thing: root, role: pick(model.roles, role)?.name ?? '', endsAt: null };
      });
      const owning = places.filter(({ type }) => type.roles.length > 0);
      const rows = facts.map(([who, where, role]) => {
        const place = pick(owning, where);
        return { subject: person(who), thing: place?.id ?? root, role: pick(place?.type.roles ?? [], role) };
      });
      const held = rows
        .filter(({ role }) => role?.kept === 'grant')
        .map((row): HeldFact => ({ ...row, role: row.role?.name ?? '', endsAt: null }));
      const others = rows
        .filter(({ role }) => role && role.kept !== 'grant')
        .map((row): RecordedFact => ({ thing: row.thing, as: row.role?.name ?? '', subject: row.subject }));
      return {
        now: at('2026-01-01T00:00:00.000Z'),
        root,
        subjects: people.map((id) => ({ id, active: true, insider: true, directory: null })),
        things,
        held: [...workspaceRoles, ...held],
        recorded: others,
        keepers: [],
      };
    });
}

const person = (who: number): SubjectId => pick(people, who) ?? subject('ada');

/** Every question there is about what somebody may do on the things of a world. */
export function questions(model: CompiledModel, snapshot: Snapshot): Question[] {
  const places: { id: PolicyId; type: string }[] = [{ id: root, type: 'workspace' }, ...snapshot.things];
  return places.flatMap(({ id, type }) =>
    model.actions
      .filter((action) => action.type === type)
      .flatMap(({ name }) => people.map((caller) => ({ caller, action: name, thing: id }))),
  );
}
