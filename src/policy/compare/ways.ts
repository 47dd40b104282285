/** Minimal conjunctions as ways that people read: equal ones are one, with all their roles and stages. */
import type { CompiledModel } from '../compiled.ts';
import type { Counting, Stage, Way } from './difference.ts';
import type { Minimal } from './minimal.ts';
import type { Named } from './naming.ts';
import { waySaid } from './way-words.ts';

/** The minimal conjunctions of one stage of a request; null is no request. */
export interface OfStage {
  readonly stage: Stage | null;
  readonly ways: readonly Minimal[];
}

/** What every way of one right is told with. */
export interface Telling {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
  readonly named: (variable: number) => Named;
  /** How many stages there are in all. */
  readonly stages: number;
}

type Condition = Way['conditions'][number];
interface Said {
  readonly named: Named;
  readonly wanted: boolean;
}
interface Draft {
  /** Roles that do alike: in the conditions where people may hold several, else those that count. */
  readonly anyOf: string[];
  readonly counts: readonly Counting[];
  readonly stages: (Stage | null)[];
  readonly said: readonly Said[];
}

export function waysOf(telling: Telling, all: readonly OfStage[]): readonly Way[] {
  const drafts = all.flatMap(({ stage, ways }) => ways.map((way) => draftOf(telling, way, stage)));
  const byRole = merged(
    drafts,
    (draft) => JSON.stringify([draft.counts, draft.stages, textOf(draft), draft.anyOf.length]),
    (into, { anyOf }) => into.anyOf.push(...anyOf),
  );
  const byStage = merged(
    byRole,
    (draft) => JSON.stringify([draft.counts, draft.anyOf, textOf(draft)]),
    (into, { stages }) => into.stages.push(...stages),
  );
  return byStage.map((draft) => wayOf(telling, draft));
}

function draftOf({ named }: Telling, { terms, counts }: Minimal, stage: Stage | null): Draft {
  const said = terms.map(({ variable, wanted }) => ({ named: named(variable), wanted }));
  const held = said.filter((one) => one.wanted && one.named.condition.kind === 'role');
  const only = held.length === 1 ? held[0] : undefined;
  const role = only?.named.condition.kind === 'role' ? only.named.condition.anyOf : [];
  return {
    anyOf: [...role],
    counts: counts.filter((one) => one !== null),
    stages: [stage],
    said: role.length > 0 ? said.filter((one) => one !== only) : said,
  };
}

function wayOf({ before, after, stages }: Telling, draft: Draft): Way {
  const own = draft.said.map(({ named, wanted }): Condition => ({ ...named.condition, wanted }));
  const role: Condition[] = draft.anyOf.length > 0 ? [{ kind: 'role', anyOf: draft.anyOf, wanted: true }] : [];
  const where = draft.stages.filter((stage) => stage !== null);
  const says = waySaid({ before, after }, { ...draft, stages: where, isAnyStage: where.length === stages });
  return { counts: draft.counts, conditions: [...role, ...own], stages: where, says };
}

const textOf = ({ said }: Draft): readonly string[] => said.map(({ named, wanted }) => `${wanted} ${named.key}`);

/** Drafts of the same key as one, the first of them, into which the others are added. */
function merged(
  drafts: readonly Draft[],
  key: (draft: Draft) => string,
  add: (into: Draft, more: Draft) => void,
): readonly Draft[] {
  const all = new Map<string, Draft>();
  for (const draft of drafts) {
    const known = all.get(key(draft));
    if (known) add(known, draft);
    else all.set(key(draft), draft);
  }
  return [...all.values()];
}
