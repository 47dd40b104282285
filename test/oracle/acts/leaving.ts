/** Offboarding, setting up anew when the last Admin is gone, and tasks done by hand. */
import type { TaskId } from '../../../src/domain/ids.ts';
import { completeTask } from '../../../src/operations/house/complete-task.ts';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { type Book, keepers, keepersOf, No, personOf, thingOf } from '../book.ts';
import { askForOwners, hasSomething, ownedBy, setBaseline, takeOut } from '../ledger.ts';
import { against, hasLine, isEligible, mustMay } from '../rights.ts';
import { deed, products } from './act.ts';
import { anybody, anyProduct, somebodyAble } from './choose.ts';

interface Offboarding {
  by: string;
  target: string;
  product: string | null;
  successor: string | null;
}

const strongest = (product: string): string => keepers[product] ?? '';

export const takeAway = deed<Offboarding>('offboard', {
  pick(dice, book) {
    const [by, target] = [somebodyAble(dice, book, anyProduct(dice)), anybody(dice, book)];
    const product = dice.once(2) ? null : anyProduct(dice);
    const successor = dice.once(3) ? (anybody(dice, book) ?? null) : null;
    return by && target ? { by, target, product, successor } : undefined;
  },
  foretell(book, { by, target, product, successor }) {
    const asked = products.filter((one) => product === null || one === product);
    const mine: string[] = [];
    let refused: string | undefined;
    let may = false;
    for (const one of asked) {
      const code = against(book, by, one, 'workspace.remove', one, { target, whole: true });
      const isHere = hasSomething(book, one, target);
      if (code === undefined) may = true;
      if (code === undefined && isHere) mine.push(one);
      if (code?.startsWith('rail.') && isHere) throw new No('denied', code);
      if (code) refused ??= code;
    }
    if (mine.length === 0) {
      if (refused && !may) throw new No('denied', refused);
      throw new No('not_found', 'not_found');
    }
    for (const one of mine) {
      const owned = ownedBy(book, one, target);
      const taken = successor === null ? [] : owned;
      for (const key of taken) handOn(book, key, target, successor ?? '');
      askForOwners(book, one, target, taken);
      takeOut(book, one, target);
    }
    if (!products.some((one) => hasSomething(book, one, target))) {
      const person = personOf(book, target);
      if (person.state !== 'deactivated') person.state = 'offboarded';
    }
    return { products: mine.length };
  },
  async perform(house, ids, { by, target, product, successor }, key) {
    const owned = successor === null ? [] : await house.read((read) => read.things.listRecordedOf(ids.person(target)));
    const successors = owned.map(({ thing }) => ({ thing, subject: ids.person(successor ?? '') }));
    const workspace = product === null ? null : (house.places.get(product)?.id ?? null);
    const input = { target: ids.person(target), workspace, successors, reason: null };
    const done = await house.wide(ids.person(by), offboard, input, key);
    return { products: done.products.length };
  },
});

/** MR-17: only staff own, and only who is here. */
function handOn(book: Book, key: string, from: string, to: string): void {
  const able = personOf(book, to).state === 'active' && to !== from && isEligible(book, to, key, 'owner');
  if (!able) throw new No('invalid', 'successor');
  const thing = thingOf(book, key);
  thing.owners = [...thing.owners.filter((one) => one !== from && one !== to), to];
}

interface Recovering {
  name: string;
}

/** Whoever may set up gives a product that has lost its last Admin a first one again. */
export const recover = deed<Recovering>('set up', {
  pick(dice, book) {
    const orphaned = products.some((product) => keepersOf(book, product).length === 0);
    const here = Object.keys(book.people).filter((name) => personOf(book, name).state === 'active');
    const name = orphaned ? dice.of(here) : undefined;
    return name ? { name } : undefined;
  },
  foretell(book, { name }) {
    const orphaned = products.filter((product) => keepersOf(book, product).length === 0);
    for (const product of products)
      if (!orphaned.includes(product)) mustMay(book, name, product, 'workspace.configure', product);
    for (const product of orphaned) setBaseline(book, product, name, strongest(product));
    return {};
  },
  async perform(house, ids, { name }, key) {
    const person = ids.person(name);
    const model = { name: '', version: '', text: '' };
    const again = products.map((product) => ({
      ...{ product, title: product, model, things: [] },
      people: [{ subject: person, role: strongest(product) }],
    }));
    await house.wide(person, setUp, { products: again, helpDesk: 'C1', callerMaySetUp: true }, key);
    return {};
  },
});

interface Doing {
  by: string;
  product: string;
  task: string;
}

export const finish = deed<Doing>('task done', {
  pick(dice, book) {
    const task = dice.of(book.tasks);
    const by = task && somebodyAble(dice, book, task.product);
    return task && by ? { by, product: task.product, task: task.key } : undefined;
  },
  foretell(book, { by, product, task }) {
    if (!hasLine(book, by, product, 'workspace.configure', product)) throw new No('not_found', 'not_found');
    if (personOf(book, by).isGuest) throw new No('denied', 'rail.outsider');
    const found = book.tasks.findLast((one) => one.product === product && one.key === task);
    if (found?.state !== 'open') throw new No('conflict', 'task_done');
    found.state = 'done';
    return { done: task };
  },
  async perform(house, ids, { by, product, task }, key) {
    const input = { task: ids.task(product, task) as TaskId, contradiction: null };
    await house.act(ids.person(by), product, completeTask, input, key);
    return { done: task };
  },
});
