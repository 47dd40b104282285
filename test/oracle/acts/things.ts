/** Things: made, renamed, closed, labelled, archived. */
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import { newThing } from '../../../src/operations/things/new-thing.ts';
import { renameThing } from '../../../src/operations/things/rename-thing.ts';
import { restrictThing } from '../../../src/operations/things/restrict-thing.ts';
import { tagThing } from '../../../src/operations/things/tag-thing.ts';
import { type Book, No, thingOf } from '../book.ts';
import { archive } from '../ledger.ts';
import { hasRight, isEligible, mustMay, mustSee } from '../rights.ts';
import { deed } from './act.ts';
import { anyThing, nearlyAlways, somebodyAble } from './choose.ts';

const names = ['Red', 'Blue', 'Green'];

/** A name is taken by what its maker can see there. */
function mustBeFree(
  book: Book,
  by: string,
  product: string,
  type: string,
  inside: string | null,
  name: string,
  but = '',
): void {
  const taken = book.things.some(
    (one) =>
      one.key !== but &&
      one.type === type &&
      one.inside === inside &&
      one.name === name &&
      !one.archived &&
      hasRight(book, by, product, `${type}.view`, one.key),
  );
  if (taken) throw new No('conflict', 'name_taken');
}

interface Making {
  by: string;
  product: string;
  type: string;
  inside: string;
  name: string;
  key: string;
}

/** MR-5: a project is made in a team. Everything else is made in the workspace. */
const madeIn: Readonly<Record<string, string>> = {
  team: 'workspace',
  project: 'team',
  mini: 'workspace',
  mini_label: 'workspace',
};

export const make = deed<Making>('make', {
  pick(dice, book) {
    const type = dice.of(['team', 'project', 'project', 'mini', 'mini_label']) ?? 'team';
    const product = type.startsWith('mini') ? 'minikai' : 'miruni';
    const inside = type === 'project' && !dice.once(10) ? anyThing(dice, book, 'team')?.key : product;
    const by = somebodyAble(dice, book, product);
    const key = `${type} ${dice.tag}`;
    return by && inside ? { by, product, type, inside, name: dice.of(names) ?? 'Red', key } : undefined;
  },
  foretell(book, { by, product, type, inside, name, key }) {
    mustSee(book, by, product, inside);
    const container = thingOf(book, inside);
    if (container.type !== madeIn[type]) throw new No('invalid');
    const making = container.type === 'team' ? 'team.create_project' : `workspace.create_${type}`;
    mustMay(book, by, product, making, inside);
    mustBeFree(book, by, product, type, inside, name);
    const nothing = { closed: false, archived: false, tags: [], owners: [] as string[] };
    const thing = { key, product, type, name, inside, ...nothing };
    book.things.push(thing);
    if (type === 'project' && isEligible(book, by, key, 'owner')) thing.owners.push(by);
    return { made: key };
  },
  async perform(house, ids, { by, product, type, inside, name, key: thing }, key) {
    const input = { type, name, inside: inside === product ? null : ids.thing(inside) };
    const { id } = await house.act(ids.person(by), product, newThing, input, key);
    ids.made(thing, id);
    return { made: thing };
  },
});

interface Changing {
  by: string;
  product: string;
  thing: string;
  name: string;
  on: boolean;
}

const pickChanging =
  (...types: string[]) =>
  (dice: Parameters<typeof anyThing>[0], book: Book): Changing | undefined => {
    const thing = anyThing(dice, book, ...types);
    const by = thing && somebodyAble(dice, book, thing.product);
    const name = dice.of(names) ?? 'Red';
    return by
      ? { by, product: nearlyAlways(dice, thing.product), thing: thing.key, name, on: !dice.once(3) }
      : undefined;
  };

export const rename = deed<Changing>('rename', {
  pick: pickChanging('team', 'project', 'mini', 'mini_label'),
  foretell(book, { by, product, thing, name }) {
    mustSee(book, by, product, thing);
    const found = thingOf(book, thing);
    mustMay(book, by, product, `${found.type}.rename`, thing);
    if (found.name !== name) mustBeFree(book, by, product, found.type, found.inside, name, thing);
    found.name = name;
    return { name };
  },
  async perform(house, ids, { by, product, thing, name }, key) {
    await house.act(ids.person(by), product, renameThing, { thing: ids.thing(thing), name }, key);
    return { name };
  },
});

export const restrict = deed<Changing>('restrict', {
  pick: pickChanging('project', 'project', 'project', 'team', 'mini'),
  foretell(book, { by, product, thing, on }) {
    mustSee(book, by, product, thing);
    const found = thingOf(book, thing);
    if (found.type !== 'project') throw new No('invalid');
    mustMay(book, by, product, 'project.restrict', thing);
    const changed = found.closed !== on;
    found.closed = on;
    return { changed };
  },
  async perform(house, ids, { by, product, thing, on }, key) {
    const input = { thing: ids.thing(thing), set: on };
    const { changed } = await house.act(ids.person(by), product, restrictThing, input, key);
    return { changed };
  },
});

export const discard = deed<Changing>('archive', {
  pick: (dice, book) =>
    dice.once(2) ? pickChanging('team', 'project', 'project', 'mini', 'mini_label')(dice, book) : undefined,
  foretell(book, { by, product, thing }) {
    mustSee(book, by, product, thing);
    mustMay(book, by, product, `${thingOf(book, thing).type}.archive`, thing);
    archive(book, thing);
    return { archived: true };
  },
  async perform(house, ids, { by, product, thing }, key) {
    await house.act(ids.person(by), product, archiveThing, { thing: ids.thing(thing) }, key);
    return { archived: true };
  },
});

interface Labelling {
  by: string;
  product: string;
  thing: string;
  label: string;
  on: boolean;
}

export const label = deed<Labelling>('label', {
  pick(dice, book) {
    const [thing, tag] = [anyThing(dice, book, 'mini', 'mini', 'mini_label'), anyThing(dice, book, 'mini_label')];
    const by = somebodyAble(dice, book, 'minikai');
    return thing && tag && by
      ? { by, product: nearlyAlways(dice, 'minikai'), thing: thing.key, label: tag.key, on: !dice.once(3) }
      : undefined;
  },
  foretell(book, { by, product, thing, label: tag, on }) {
    mustSee(book, by, product, thing);
    mustSee(book, by, product, tag);
    const found = thingOf(book, thing);
    if (found.type !== 'mini') throw new No('invalid');
    mustMay(book, by, product, 'mini.tag', thing);
    const changed = found.tags.includes(tag) !== on;
    found.tags = [...found.tags.filter((one) => one !== tag), ...(on ? [tag] : [])];
    return { changed };
  },
  async perform(house, ids, { by, product, thing, label: tag, on }, key) {
    const input = { thing: ids.thing(thing), tag: ids.thing(tag), on };
    const { changed } = await house.act(ids.person(by), product, tagThing, input, key);
    return { changed };
  },
});
