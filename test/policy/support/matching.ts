/** Whether facts meet a reported way, read from its names alone, so that a comparison can be held against real decisions. */
import type {
  CompiledModel,
  PolicyId,
  RequestRef,
  Snapshot,
  Stage,
  SubjectFact,
  ThingFact,
  Way,
} from '../../../src/policy/index.ts';
import { strongest } from '../../../src/policy/index.ts';

/** One question's facts; `request` where it is about one. */
export interface Situation {
  before: CompiledModel;
  after: CompiledModel;
  snapshot: Snapshot;
  caller: SubjectFact;
  thing: PolicyId;
  request?: RequestRef | undefined;
}

export const meets = (way: Way, situation: Situation): boolean =>
  (way.counts.length === 0 || way.counts.some((counts) => countsAre(counts, situation))) &&
  (way.stages.length === 0 || way.stages.some((stage) => isAt(stage, situation))) &&
  way.conditions.every(
    ({ wanted, ...condition }) => holds(condition as Way['conditions'][number], situation) === wanted,
  );

const rolesOf = ({ snapshot, caller }: Situation): string[] =>
  snapshot.held
    .filter(({ subject, thing }) => subject === caller.id && thing === snapshot.root)
    .map(({ role }) => role);

const countsAre = (counts: Way['counts'][number], situation: Situation): boolean =>
  strongest(situation.before, rolesOf(situation)) === counts.before &&
  strongest(situation.after, rolesOf(situation)) === counts.after;

function isAt(stage: Stage, { before, after, request }: Situation): boolean {
  if (!request) return false;
  const key = request.role === null ? null : `${request.type}.${request.role}`;
  const has = (model: CompiledModel): boolean =>
    (model.asking.find((rule) => rule.key === key)?.stages.length ?? 0) > request.stage;
  if (key === null) return stage.kind === 'help';
  if (!has(before) && !has(after)) return stage.kind === 'orphan';
  return stage.kind === 'stage' && stage.key === key && stage.stage === request.stage;
}

function around({ snapshot, thing }: Situation, type: string): ThingFact | undefined {
  const root: ThingFact = { id: snapshot.root, type: 'workspace', inside: null, flags: [], tags: [] };
  let at = [...snapshot.things, root].find(({ id }) => id === thing);
  while (at && at.type !== type) at = [...snapshot.things, root].find(({ id }) => id === at?.inside);
  return at;
}

function holds(condition: Way['conditions'][number], situation: Situation): boolean {
  const { snapshot, caller } = situation;
  if (condition.kind === 'insider') return caller.insider;
  if (condition.kind === 'role') return condition.anyOf.some((role) => rolesOf(situation).includes(role));
  const on = around(situation, condition.type);
  if (!on) return false;
  if (condition.kind === 'inside') return true;
  const is = (thing: PolicyId): string[] => [
    ...snapshot.held.filter((row) => row.thing === thing && row.subject === caller.id).map(({ role }) => role),
    ...snapshot.recorded.filter((row) => row.thing === thing && row.subject === caller.id).map(({ as }) => as),
  ];
  if (condition.kind === 'is') return is(on.id).includes(condition.as);
  if (condition.kind === 'flag') return on.flags.includes(condition.flag);
  const carried = on.tags.filter((tag) => snapshot.things.find(({ id }) => id === tag)?.type === condition.tag);
  const held = carried.filter((tag) => is(tag).some((level) => condition.levels.includes(level)));
  return condition.kind === 'shares' ? held.length > 0 : carried.length > 0 && held.length === carried.length;
}
