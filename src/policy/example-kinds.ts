/** The kinds of test a model may carry, each as what is wrong with it; nothing wrong is an empty list. */
import type { RequestId } from '../domain/ids.ts';
import { type Ask, mayAsk } from './asking.ts';
import type { CompiledModel } from './compiled.ts';
import { decide, may } from './decide.ts';
import { personId, rootName, thingId } from './example-facts.ts';
import { explain } from './explain.ts';
import { type Facts, factsOf } from './facts.ts';
import { requestFacts } from './own-acts.ts';
import { difference } from './reach.ts';
import type { FileExample, FileTest } from './schema-tests.ts';
import type { Gift, Question, Snapshot } from './types.ts';

/** What a test is run on: the model with the options of the test, and its cast as facts. */
export interface Stage {
  readonly model: CompiledModel;
  readonly example: FileExample;
  readonly snapshot: Snapshot;
  readonly facts: Facts;
  readonly put: Put;
}

/** Hears of what a test puts to the model: a question, or whether something may be asked for. */
export type Put = (put: { readonly facts: Facts } & ({ readonly question: Question } | { readonly ask: Ask })) => void;

export const typeOf = ({ example }: Stage, thing: string): string =>
  thing === rootName ? rootName : (example.things[thing]?.is ?? '');

/** Everybody of the cast, every action of the thing: exactly these and nothing else. */
export function whole(
  { model, facts, example, ...stage }: Stage,
  on: string,
  listed: Readonly<Record<string, readonly string[]>>,
): string[] {
  const type = typeOf({ model, facts, example, ...stage }, on);
  const actions = [...model.inner.permissions.values()].filter((permission) => permission.type === type);
  const verbs = actions.map(({ name }) => name.slice(type.length + 1));
  const unknown = Object.keys(listed).filter((verb) => verb !== '*' && !verbs.includes(verb));
  if (unknown.length > 0) return unknown.map((verb) => `there is no action ${type}.${verb}`);
  const listedFor = (verb: string): readonly string[] =>
    (Object.hasOwn(listed, verb) ? listed[verb] : listed['*']) ?? [];
  return Object.keys(example.people).flatMap((who) => {
    const decided = verbs.map((verb) => {
      const question: Question = { caller: personId(who), action: `${type}.${verb}`, thing: thingId(on) };
      const decision = decide(model, question, facts);
      if (decision.allowed) stage.put({ question, facts });
      return { verb, ...decision };
    });
    const wrong = decided.filter(({ verb, allowed }) => allowed !== listedFor(verb).includes(who));
    return [true, false].flatMap((yes) => {
      const same = wrong.filter(({ allowed }) => allowed === yes);
      const because = [...new Set(same.flatMap(({ reasons }) => reasons.map(({ text }) => text)))].join('; ');
      const verdict = yes ? 'may, and the test does not say so' : 'may not, and the test says they may';
      return same.length > 0
        ? [`on ${on}, ${who} ${verdict}: ${same.map(({ verb }) => verb).join(', ')}. ${because}`]
        : [];
    });
  });
}

export function compare(what: string, found: readonly string[], expected: readonly string[]): string[] {
  const missing = expected.filter((name) => !found.includes(name));
  const extra = found.filter((name) => !expected.includes(name));
  return [
    ...(missing.length > 0 ? [`${what} ${missing.join(', ')}: the test says so, the model does not`] : []),
    ...(extra.length > 0 ? [`${what} ${extra.join(', ')}: the model says so, the test does not`] : []),
  ];
}

