/** What changes from one role model to another, for any facts whatever: worked out over the clauses, not by example. */
import { TooManyCases } from '../clause-search.ts';
import type { CompiledModel } from '../compiled.ts';
import { changesBetween } from './changes.ts';
import type { Diagrams, Node } from './diagrams.ts';
import type { Counting, ModelDifference, RightChange, Way } from './difference.ts';
import { minimalWays, type Region } from './minimal.ts';
import { type Right, rightsOf } from './rights.ts';
import { roleCases } from './role-cases.ts';
import { type Side, Space, saysSame, textOf } from './space.ts';
import { type StageCase, stageCases } from './stage-cases.ts';
import { type OfStage, waysOf } from './ways.ts';
import { wordsBetween } from './words-between.ts';

/**
 * Rights gained and lost with the minimal conditions, what else answers are read from, and apart from both the words. Both
 * models are taken with the options chosen in them. Roles, things and actions are the same by name.
 */
export function compareModels(before: CompiledModel, after: CompiledModel): ModelDifference {
  const changes = changesBetween(before, after);
  const rights = new Comparison(before, after).rights();
  const words = wordsBetween(before, after);
  return { isEquivalent: changes.length === 0 && rights.length === 0, changes, rights, words };
}

type Outcome = Pick<RightChange, 'gained' | 'lost' | 'unknown'>;

/** The cases of both models, and what is known already of rights that say the same. */
class Comparison {
  readonly #before: CompiledModel;
  readonly #after: CompiledModel;
  readonly #roles: readonly Counting[] | null;
  readonly #stages: readonly StageCase[];
  readonly #known = new Map<string, Outcome | null>();

  constructor(before: CompiledModel, after: CompiledModel) {
    this.#before = before;
    this.#after = after;
    this.#roles = roleCases(before, after);
    this.#stages = stageCases(before, after);
  }

  rights(): readonly RightChange[] {
    return rightsOf(this.#before, this.#after).flatMap((right) => {
      const outcome = this.#outcome(right);
      if (!outcome) return [];
      const { kind, name, title, before, after } = right;
      return [{ kind, name, title, insidersOnly: before.insiders && after.insiders, ...outcome }];
    });
  }

  /** Null where both halves hold for the same facts. */
  #outcome(right: Right): Outcome | null {
    if (saysSame(right.before, right.after)) return null;
    const key = [right.type, textOf(right.before), textOf(right.after)].join('\n\n\n');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const outcome = this.#workedOut(right);
    this.#known.set(key, outcome);
    return outcome;
  }

  #workedOut(right: Right): Outcome | null {
    try {
      const { gained, lost } = this.#lookThrough(right);
      return gained.length + lost.length > 0 ? { gained, lost, unknown: false } : null;
    } catch (error) {
      if (error instanceof TooManyCases) return { gained: [], lost: [], unknown: true };
      throw error;
    }
  }

  #lookThrough({ type, before, after }: Right): Pick<RightChange, 'gained' | 'lost'> {
    const space = new Space(this.#before, this.#after, type);
    const halfOf = (side: Side): Side => (before.insiders && after.insiders ? { ...side, insiders: false } : side);
    const [old, fresh] = [halfOf(before), halfOf(after)];
    const stages = type === 'request' ? this.#stages : [null];
    const halves = stages.map((stage) => ({
      stage,
      all: (this.#roles ?? [null]).map((counts) => ({
        counts,
        was: space.holds(old, { role: counts?.before, flag: stage?.before ?? null }),
        is: space.holds(fresh, { role: counts?.after, flag: stage?.after ?? null }),
      })),
    }));
    const told = (holds: 'was' | 'is', not: 'was' | 'is'): readonly Way[] => {
      const ways = halves.map(({ stage, all }): OfStage => {
        const possible = space.possible(stage?.on ?? null);
        const regions = all.map((one) => regionOf(space.diagrams, one.counts, one[holds], one[not], possible));
        return { stage: stage?.stage ?? null, ways: minimalWays(space.diagrams, regions) };
      });
      const named = (variable: number) => space.named(variable);
      return waysOf({ before: this.#before, after: this.#after, named, stages: this.#stages.length }, ways);
    };
    return { gained: told('is', 'was'), lost: told('was', 'is') };
  }
}

/** Where the one holds and the other does not, of all facts that can be; what cannot be may be counted in freely. */
function regionOf(diagrams: Diagrams, counts: Counting | null, holds: Node, not: Node, possible: Node): Region {
  const differs = diagrams.and([holds, diagrams.not(not)]);
  const least = diagrams.and([differs, possible]);
  return { counts, least, most: diagrams.or([differs, diagrams.not(possible)]) };
}
