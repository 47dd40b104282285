/** Coming and going: invited, arrived, offboarded, deactivated in Slack, set up anew. */
import type { TaskId } from '../../../src/domain/ids.ts';
import { completeTask } from '../../../src/operations/house/complete-task.ts';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { cancelInvitation, resendInvitation } from '../../../src/operations/people/invitations.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import {
  type Book,
  defaults,
  type Giving,
  holds,
  type Invitation,
  invitationOf,
  keepers,
  keepersOf,
  No,
  personOf,
  ranks,
  roleOf,
  thingOf,
} from '../book.ts';
import { askForOwners, hasSomething, leaveSlack, open, ownedBy, setBaseline, takeOut } from '../ledger.ts';
import { against, hasRight, isAdministrator, isEligible, mustMay, mustSee } from '../rights.ts';
import { type Dice, day, deed, lengths, products, spanOf } from './act.ts';
import { anybody, anyProduct, anyThing, somebodyAble } from './choose.ts';

interface Inviting {
  by: string;
  product: string;
  name: string;
  role: string | null;
  thing: string | null;
  length: number | null;
}

const lasts = 14 * day;

/** What the caller may not give to this person, as if they were here with that role: one such thing refuses the whole line. */
function mayNot(book: Book, by: string, product: string, target: string, as: string, giving: Giving): boolean {
  const until = giving.length === null ? null : book.now + giving.length;
  const gives = { role: giving.role, thing: giving.thing, until };
  if (giving.thing === product)
    return against(book, by, product, 'workspace.invite', product, { target, gives }) !== undefined;
  const supposed = structuredClone(book);
  supposed.people[target] = { state: 'active', inSlack: 'active' };
  open(supposed, {
    product,
    person: target,
    thing: product,
    role: as,
    source: 'cover',
    ref: 'if',
    starts: book.now,
    ends: null,
  });
  const action = `${thingOf(book, giving.thing).type}.give`;
  return against(supposed, by, product, action, giving.thing, { target, gives }) !== undefined;
}

function openGiving(book: Book, product: string, person: string, { role, thing, length }: Giving, ref: string): void {
  if (thing === product && length === null) setBaseline(book, product, person, role);
  else {
    const ends = length === null ? null : book.now + length;
    open(book, { product, person, thing, role, source: 'invitation', ref, starts: book.now, ends });
  }
}

function inviteHere(book: Book, { by, product, name, role }: Inviting, gives: Giving[]): string {
  const person = personOf(book, name);
  const present = person.state === 'active' ? roleOf(book, product, name) : null;
  const wanted = gives[0]?.role ?? '';
  if (present !== null && role !== null && present !== wanted) return 'refuse';
  const lacking = gives.filter(
    (giving) =>
      (giving.thing !== product || present === null) &&
      !holds(book, name, giving.thing).some((one) => one.role === giving.role),
  );
  if (lacking.length === 0) return 'skip';
  if (lacking.some((giving) => mayNot(book, by, product, name, present ?? wanted, giving))) return 'refuse';
  person.state = 'active';
  for (const giving of lacking) openGiving(book, product, name, giving, '');
  return 'do';
}

const same = (a: readonly Giving[], b: readonly Giving[]): boolean =>
  JSON.stringify(a.map((one) => JSON.stringify(one)).sort()) ===
  JSON.stringify(b.map((one) => JSON.stringify(one)).sort());

function inviteExpected(book: Book, { by, product, name }: Inviting, gives: Giving[]): string {
  const waiting = invitationOf(book, product, name);
  if (waiting) return same(waiting.gives, gives) ? 'skip' : 'refuse';
  if (gives.some((giving) => mayNot(book, by, product, name, gives[0]?.role ?? '', giving))) return 'refuse';
  for (const late of book.invitations)
    if (late.product === product && late.person === name && late.state === 'pending') late.state = 'expired';
  book.people[name] = { ...personOf(book, name), state: 'invited' };
  book.invitations.push({ product, person: name, by, gives, state: 'pending', expires: book.now + lasts });
  return 'do';
}

export const bid = deed<Inviting>('invite', {
  pick(dice, book) {
    const product = anyProduct(dice);
    const [by, name] = [somebodyAble(dice, book, product), dice.of(Object.keys(book.people))];
    const role = dice.once(2) ? null : (dice.of(ranks[product] ?? []) ?? null);
    const thing = dice.once(3)
      ? (anyThing(dice, book, product === 'miruni' ? 'team' : 'mini_label')?.key ?? null)
      : null;
    const length = dice.once(4) ? (dice.of(lengths) ?? null) : null;
    return by && name ? { by, product, name, role, thing, length } : undefined;
  },
  foretell(book, inviting) {
    const { by, product, name, role, thing, length } = inviting;
    mustMay(book, by, product, 'workspace.invite', product);
    if (thing !== null) mustSee(book, by, product, thing);
    const gives: Giving[] = [{ role: role ?? defaults[product] ?? '', thing: product, length }];
    if (thing !== null) gives.push({ role: thingOf(book, thing).type === 'team' ? 'member' : 'view', thing, length });
    const person = personOf(book, name);
    if (person.inSlack === 'deactivated') return { verdict: 'refuse' };
    const isHere = person.inSlack === 'active' && person.state !== 'invited';
    return { verdict: (isHere ? inviteHere : inviteExpected)(book, inviting, gives) };
  },
  async perform(house, ids, { by, product, name, role, thing, length }, key) {
    const known = ids.slackState(name);
    const invitee =
      known === 'absent'
        ? { kind: 'address' as const, address: `${name}@acme.example` }
        : { kind: 'known' as const, subject: ids.person(name), inSlack: known };
    const to = thing === null ? [] : [{ thing: ids.thing(thing), role: null }];
    const input = { invitees: [invitee], role, to, span: spanOf(length), reason: null };
    const { verdicts } = await house.act(ids.person(by), product, invite, input, key);
    return { verdict: verdicts[0]?.verdict };
  },
});

