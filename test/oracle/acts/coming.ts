/** Coming and going in Slack, and invitations that are sent again or taken back. */
import { cancelInvitation, resendInvitation } from '../../../src/operations/people/invitations.ts';
import { type Book, type Invitation, invitationOf, keepers, keepersOf, No, personOf, thingOf } from '../book.ts';
import { leaveSlack, openOf, sayIfNobodyIsLeft } from '../ledger.ts';
import { against, hasRight } from '../rights.ts';
import { type Dice, deed, products } from './act.ts';
import { anybody, anyProduct, somebodyAble } from './choose.ts';
import { lasts, openGiving, promiseTakesOthers } from './inviting.ts';

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
    const may = against(book, by, product, action, thing, change) === undefined;
    if (!found.archived && may && !promiseTakesOthers(product, giving))
      openGiving(book, product, target, giving, 'invitation');
  }
}

interface Arriving {
  name: string;
  deactivated: boolean;
  guest: boolean;
}

/** Whoever becomes a guest keeps what they hold; where nobody is left who may act on it, that is said. */
function missKeepers(book: Book, name: string): void {
  for (const product of products) {
    const role = keepers[product];
    const held = openOf(book, product, name).some((one) => one.thing === product && one.role === role);
    if (held) sayIfNobodyIsLeft(book, product);
  }
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
    // Of those who come, one in six is a guest from then on.
    const guest = gone ? personOf(book, name).isGuest === true : dice.once(6);
    return { name, deactivated: gone, guest };
  },
  foretell(book, { name, deactivated, guest }) {
    if (deactivated) leaveSlack(book, products, name);
    else {
      const before = personOf(book, name);
      const person = { ...before, inSlack: 'active' as const, isGuest: guest };
      book.people[name] = person;
      const wasInvited = person.state === 'invited';
      if (person.state === 'unknown' || wasInvited) person.state = 'active';
      if (wasInvited)
        for (const one of book.invitations) if (one.person === name && one.state === 'pending') accept(book, one);
      if (before.state === 'active' && !before.isGuest && guest) missKeepers(book, name);
    }
    return { state: personOf(book, name).state };
  },
  async perform(house, ids, { name, deactivated, guest }) {
    const id = await house.slack(name, { deactivated, kind: guest ? 'guest' : 'member' });
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
    return one && hasRight(book, by, product, 'workspace.invite', product) ? [one] : [];
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
