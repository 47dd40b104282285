/** Every role model of the house: it loads, is proved, passes its own tests, says every rule, and its matrix is the one we read. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { guardRails, inactive } from '../src/policy/guard-rails.ts';
import { type CompiledModel, loadModel, matrix, prove, withOptions } from '../src/policy/index.ts';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const yamlIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);

const files = [...yamlIn('roles'), ...yamlIn('test/fixtures/models')];
const matrices = 'test/policy/matrices';
const nameOf = (file: string): string => basename(file, '.yaml');

function load(file: string): CompiledModel {
  const result = loadModel(read(file));
  if (result.ok) return result.model;
  throw new Error(`${file}\n${result.problems.map(({ line, message }) => `  line ${line}: ${message}`).join('\n')}`);
}

/** Each other choice of an option, as people would switch it. */
const otherChoices = ({ options }: CompiledModel): Record<string, string>[] =>
  options.flatMap(({ name, value, choices }) =>
    choices.filter((choice) => choice !== value).map((choice) => ({ [name]: choice })),
  );

/** The matrix, and for each other choice of an option the blocks that it changes. */
function matrixOf(model: CompiledModel): string {
  const usual = matrix(model);
  const changed = otherChoices(model).flatMap((chosen) => {
    const blocks = matrix(withOptions(model, chosen)).trimEnd().split('\n\n');
    const [name, choice] = Object.entries(chosen)[0] ?? [];
    return [`With ${name}: ${choice}`, ...blocks.filter((block) => !usual.includes(`${block}\n`))];
  });
  return [usual.trimEnd(), ...changed].join('\n\n').concat('\n');
}

describe.each(files)('%s', (file) => {
  it('loads: its names mean something, its invariants are proved and its examples hold', () => {
    const model = load(file);
    expect(model.name).toBe(nameOf(file));
    expect(model.invariants.filter(({ core }) => !core).length).toBeGreaterThan(2);
    expect(model.examples.tests.length).toBeGreaterThan(5);
  });

  it('keeps its invariants whatever its options are', () => {
    const model = load(file);
    for (const chosen of otherChoices(model)) expect(prove(withOptions(model, chosen))).toEqual([]);
  });

  it('says of every role that may be held what it is best for', () => {
    const { roles, thingTypes } = load(file);
    const onThings = [...thingTypes.values()].flatMap((type) => type.roles.filter(({ kept }) => kept === 'grant'));
    for (const role of [...roles, ...onThings]) expect(role).toMatchObject({ bestFor: expect.stringMatching(/\.$/) });
  });

  it('has the matrix that was read: UPDATE_MATRICES=1 writes it anew, and then somebody reads it', () => {
    const golden = `${matrices}/${nameOf(file)}.txt`;
    const text = matrixOf(load(file));
    if (process.env.UPDATE_MATRICES) writeFileSync(join(root, golden), text);
    expect(text).toBe(read(golden));
  });
});

it('keeps no matrix of a model that is gone', () => {
  expect(
    readdirSync(join(root, matrices))
      .map((name) => basename(name, '.txt'))
      .sort(),
  ).toEqual(files.map(nameOf).sort());
});

/** Rules of the products' roles by their ids, and the model that says them. */
const rules = [
  { file: 'roles/minikai.yaml', prefix: 'MK', last: 21 },
  { file: 'roles/miruni.yaml', prefix: 'MR', last: 21 },
  { file: 'roles/slack.yaml', prefix: 'SL', last: 6 },
].flatMap(({ file, prefix, last }) => Array.from({ length: last }, (_, at) => ({ file, id: `${prefix}-${at + 1}` })));

