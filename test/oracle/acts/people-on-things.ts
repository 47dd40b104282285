/** People put on things and taken off. */
import { addToThing } from '../../../src/operations/things/add-to-thing.ts';
import { removeFromThing } from '../../../src/operations/things/remove-from-thing.ts';
import { No, personOf, roleOf, thingOf } from '../book.ts';
import { end, open, openOf } from '../ledger.ts';
import { against, hasRight, mustMay, mustSee } from '../rights.ts';
import { deed, lengths, spanOf } from './act.ts';
import { anybody, anyThing, nearlyAlways, somebodyAble } from './choose.ts';

interface Adding {
  by: string;
  product: string;
  target: string;
  thing: string;
  role: string;
  length: number | null;
}

const rolesOn: Readonly<Record<string, readonly string[]>> = {
  team: ['member', 'admin'],
  project: ['assigned', 'assigned', 'owner'],
  mini_label: ['view'],
};

export const add = deed<Adding>('add', {
  pick(dice, book) {
    const thing = anyThing(dice, book, 'team', 'project', 'mini_label');
    const by = thing && somebodyAble(dice, book, thing.product);
    const [target, role] = [anybody(dice, book), thing && dice.of(rolesOn[thing.type] ?? [])];
    const length = dice.of(lengths) ?? null;
    return by && target && role
      ? { by, product: nearlyAlways(dice, thing.product), target, thing: thing.key, role, length }
      : undefined;
  },
  foretell(book, { by, product, target, thing, role, length }) {
    mustSee(book, by, product, thing);
    const found = thingOf(book, thing);
    const give = `${found.type}.give`;
    if (personOf(book, target).state === 'invited' && !against(book, by, product, give, thing))
      throw new No('conflict', 'not_joined');
    const until = length === null ? null : book.now + length;
    mustMay(book, by, product, give, thing, { target, gives: { role, thing, until } });
    if (role === 'owner') {
      const isThere = found.owners.includes(target);
      if (!isThere) found.owners.push(target);
      return { verdict: isThere ? 'already' : 'added' };
    }
    const present = openOf(book, product, target).find(
      (one) => one.thing === thing && one.role === role && one.source === 'direct',
    );
    if (!present) {
      open(book, { product, person: target, thing, role, source: 'direct', ref: '', starts: book.now, ends: until });
      return { verdict: 'added' };
    }
    if (present.ends === null || (until !== null && until <= present.ends)) return { verdict: 'already' };
    present.ends = until;
    return { verdict: 'lengthened' };
  },
  async perform(house, ids, { by, product, target, thing, role, length }, key) {
    const input = { people: [ids.person(target)], thing: ids.thing(thing), role, span: spanOf(length), reason: null };
    const { verdicts } = await house.act(ids.person(by), product, addToThing, input, key);
    return { verdict: verdicts[0]?.verdict };
  },
});

interface Taking {
  by: string;
  product: string;
  target: string;
  thing: string;
}

export const takeOff = deed<Taking>('take off', {
  pick(dice, book) {
    const thing = anyThing(dice, book, 'team', 'project', 'mini_label');
    const held = book.grants.filter((one) => one.thing === thing?.key && one.ended === null);
    const target = (dice.once(4) ? undefined : dice.of(held)?.person) ?? anybody(dice, book);
    const by = thing && (dice.once(3) ? target : somebodyAble(dice, book, thing.product));
    return by && target ? { by, product: nearlyAlways(dice, thing.product), target, thing: thing.key } : undefined;
  },
  foretell(book, { by, product, target, thing }) {
    mustSee(book, by, product, thing);
    const found = thingOf(book, thing);
    const held = openOf(book, product, target).filter((one) => one.thing === thing);
    if (by === target) {
      if (roleOf(book, product, by) === null) throw new No('denied', 'silence');
    } else mustMay(book, by, product, `${found.type}.give`, thing);
    if (held.length === 0 && !found.owners.includes(target)) throw new No('conflict');
    for (const grant of held) end(book, grant);
    found.owners = found.owners.filter((one) => one !== target);
    return { stillSees: hasRight(book, target, product, `${found.type}.view`, thing) };
  },
  async perform(house, ids, { by, product, target, thing }, key) {
    const input = { target: ids.person(target), thing: ids.thing(thing), role: null, reason: null };
    const { stillSees } = await house.act(ids.person(by), product, removeFromThing, input, key);
    return { stillSees };
  },
});
