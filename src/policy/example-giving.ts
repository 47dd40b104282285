/** The kinds of test that say who may give, take and remove: the lines, what a role demands of its holder, and the guard rails. */
import type { CompiledModel } from './compiled.ts';
import { decide } from './decide.ts';
import { personId, rootName, thingId } from './example-facts.ts';
import { compare, type Stage, typeOf } from './example-kinds.ts';
import { giveAction } from './ranks.ts';
import type { Decision, Gift, Question } from './types.ts';

/** Exactly who may give it, open-ended. */
export function giving(stage: Stage, role: string, on: string, to: string, by: readonly string[]): string[] {
  const question = { ...act(stage.model, typeOf(stage, on), role, on, to), gives: open(role, on) };
  return exactly(stage, `${role} on ${on} may be given to ${to} by`, question, Object.keys(stage.example.people), by);
}

/** Exactly who, besides whoever holds it, may end it. */
export function taking(stage: Stage, role: string, on: string, from: string, by: readonly string[]): string[] {
  const holds = stage.snapshot.held.some((held) => held.thing === on && held.role === role && held.subject === from);
  if (!holds) return [`${from} does not hold ${role} on ${on}`];
  const question = { ...act(stage.model, typeOf(stage, on), role, on, from), takes: open(role, on) };
  return exactly(stage, `${role} on ${on} may be taken from ${from} by`, question, others(stage, from), by);
}

/** Exactly who, besides themselves, may remove somebody from the workspace. */
export function removing(stage: Stage, who: string, by: readonly string[]): string[] {
  const question = { action: 'workspace.remove', thing: thingId(rootName), target: personId(who) };
  return exactly(stage, `${who} may be removed by`, question, others(stage, who), by);
}

type Act = Omit<Question, 'caller'>;

const act = (model: CompiledModel, type: string, role: string, on: string, who: string): Act => ({
  action: on === rootName ? 'workspace.set_role' : giveAction(model, type, role),
  thing: thingId(on),
  target: personId(who),
});

const open = (role: string, on: string): Gift => ({ role, thing: thingId(on), until: null });
const others = ({ example }: Stage, who: string): string[] => Object.keys(example.people).filter((one) => one !== who);

function exactly(
  { model, facts, put }: Stage,
  what: string,
  act: Act,
  people: readonly string[],
  by: readonly string[],
): string[] {
  const answers = new Map(people.map((who) => [who, decide(model, { ...act, caller: personId(who) }, facts)] as const));
  const found = people.filter((who) => answers.get(who)?.allowed);
  for (const who of found) put({ question: { ...act, caller: personId(who) }, facts });
  const denied = by.filter((who) => !found.includes(who)).flatMap((who) => answers.get(who) ?? []);
  const because = [...new Set(denied.flatMap(({ reasons }: Decision) => reasons.map(({ text }) => text)))].join('; ');
  return compare(what, found, by).map((says, at) => (at === 0 && because ? `${says}. ${because}` : says));
}
