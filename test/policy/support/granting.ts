/** Makes the facts that an explanation calls missing, so that a test can see whether they turn the answer. */
import type { CompiledModel, Need, PolicyId, Question, Snapshot, ThingFact } from '../../../src/policy/index.ts';
import { thing } from './worlds.ts';

/** The snapshot with these facts added; null where one cannot be had (no such thing around). */
export function granting(
  model: CompiledModel,
  snapshot: Snapshot,
  question: Question,
  needs: readonly Need[],
): Snapshot | null {
  return needs.reduce<Snapshot | null>((facts, need) => facts && grantOne(model, facts, question, need), snapshot);
}

function grantOne(model: CompiledModel, snapshot: Snapshot, { caller }: Question, need: Need): Snapshot | null {
  if (need.kind === 'role') return withRole(model, snapshot, caller, need.anyOf[0] ?? '');
  const where = need.thing;
  if (where === null) return null;
  const change = (by: (one: ThingFact) => ThingFact): Snapshot => ({
    ...snapshot,
    things: snapshot.things.map((one) => (one.id === where ? by(one) : one)),
  });
  if (need.kind === 'flag') {
    return change((one) => ({
      ...one,
      flags: [...one.flags.filter((flag) => flag !== need.flag), ...(need.wanted ? [need.flag] : [])],
    }));
  }
  if (need.kind === 'is') {
    if (need.wanted)
      return { ...snapshot, recorded: [...snapshot.recorded, { thing: where, as: need.as, subject: caller }] };
    const isnt = (row: { thing: PolicyId; subject: string }, as: string): boolean =>
      row.thing !== where || row.subject !== caller || as !== need.as;
    return {
      ...snapshot,
      held: snapshot.held.filter((row) => isnt(row, row.role)),
      recorded: snapshot.recorded.filter((row) => isnt(row, row.as)),
    };
  }
  const carried = need.carried ? snapshot : change((one) => ({ ...one, tags: [...one.tags, thing(`${need.tag}0`)] }));
  const tags = carried.things.find(({ id }) => id === where)?.tags.filter((tag) => tag.startsWith(need.tag)) ?? [];
  const role = need.levels.at(-1) ?? '';
  const held = (need.all ? tags : tags.slice(0, 1)).map((tag) => ({ subject: caller, thing: tag, role, endsAt: null }));
  return { ...carried, held: [...carried.held, ...held] };
}

function withRole(model: CompiledModel, snapshot: Snapshot, caller: Question['caller'], role: string): Snapshot {
  const others =
    model.cardinality === 'several'
      ? snapshot.held
      : snapshot.held.filter((row) => row.thing !== snapshot.root || row.subject !== caller);
  return { ...snapshot, held: [...others, { subject: caller, thing: snapshot.root, role, endsAt: null }] };
}