/** What was promised, as far as whoever invited may still give it; one who is gone gives nothing. */
function accept(book: Book, invitation: Invitation): void {
  if (book.now >= invitation.expires) {
    invitation.state = 'expired';
    return;
  }
  invitation.state = 'accepted';
  const { product, person: target, by } = invitation;
  for (const giving of invitation.gives.toSorted((a, b) => Number(b.thing === product) - Number(a.thing === product))) {
    const { role, thing, length } = giving;
    const found = thingOf(book, thing);
    const until = length === null ? null : book.now + length;
    const action = thing === product ? 'workspace.invite' : `${found.type}.give`;
    const change = { target, gives: { role, thing, until } };
    if (!found.archived && against(book, by, product, action, thing, change) === undefined)
      openGiving(book, product, target, giving, 'invitation');
  }
}

interface Arriving {
  name: string;
  deactivated: boolean;
}

export const arriveInSlack = deed<Arriving>('arrive', {
  pick(dice, book) {
    const gone = dice.once(5);
    const fitting = Object.keys(book.people).filter((name) => !gone || personOf(book, name).inSlack === 'active');
    // Who is expected comes, mostly; and an Admin who goes is rare.
    const invited = fitting.filter((name) => personOf(book, name).state === 'invited');
    const name = gone || dice.once(3) ? dice.of(fitting) : (dice.of(invited) ?? dice.of(fitting));
    const isKeeper = products.some((product) => name && keepersOf(book, product).includes(name));
    if (!name || (gone && isKeeper && !dice.once(4))) return undefined;
    return { name, deactivated: gone };
  },
  foretell(book, { name, deactivated }) {
    if (deactivated) leaveSlack(book, products, name);
    else {
      const person = { ...personOf(book, name), inSlack: 'active' as const };
      book.people[name] = person;
      const wasInvited = person.state === 'invited';
      if (person.state === 'unknown' || wasInvited) person.state = 'active';
      if (wasInvited)
        for (const one of book.invitations) if (one.person === name && one.state === 'pending') accept(book, one);
    }
    return { state: personOf(book, name).state };
  },
  async perform(house, ids, { name, deactivated }) {
    const id = await house.slack(name, { deactivated });
    ids.met(name, id, deactivated ? 'deactivated' : 'active');
    return { state: (await house.read((read) => read.subjects.get(id))).state };
  },
});

interface Waiting {
  by: string;
  name: string;
}

const pickWaiting = (dice: Dice, book: Book): Waiting | undefined => {
  const waiting = book.invitations.filter(({ state }) => state === 'pending');
  const name = dice.once(8) ? anybody(dice, book) : dice.of(waiting)?.person;
  const by = somebodyAble(dice, book, anyProduct(dice));
  return name && by ? { by, name } : undefined;
};

/** Invitations of somebody in the products where the caller may invite; none is as if there were none. */
function invitationsOf(book: Book, by: string, name: string): Invitation[] {
  const found = products.flatMap((product) => {
    const one = invitationOf(book, product, name);
    return one && isAdministrator(book, by, product) ? [one] : [];
  });
  if (found.length === 0) throw new No('not_found', 'not_found');
  return found;
}

export const resend = deed<Waiting>('resend', {
  pick: pickWaiting,
  foretell(book, { by, name }) {
    const found = invitationsOf(book, by, name);
    for (const one of found) one.expires = book.now + lasts;
    return { products: found.length };
  },
  async perform(house, ids, { by, name }, key) {
    const done = await house.wide(ids.person(by), resendInvitation, { target: ids.person(name) }, key);
    return { products: done.products.length };
  },
});

export const uninvite = deed<Waiting>('cancel invitation', {
  pick: pickWaiting,
  foretell(book, { by, name }) {
    const found = invitationsOf(book, by, name);
    for (const one of found) one.state = 'cancelled';
    return { products: found.length };
  },
  async perform(house, ids, { by, name }, key) {
    const done = await house.wide(ids.person(by), cancelInvitation, { target: ids.person(name) }, key);
    return { products: done.products.length };
  },
});

interface Offboarding {
  by: string;
  target: string;
  product: string | null;
  successor: string | null;
}

const strongest = (product: string): string => keepers[product] ?? '';

export const takeAway = deed<Offboarding>('offboard', {
  pick(dice, book) {
    if (dice.once(2)) return undefined;
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
    if (!hasRight(book, by, product, 'workspace.configure', product)) throw new No('not_found', 'not_found');
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
