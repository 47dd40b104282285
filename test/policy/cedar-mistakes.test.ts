/** The second opinion can tell: an export with a mistake in it is answered differently. */
import fc from 'fast-check';
import {
  type CompiledModel,
  cedarPolicies,
  type Question,
  type Snapshot,
  withOptions,
} from '../../src/policy/index.ts';
import { cedarWith, differs } from './support/cedar.ts';
import { livelyWorlds } from './support/lively-worlds.ts';
import { loaded, textOf } from './support/models.ts';
import { questions } from './support/worlds.ts';

jest.setTimeout(120_000);

const minikai = withOptions(loaded(textOf('minikai')), { labelEdit: 'on', recordLabelMatch: 'all' });
const miruni = loaded(textOf('miruni'));
/** The same questions every time: whether a mistake shows must not hang on luck. */
const asked = new Map<CompiledModel, [Snapshot, Question[]][]>(
  [minikai, miruni].map((model) => {
    const worlds = fc.sample(livelyWorlds(model, 60), { seed: 7, numRuns: 25 });
    return [model, worlds.map(([world, some]) => [world, [...some, ...questions(model, world)]])];
  }),
);

/** How many of the questions about these actions are answered differently. */
function mistakes(model: CompiledModel, about: RegExp, change: (policies: Map<string, string>) => void): number {
  const policies = new Map(cedarPolicies(model));
  change(policies);
  const ask = cedarWith(model, policies);
  const some = (asked.get(model) ?? []).map(
    ([world, all]) => [world, all.filter(({ action }) => about.test(action))] as const,
  );
  return some.flatMap(([world, questions]) => ask(world, questions).filter(differs)).length;
}

it.each([
  ['rail.inactive', minikai, /^mini\.view/],
  ['rail.last_keeper:person', minikai, /^workspace\.remove/],
  ['mini.reacher:2', minikai, /^mini\.view/],
  ['rail.own_grant', miruni, /^team\.give/],
  ['rail.longer_than_own:team.give', miruni, /^team\.give/],
  ['rail.ineligible', miruni, /^team\.give/],
])('without %s', (id, model, about) => {
  expect(mistakes(model, about, (policies) => expect(policies.delete(id)).toBe(true))).toBeGreaterThan(0);
});

it.each([
  ['all labels or any', minikai, /^record\.view/, 'record.reader:3', '.containsAll(', '.containsAny('],
  ['an open project or any', miruni, /^project\.view/, 'project.contributor:3#3', '!resource.flags.closed', 'true'],
  ['stepping down or up', minikai, /set_role/, 'rail.own_grant', 'gives.role == "member"', 'gives.role == "admin"'],
  ['insiders or all', miruni, /rename|archive/, 'rail.outsider', 'principal.insider', 'principal.active'],
])('%s', (_, model, about, id, passage, other) => {
  const swap = (policies: Map<string, string>): void => {
    const text = policies.get(id) ?? '';
    expect(text).toContain(passage);
    policies.set(id, text.replace(passage, other));
  };
  expect(mistakes(model, about, swap)).toBeGreaterThan(0);
});
