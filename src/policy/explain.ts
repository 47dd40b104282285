/** Why, why not, and what would turn it: the clauses that `decide` uses, read backwards. */
import type { SubjectId } from '../domain/ids.ts';
import type { Atom, Clause, CompiledModel } from './compiled.ts';
import { decide, may } from './decide.ts';
import { atomHolds, clausesFor } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { Explanation, Missing, Need, Question } from './types.ts';
import { literalWords, roleNeeded, tagTitle } from './words.ts';

/**
 * The decision with its lines; for a silence, what is missing for each way there is, nearest first; and for a no, which of
 * the candidates could do it instead.
 */
export function explain(
  model: CompiledModel,
  question: Question,
  facts: Facts,
  candidates: readonly SubjectId[],
): Explanation {
  const decision = decide(model, question, facts);
  if (decision.allowed) return { decision, missing: [], instead: [] };
  const silence = decision.reasons.every(({ kind }) => kind === 'silence');
  const others = candidates.filter((candidate) => candidate !== question.caller);
  const instead = others.filter((caller) => may(model, asked(question, caller), facts));
  return { decision, missing: silence ? missingFor(model, question, facts) : [], instead };
}

/** The same act by somebody else: what the caller would do to themselves is then done to them. */
const asked = (question: Question, caller: SubjectId): Question => ({
  ...question,
  caller,
  target: question.target ?? question.caller,
});

/** For each clause, what would have to become true; ways that need all of another way and more are left out. */
export function missingFor(model: CompiledModel, question: Question, facts: Facts): readonly Missing[] {
  const subject = facts.subjects.get(question.caller);
  const thing = facts.things.get(question.thing);
  if (subject === undefined || thing === undefined) return [];
  const ways = clausesFor(facts, question.action, thing).map((clause) =>
    missingOf(model, clause, subject, thing, facts),
  );
  const ranked = ways.sort((a, b) => far(a) - far(b));
  return ranked.filter(
    (way, at) => !ranked.slice(0, at).some((nearer) => nearer.facts.every((fact) => way.facts.includes(fact))),
  );
}

/** Fewest facts first; at equal numbers a change of role, or of what somebody is to a request, comes last. */
const far = ({ needs }: Missing): number =>
  needs.reduce((sum, need) => sum + 2 + (need.kind === 'role' ? 1 : 0) + ('wanted' in need && !need.wanted ? 1 : 0), 0);

function missingOf(model: CompiledModel, clause: Clause, subject: number, thing: number, facts: Facts): Missing {
  const words: string[] = [];
  const needs: Need[] = [];
  const add = (text: string, need: Need): void => {
    words.push(text);
    needs.push(need);
  };
  for (const mask of clause.roles) {
    if (((facts.roles[subject] as number) & mask) !== 0) continue;
    const anyOf = model.roles.filter((_, at) => (mask & (1 << at)) !== 0).map(({ name }) => name);
    add(roleNeeded(model, mask), { kind: 'role', anyOf });
  }
  for (const literal of clause.literals) {
    if (atomHolds(literal.atom, subject, thing, facts) === literal.wanted) continue;
    const need = needOf(model, literal.atom, literal.wanted, thing, facts);
    const bare = need.kind === 'tag' && !need.carried;
    add(bare ? bareWords(model, literal.atom) : literalWords(model, literal), need);
  }
  return { because: clause.because.join('; '), facts: words, needs };
}

/** A thing without a tag of that kind must first carry one. */
const bareWords = (model: CompiledModel, atom: Atom): string => {
  if (atom.kind === 'is' || atom.kind === 'flag') return '';
  const on = model.inner.types[atom.slot]?.info.title;
  return `hold a ${tagTitle(model, atom)} and have it put on the ${on}, which carries none`;
};

function needOf(model: CompiledModel, atom: Atom, wanted: boolean, thing: number, facts: Facts): Need {
  const at = facts.around[thing * model.inner.types.length + atom.slot] as number;
  const where = { thing: facts.ids[at] ?? null, type: model.inner.types[atom.slot]?.info.name ?? '' };
  switch (atom.kind) {
    case 'is':
      return { kind: 'is', ...where, as: atom.as, wanted };
    case 'flag':
      return { kind: 'flag', ...where, flag: atom.flag, wanted };
    default: {
      const tag = model.inner.types[atom.tag];
      const carried = (facts.tags[at] ?? []).some((one) => facts.slots[one] === atom.tag);
      const levels = (tag?.people ?? []).filter((_, bit) => (atom.levels & (1 << bit)) !== 0).map(({ name }) => name);
      return { kind: 'tag', ...where, tag: tag?.info.name ?? '', levels, all: atom.kind === 'covers', carried };
    }
  }
}
