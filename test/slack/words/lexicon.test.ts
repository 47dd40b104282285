/** The lexicon is made from the role models themselves, as they stand in the repository. */
import { readFileSync } from 'node:fs';
import type { ThingId } from '../../../src/domain/ids.ts';
import { loadModel } from '../../../src/policy/index.ts';
import { echo, fold, foldModelWord, lexiconOf, type ModelWords } from '../../../src/slack/words/index.ts';
import { lineOf, refusalOf, thing, zone } from './typing.ts';

function wordsOf(product: string): ModelWords {
  const loaded = loadModel(readFileSync(`roles/${product}.yaml`, 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { title, roles, thingTypes, actions } = loaded.model;
  return {
    product: { name: product, title },
    roles,
    types: [...thingTypes.values()],
    actions,
    standings: ['project.contributor'],
  };
}

const web = thing('miruni', 'team', 'Web', 1);
const site = thing('miruni', 'project', 'Web/Site', 2, web);
const cottage = thing('minikai', 'mini', 'Rose Cottage', 3);
const houseA = thing('minikai', 'mini_label', 'house-a', 4);
const all = lexiconOf([wordsOf('minikai'), wordsOf('miruni'), wordsOf('slack')], [web, site, cottage, houseA]);

it('holds what can be made, and not the workspace or what lives in the products', () => {
  expect(all.types.map(({ product, name }) => `${product} ${name}`)).toEqual([
    'minikai mini_label',
    'minikai record_label',
    'minikai mini',
    'miruni team',
    'miruni project',
    'slack channel',
  ]);
  expect(all.types.filter(({ restricts }) => restricts).map(({ name }) => name)).toEqual(['project']);
  expect(all.types.filter(({ isTag }) => isTag).map(({ name }) => name)).toEqual(['mini_label', 'record_label']);
});

it.each([
  ['set @ana multi-channel guest', 'set <@U0ANA|ana> multi_channel_guest'],
  ['set @ana "Primary Owner"', 'set <@U0ANA|ana> primary_owner'],
  ['add @ana to web as team admin', 'add <@U0ANA|ana> to team Web as admin'],
  ['why not me view project site', 'why not me view project Web/Site'],
  ['who can see people in miruni', 'who can view people in miruni'],
  ['who can invite people in miruni', 'who can invite in miruni'],
  ['who can create projects in web', 'who can create project team Web'],
  ['why not me see the project web/site', 'why not me view project Web/Site'],
  ['who can import records on rose cottage', 'who can import records mini "Rose Cottage"'],
  ['label house-a on rose cottage', 'label mini label house-a on mini "Rose Cottage"'],
  ['approve R-1 as holder', 'approve R-1 as view'],
])('understands “%s”', (typed, canonical) => {
  expect(echo(lineOf(typed, all), { lexicon: all, zone })).toBe(canonical);
});

it('asks which product, where several have the role', () => {
  expect(refusalOf('set @ana admin', all).instead).toEqual(
    ['minikai', 'miruni', 'slack'].map((name) => `set @ana admin in ${name}`),
  );
});

it('compares names as stores must', () => {
  expect(fold('  Rose’s   Cottage ')).toBe("rose's cottage");
  expect(foldModelWord('Mini_Label')).toBe(foldModelWord('mini-label'));
  expect(site.id satisfies ThingId).toBe(site.id);
});
