/** The export itself: it reads well, and Cedar's strict validator has nothing to say against it. */
import cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import {
  type CompiledModel,
  cedarExample,
  cedarFacts,
  cedarOf,
  cedarPolicies,
  withOptions,
} from '../../src/policy/index.ts';
import { cedarWith, differs } from './support/cedar.ts';
import { livelyWorlds } from './support/lively-worlds.ts';
import { minikai, snapshot } from './support/minikai-world.ts';
import { clinicText, fixtureText, loaded, textOf } from './support/models.ts';
import { root, subject } from './support/worlds.ts';

/** Names that Cedar has uses of its own for, and a sentence with signs that must be escaped. */
const names: Record<string, string> = { ward: 'in', badge: 'has', closed: 'like', helper: 'then', full: 'principal' };
const awkward = loaded(
  clinicText
    .replace('title: The clinic', 'title: "The\\nclinic"')
    .replace(/(?<=\b|create_)(ward|badge|closed|helper|full)\b(?! opens)/g, (name) => names[name] ?? name)
    .replace('"northern staff"', JSON.stringify('so-called "northern" \\ staff,\tof\u2028course')),
);

const models: [string, CompiledModel][] = [
  ...['minikai', 'miruni', 'slack', 'example'].map((name): [string, CompiledModel] => [name, loaded(textOf(name))]),
  ['minikai, both options', withOptions(minikai, { labelEdit: 'on', recordLabelMatch: 'all' })],
  ['seven', loaded(fixtureText('seven'))],
  ['clinic', loaded(clinicText)],
  ['awkward names', awkward],
];

const validated = (model: CompiledModel, policies: string) =>
  cedar.validate({
    validationSettings: { mode: 'strict' },
    schema: cedarOf(model).schema,
    policies: { staticPolicies: policies },
  });

jest.setTimeout(60_000);

describe.each(models)('%s', (_, model) => {
  const { policies } = cedarOf(model);

  it('is valid against its schema, strictly and without a warning', () => {
    expect(validated(model, policies)).toMatchObject({
      type: 'success',
      validationErrors: [],
      validationWarnings: [],
      otherWarnings: [],
    });
  });

  it('names every policy once, with its reason, and lines with where they stand', () => {
    const parts = cedar.policySetTextToParts(policies);
    const texts = parts.type === 'success' ? parts.policies : [];
    expect([...texts].sort()).toEqual([...cedarPolicies(model).values()].sort());
    for (const text of texts) {
      const read = cedar.policyToJson(text);
      const policy = read.type === 'success' ? read.json : undefined;
      expect(policy?.annotations).toMatchObject({
        id: expect.stringMatching(/./),
        because: expect.stringMatching(/./),
      });
      if (policy?.effect === 'permit') expect(policy.annotations?.line).toMatch(/^(\d+|core)$/);
    }
  });
});

it('the validator would notice a name that is not in the schema', () => {
  const { policies } = cedarOf(minikai);
  const wrong = validated(minikai, policies.replace('.tags.mini_label', '.tags.mini_lable'));
  expect(wrong.type === 'success' && wrong.validationErrors.map(({ error }) => error.message).join()).toContain(
    'mini_lable',
  );
});

it('awkward names are answered like any others', () => {
  const ask = cedarWith(awkward);
  const asked = fc.sample(livelyWorlds(awkward, 60), 8).flatMap(([world, questions]) => ask(world, questions));
  expect(asked.filter(differs)).toEqual([]);
  expect(asked.some(({ ours }) => ours.allowed)).toBe(true);
  expect(cedarPolicies(awkward).get('in.visitor:2')).toContain(
    'so-called \\"northern\\" \\\\ staff,\\u{9}of\\u{2028}course',
  );
});

it('a line reads like the line of the file', () => {
  const policy = cedarPolicies(loaded(textOf('miruni'))).get('project.contributor:4');
  expect(policy?.replace(/@line\("\d+"\)/, '@line("…")')).toBe(`@id("project.contributor:4")
@says("project.contributor:4")
@line("…")
@because("people assigned to a project work in it")
permit (
  principal,
  action in [Action::"project.view", Action::"project.read_change_log", Action::"project.create_edit_request"],
  resource is project
)
when {
  principal in [Role::"member", Role::"collaborator"]
  && resource.people.assigned.contains(principal)
};`);
});

describe('facts as entities', () => {
  const facts = cedarFacts(minikai, snapshot);

  it('are valid against the schema, those of the example too', () => {
    const { schema } = cedarOf(minikai);
    for (const entities of [facts.entities(), cedarExample(minikai) ?? []]) {
      expect(entities.length).toBeGreaterThan(5);
      expect(cedar.checkParseEntities({ entities: entities as unknown as cedar.Entities, schema })).toEqual({
        type: 'success',
      });
    }
    expect(cedarExample(loaded(clinicText))).toBeNull();
  });

  it('a thing that is not there is not asked about, and what changes nothing gives nothing', () => {
    const ada = subject('ada');
    const gives = { role: 'view', thing: root, until: null };
    expect(facts.request({ caller: ada, action: 'mini.view', thing: subject('nothing') })).toBeNull();
    expect(() => facts.request({ caller: ada, action: 'mini.view', thing: root, gives })).toThrow(
      'gives and takes nothing',
    );
  });

  it('a thing that is not where things of its type are is refused', () => {
    const things = snapshot.things.map((one) => (one.type === 'record' ? { ...one, inside: root } : one));
    expect(() => cedarFacts(minikai, { ...snapshot, things }).entities()).toThrow('record plan is in no Mini');
  });
});

it('nobody steps down where people hold several roles', () => {
  expect(cedarPolicies(loaded(clinicText)).get('rail.own_grant')).not.toContain('unless');
  expect(cedarPolicies(minikai).get('rail.own_grant')).toContain('unless');
});