export function whyNot(
  { model, facts, ...stage }: Stage,
  who: string,
  action: string,
  on: string,
  needs: readonly string[],
): string[] {
  const name = action.includes('.') ? action : `${typeOf({ model, facts, ...stage }, on)}.${action}`;
  if (!model.inner.permissions.has(name)) return [`there is no action ${name}`];
  const { decision, missing } = explain(model, { caller: personId(who), action: name, thing: thingId(on) }, facts, []);
  if (decision.allowed) return [`${who} may ${name} on ${on}: ${decision.reasons.map(({ text }) => text).join('; ')}`];
  if (needs.length === 0) return [];
  const ways = missing.map(({ facts: words }) => [...words].sort().join('; '));
  if (ways[0] === [...needs].sort().join('; ')) return [];
  return [
    `what ${who} lacks to ${name} on ${on} is, least first: ${ways.join(' - or - ') || 'nothing that could be given'}`,
  ];
}

export function becoming(
  { model, facts, snapshot, example, put }: Stage,
  who: string,
  roles: readonly string[],
  loses: FileTest['loses'],
  gains: FileTest['gains'],
): string[] {
  const others = snapshot.held.filter((held) => held.subject !== who || held.thing !== snapshot.root);
  const now = roles.map((role) => ({ subject: personId(who), thing: snapshot.root, role, endsAt: null }));
  const after = factsOf(model, { ...snapshot, held: [...others, ...now] });
  const things = [rootName, ...Object.keys(example.things)].map(thingId);
  const found = difference(model, personId(who), things, facts, after);
  return things.flatMap((thing) => {
    const change = found.find((one) => one.thing === thing);
    const caller = personId(who);
    for (const action of change?.lost ?? []) put({ question: { caller, action, thing }, facts });
    for (const action of change?.gained ?? []) put({ question: { caller, action, thing }, facts: after });
    const bare = (actions: readonly string[]): string[] =>
      actions.map((action) => action.slice(action.indexOf('.') + 1));
    const lost = bare(change?.lost ?? []);
    const gained = bare(change?.gained ?? []);
    const all = (listed: readonly string[] | undefined, real: readonly string[]): readonly string[] =>
      listed?.includes('*') && real.length > 0 ? real : (listed ?? []);
    return [
      ...compare(`becoming ${roles.join(', ')}, ${who} loses on ${thing}`, lost, all(loses?.[thing], lost)),
      ...compare(`becoming ${roles.join(', ')}, ${who} gains on ${thing}`, gained, all(gains?.[thing], gained)),
    ];
  });
}

/** Exactly who may approve a request, and deny it: whoever cannot give a role is not to stand in the way of it either. */
export function asking(
  { model, snapshot, example, facts, ...stage }: Stage,
  who: string,
  test: FileTest,
  on: string,
  role: string,
  listed: readonly string[],
): string[] {
  const type = typeOf({ model, snapshot, example, facts, ...stage }, on);
  const [requester, target, thing] = [personId(who), personId(test.for ?? who), thingId(on)];
  const asked = mayAsk(model, { caller: requester, target, thing, role }, facts);
  if (!asked.allowed) {
    return listed.length === 0
      ? []
      : [`${who} may not ask for ${role} on ${on}: ${asked.reasons.map(({ text }) => text).join('; ')}`];
  }
  stage.put({ ask: { caller: requester, target, thing, role }, facts });
  const id = 'request' as string as RequestId;
  const own = requestFacts(model, { id, thing, type, role, stage: test.stage, requester, target });
  const withRequest = factsOf(model, {
    ...snapshot,
    things: [...snapshot.things, own.thing],
    recorded: [...snapshot.recorded, ...own.recorded],
  });
  const people = Object.keys(example.people).map(personId);
  const deciders = (action: string, gives: { gives?: Gift }): string[] => {
    const questions = people.map((caller): Question => ({ caller, action, thing: id, target, ...gives }));
    const allowed = questions.filter((question) => may(model, question, withRequest));
    for (const question of allowed) stage.put({ question, facts: withRequest });
    return allowed.map(({ caller }) => caller);
  };
  const what = `${who}'s request for ${role} on ${on} may be`;
  const approval = compare(
    `${what} approved by`,
    deciders('request.approve', { gives: { role, thing, until: null } }),
    listed,
  );
  return approval.length > 0 ? approval : compare(`${what} denied by`, deciders('request.deny', {}), listed);
}
