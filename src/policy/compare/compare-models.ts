/** What changes from one role model to another, for any facts whatever: worked out over the clauses, not by example. */
import { TooManyCases } from '../clause-search.ts';
import type { CompiledModel } from '../compiled.ts';
import { changesBetween } from './changes.ts';
import type { ModelDifference, RightChange } from './difference.ts';
import { type Cases, type Ways, waysBetween } from './right-ways.ts';
import { type Right, rightsOf } from './rights.ts';
import { roleCases } from './role-cases.ts';
import { saysSame, textOf } from './space.ts';
import { stageCases } from './stage-cases.ts';
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

type Outcome = Ways & Pick<RightChange, 'unknown'>;

const none: Ways = { gained: [], lost: [], gainedInShort: [], lostInShort: [] };

/** The cases of both models, and what is known already of rights that say the same. */
class Comparison {
  readonly #cases: Cases;
  readonly #known = new Map<string, Outcome | null>();

  constructor(before: CompiledModel, after: CompiledModel) {
    this.#cases = { before, after, roles: roleCases(before, after), stages: stageCases(before, after) };
  }

  rights(): readonly RightChange[] {
    return rightsOf(this.#cases.before, this.#cases.after).flatMap((right) => {
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
      const ways = waysBetween(this.#cases, right);
      return ways.gained.length + ways.lost.length > 0 ? { ...ways, unknown: false } : null;
    } catch (error) {
      if (error instanceof TooManyCases) return { ...none, unknown: true };
      throw error;
    }
  }
}
