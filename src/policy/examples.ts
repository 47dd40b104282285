/** Runs the tests that a model carries: each says the whole truth about its example, and a difference is told with its reason. */
import type { CompiledModel } from './compiled.ts';
import { exampleFacts, personId, rootName, thingId } from './example-facts.ts';
import { giving, removing, taking } from './example-giving.ts';
import { asking, becoming, compare, type Put, type Stage, typeOf, whole, whyNot } from './example-kinds.ts';
import { restricts, roles, terms } from './example-terms.ts';
import { factsOf } from './facts.ts';
import { listed } from './problems.ts';
import { thingsWhere, whoMay } from './reach.ts';
import type { FileExample, FileTest } from './schema-tests.ts';

export interface ExampleFailure {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every test that fails, and why; empty when all of them hold. */
export function runExamples(model: CompiledModel): readonly ExampleFailure[] {
  const failures = exampleRunner(model);
  return model.examples.tests.flatMap((test, index) =>
    failures(test).map((message) => ({ path: ['tests', index], message })),
  );
}

/**
 * Runs one test after the other on the example of the model: what is wrong with each. `put` hears of everything that the tests
 * put to the model, so that it can be said which lines they rest on.
 */
export function exampleRunner(model: CompiledModel, put: Put = () => {}): (test: FileTest) => readonly string[] {
  const { example } = model.examples;
  const stages = new Map<CompiledModel, Stage>();
  return (test) => {
    if (!example) return ['this test has no example to run on'];
    const chosen = Object.keys(test.with).length > 0 ? model.examples.withOptions(test.with) : model;
    const stage = stages.get(chosen) ?? stageOf(chosen, example, put);
    stages.set(chosen, stage);
    const unknown = unknownNames(stage, test);
    return unknown.length > 0 ? unknown : runTest(stage, test);
  };
}

function stageOf(model: CompiledModel, example: FileExample, put: Put): Stage {
  const snapshot = exampleFacts(model, example);
  return { model, example, snapshot, facts: factsOf(model, snapshot), put };
}

/** The kinds of test, by the keys that make them; those in brackets may be left out. */
const kinds = [
  'on may',
  'who sees',
  'seen by',
  'who may_not on (needs)',
  'who becomes (loses) (gains)',
  'who asks on decided_by (for)',
  'give on to by',
  'take on from by',
  'remove by',
  'on roles',
  'on terms',
  'on restricts',
] as const;

/** The kind whose keys these are: all it must have and none that it does not know. */
function kindOf(test: FileTest): (typeof kinds)[number] | undefined {
  const given = Object.entries(test).filter(([key, value]) => value !== undefined && key !== 'with' && key !== 'stage');
  return kinds.find((kind) => {
    const keys = kind.split(' ');
    const known = keys.map((key) => key.replace(/[()]/g, ''));
    const needed = keys.filter((key) => !key.startsWith('('));
    return needed.every((key) => given.some(([one]) => one === key)) && given.every(([one]) => known.includes(one));
  });
}

/** What a kind needs is there: that is how its kind was found. What a test may leave out is read from the test itself. */
type Whole = { readonly [Key in keyof FileTest]-?: NonNullable<FileTest[Key]> };

function runTest(stage: Stage, test: FileTest): string[] {
  const { model, facts, example, put } = stage;
  const { on, who, seen, ...told } = test as Whole;
  const people = Object.keys(example.people).map(personId);
  const things = Object.keys(example.things).map(thingId);
  const views = (thing: string): string => `${typeOf(stage, thing)}.view`;
  switch (kindOf(test)) {
    case 'on may':
      return whole(stage, on, told.may);
    case 'who sees': {
      const caller = personId(who);
      const mine = things.filter((thing) => thingsWhere(model, caller, views(thing), [thing], facts).length > 0);
      for (const thing of mine) put({ question: { caller, action: views(thing), thing }, facts });
      return compare(`${who} sees`, mine, told.sees);
    }
    case 'seen by': {
      const [action, thing] = [views(seen), thingId(seen)];
      const found = whoMay(model, action, thing, people, facts);
      for (const caller of found) put({ question: { caller, action, thing }, facts });
      return compare(`${seen} is seen by`, found, told.by);
    }
    case 'who may_not on (needs)':
      return whyNot(stage, who, told.may_not, on, test.needs ?? []);
    case 'who becomes (loses) (gains)':
      return becoming(stage, who, told.becomes, test.loses, test.gains);
    case 'who asks on decided_by (for)':
      return asking(stage, who, test, on, told.asks, told.decided_by);
    case 'give on to by':
      return giving(stage, told.give, on, told.to, told.by);
    case 'take on from by':
      return taking(stage, told.take, on, told.from, told.by);
    case 'remove by':
      return removing(stage, told.remove, told.by);
    case 'on roles':
      return roles(stage, on, told.roles);
    case 'on terms':
      return terms(stage, on, told.terms);
    case 'on restricts':
      return restricts(stage, on, told.restricts);
    default:
      return [`this test is none of the kinds there are: ${kinds.join(' · ')}`];
  }
}

/** Names in the test that its model or example does not know. */
function unknownNames(stage: Stage, test: FileTest): string[] {
  const { model, example } = stage;
  const named = [test.who, test.for, test.to, test.from, test.remove];
  const people = [...named, ...(test.by ?? []), ...(test.decided_by ?? []), ...Object.values(test.may ?? {})];
  const changed = [...Object.keys(test.loses ?? {}), ...Object.keys(test.gains ?? {})];
  const things = [test.on, test.seen, ...(test.sees ?? []), ...changed];
  const unknown = (names: readonly (string | undefined)[], what: string, known: readonly string[]): string[] =>
    names.flatMap((name) => (name === undefined || known.includes(name) ? [] : [`there is no ${what} "${name}"`]));
  return [
    ...unknown(people.flat(), 'person in the example called', Object.keys(example.people)),
    ...unknown(things, 'thing in the example called', [rootName, ...Object.keys(example.things)]),
    ...unknown(test.becomes ?? [], 'role called', [...model.inner.roleBits.keys()]),
    ...unknownRoles(stage, test),
    ...Object.entries(test.with).flatMap(([name, choice]) => {
      const choices = model.options.find((option) => option.name === name)?.choices ?? [];
      return choices.includes(choice) ? [] : [`there is no choice "${choice}" of an option called "${name}"`];
    }),
  ];
}

/** Roles that are not on the thing: a test of them would say that nobody may, and mean nothing. */
function unknownRoles(stage: Stage, { on = '', asks, give, take }: FileTest): string[] {
  const type = stage.model.inner.typeOf.get(typeOf(stage, on));
  if (!type) return [];
  const known = [...(type.slot === 0 ? stage.model.inner.roleBits : type.bits).keys()];
  return [asks, give, take].flatMap((role) =>
    role === undefined || known.includes(role)
      ? []
      : [`there is no role "${role}" on ${on}; roles there: ${listed(known)}`],
  );
}
