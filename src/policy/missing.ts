/** What is missing for a yes: every way there is, as the facts it would take, least first. */
import type { Atom, Clause, CompiledModel } from './compiled.ts';
import { atomHolds, clausesFor } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { leastFirst } from './least-first.ts';
import type { Missing, Need, Question } from './types.ts';
import { literalWords, roleNeeded, tagTitle } from './words.ts';

/** For each clause of the action, what would have to become true. */
export function missingFor(model: CompiledModel, question: Question, facts: Facts): readonly Missing[] {
  const subject = facts.subjects.get(question.caller);
  const thing = facts.things.get(question.thing);
  if (subject === undefined || thing === undefined) return [];
  return missingWays(model, clausesFor(facts, question.action, thing), subject, thing, facts);
}

/** The same for any clauses; ways that need all of another way and more are left out. */
export function missingWays(
  model: CompiledModel,
  clauses: readonly Clause[],
  subject: number,
  thing: number,
  facts: Facts,
): readonly Missing[] {
  const type = model.inner.types[facts.slotOf(thing)];
  const ways = clauses.map((clause) => missingOf(model, clause, subject, thing, facts));
  const ranked = type ? leastFirst(model, type, ways) : ways;
  return ranked.filter(
    (way, at) => !ranked.slice(0, at).some((nearer) => nearer.facts.every((fact) => way.facts.includes(fact))),
  );
}

function missingOf(model: CompiledModel, clause: Clause, subject: number, thing: number, facts: Facts): Missing {
  const words: string[] = [];
  const needs: Need[] = [];
  const add = (text: string, need: Need): void => {
    words.push(text);
    needs.push(need);
  };
  for (const mask of clause.roles) {
    if ((facts.rolesOf(subject) & mask) !== 0) continue;
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
  if (atom.kind !== 'shares' && atom.kind !== 'covers') return '';
  const on = model.inner.types[atom.slot]?.info.title;
  return `hold a ${tagTitle(model, atom)} and have it put on the ${on}, which carries none`;
};

function needOf(model: CompiledModel, atom: Atom, wanted: boolean, thing: number, facts: Facts): Need {
  const at = facts.aroundOf(thing, atom.slot);
  const where = { thing: facts.ids[at] ?? null, type: model.inner.types[atom.slot]?.info.name ?? '' };
  switch (atom.kind) {
    case 'is':
      return { kind: 'is', ...where, as: atom.as, wanted };
    case 'inside':
      return { kind: 'inside', thing: null, type: where.type };
    case 'flag':
      return { kind: 'flag', ...where, flag: atom.flag, wanted };
    default: {
      const tag = model.inner.types[atom.tag];
      const carried = at >= 0 && facts.tagsOf(at).some((one) => facts.slotOf(one) === atom.tag);
      const levels = (tag?.people ?? []).filter((_, bit) => (atom.levels & (1 << bit)) !== 0).map(({ name }) => name);
      return { kind: 'tag', ...where, tag: tag?.info.name ?? '', levels, all: atom.kind === 'covers', carried };
    }
  }
}