it.each(rules)('$id stands beside the line of $file that says it', ({ file, id }) => {
  const mentions = new RegExp(`\\b${id}\\b`);
  const said = read(file)
    .split('\n')
    .filter((line) => /^\s*[^#\s]/.test(line) && mentions.test(line.slice(line.indexOf('#'))));
  expect(said).not.toEqual([]);
});

describe('docs/role-rules.md', () => {
  const doc = read('docs/role-rules.md');
  const quoted = [...doc.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words);

  it('says every rule once, in order', () => {
    const said = [...doc.matchAll(/^\| ([A-Z]{2}-\d+) \|/gm)].map(([, id]) => id);
    expect(said).toEqual(rules.map(({ id }) => id));
  });

  it('names files and guard rails that there are', () => {
    const paths = quoted.filter((words) => /^(src|roles|docs)\/[\w/-]+\.(ts|yaml|md)$/.test(words));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const rails = new Set([inactive, ...guardRails].map(({ code }) => code));
    const named = quoted.filter((words) => /^rail\.\w+$/.test(words));
    expect(named.filter((code) => !rails.has(code))).toEqual([]);
  });

  it.each([
    ['minikai', 'Minikai'],
    ['miruni', 'Miruni'],
    ['slack', 'Slack itself'],
  ])('names what %s has', (name, title) => {
    const { inner, thingTypes } = load(`roles/${name}.yaml`);
    const part = doc.split('\n## ').find((one) => one.startsWith(title)) ?? '';
    const dotted = [...part.matchAll(/`([a-z_]+)\.([a-z_]+)`/g)].filter(([, type]) => type !== 'rail');
    const known = ([, type = '', what = '']: string[]): boolean =>
      inner.permissions.has(`${type}.${what}`) ||
      inner.standings.has(`${type}.${what}`) ||
      what === 'people' ||
      thingTypes.get(type)?.roles.some((role) => role.name === what) === true ||
      (type === 'workspace' && inner.roleBits.has(what));
    expect(dotted.length).toBeGreaterThan(2);
    expect(dotted.filter((match) => !known(match)).map(([words]) => words)).toEqual([]);
  });
});

describe('what the rules say of the roles themselves', () => {
  const titles = (file: string): string[] => load(file).roles.map(({ title }) => title);
  const licensed = (file: string): string[] => load(file).roles.flatMap((role) => (role.licensed ? [role.name] : []));

  it('Minikai: two, one each, Member first, an Admin always (MK-1, MK-13, MK-17)', () => {
    const model = load('roles/minikai.yaml');
    expect(titles('roles/minikai.yaml')).toEqual(['Admin', 'Member']);
    expect(model).toMatchObject({ cardinality: 'one', defaultRole: 'member', keeper: 'admin' });
  });

  it('Miruni: four, one each, three of them licensed, Member first, an Admin always (MR-1, MR-8, MR-18, MR-21)', () => {
    const model = load('roles/miruni.yaml');
    expect(titles('roles/miruni.yaml')).toEqual(['Admin', 'Member', 'Collaborator', 'Guest']);
    expect(licensed('roles/miruni.yaml')).toEqual(['admin', 'member', 'collaborator']);
    expect(model).toMatchObject({ cardinality: 'one', defaultRole: 'member', keeper: 'admin' });
  });

  it('Miruni: nobody is given the role of a team guest (MR-15)', () => {
    const team = load('roles/miruni.yaml').thingTypes.get('team');
    expect(team?.roles.map(({ name }) => name)).toEqual(['admin', 'member']);
  });

  it('Slack: six in this order, one each, a Primary Owner always (SL-1, SL-5)', () => {
    const model = load('roles/slack.yaml');
    expect(titles('roles/slack.yaml')).toEqual([
      'Primary Owner',
      'Owner',
      'Admin',
      'Member',
      'Multi-Channel Guest',
      'Single-Channel Guest',
    ]);
    expect(model).toMatchObject({ cardinality: 'one', defaultRole: 'member', keeper: 'primary_owner' });
  });

  it('Slack: Admin takes two stages, and being in a channel ends within a year (SL-3, SL-4)', () => {
    const { asking } = load('roles/slack.yaml');
    const admin = asking.find(({ key }) => key === 'workspace.admin');
    expect(admin?.stages.map(({ by }) => by)).toEqual(['workspace.administrator', 'workspace.governor']);
    expect(asking.find(({ key }) => key === 'channel.guest')?.longest).toEqual({ count: 1, unit: 'year' });
  });

  it('Seven roles, several each, on two axes', () => {
    const { roles, cardinality, inner } = load('test/fixtures/models/seven.yaml');
    expect(roles).toHaveLength(7);
    expect(cardinality).toBe('several');
    expect(inner.axes).toHaveLength(2);
  });
});
