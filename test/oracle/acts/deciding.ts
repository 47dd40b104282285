/** Approving, denying and cancelling requests. */
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { cancelRequest } from '../../../src/operations/requests/cancel-request.ts';
import { denyRequest } from '../../../src/operations/requests/deny-request.ts';
import {
  type Asked,
  type Book,
  baselineOf,
  isWaiting,
  No,
  outranks,
  personOf,
  rankOf,
  ranks,
  roleOf,
  thingOf,
} from '../book.ts';
import { endOf, mustNotHoldForGood } from '../ledger.ts';
import { castVote, decidersOf, maySeeRequest, mustDecide, quorumsFor } from '../voting.ts';
import { day, deed, hour, spanOf } from './act.ts';
import { anybody, anyRequest, nearlyAlways, somebodyAble } from './choose.ts';

interface Deciding {
  by: string;
  product: string;
  number: number;
  /** Less than was asked for, of an approval. */
  less?: number | undefined;
  /** A lesser role than was asked for, of an approval. */
  lesser?: string | undefined;
  /** A denial that does not say why. */
  isCurt?: boolean;
}

const requestOf = (book: Book, product: string, number: number): Asked => {
  const asked = book.requests.find((one) => one.number === number);
  // What belongs to another product is not there in this one.
  if (asked?.product !== product) throw new No('not_found', 'not_found');
  return asked;
};

/** What its approval would change now. */
function changeBy(book: Book, asked: Asked) {
  const { target, role, thing, product, stage } = asked;
  if (role === null) return undefined;
  const until = endOf(book, asked);
  const present = thing === product && until === null ? baselineOf(book, product, target) : undefined;
  const takes = present ? { takes: { role: present.role, thing, until: null } } : {};
  const passesOn = stage + 1 < quorumsFor(book, asked).length;
  return { target, gives: { role, thing, until }, ...takes, passesOn };
}

/** A voice that a later stage cannot do without is not spent on this one. */
function mustBeSpared(book: Book, by: string, asked: Asked): void {
  const stages = quorumsFor(book, asked);
  if (asked.stage + 1 >= stages.length) return;
  const others = decidersOf(book, asked, asked.stage).filter((one) => one !== by);
  const isShort = stages.some((quorum, stage) => {
    const deciders = decidersOf(book, asked, stage);
    return stage > asked.stage && deciders.includes(by) && deciders.length <= quorum;
  });
  if (others.length >= (stages[asked.stage] ?? 1) && isShort) throw new No('conflict', 'needed_later');
}

function pickDeciding(dice: Parameters<typeof anyRequest>[0], book: Book): Deciding | undefined {
  const asked = anyRequest(dice, book);
  if (!asked) return undefined;
  const able = dice.of(decidersOf(book, asked, asked.stage));
  const by = dice.once(4) ? anybody(dice, book) : (able ?? somebodyAble(dice, book, asked.product));
  return by ? { by, product: nearlyAlways(dice, asked.product), number: asked.number } : undefined;
}

/** The lesser role first, then the shorter time; what that comes to is asked as what was asked for. */
function giveLess(book: Book, by: string, asked: Asked, less: number | undefined, lesser: string | undefined): void {
  const { product, thing, target } = asked;
  const role = lesser ?? asked.role ?? '';
  if (role !== asked.role) {
    // A role of the product is no role on one of its things.
    if (thing !== product || rankOf(product, role) <= rankOf(product, asked.role)) throw new No('invalid', 'not_less');
    const present = baselineOf(book, product, target);
    if (present && !outranks(product, role, present.role)) throw new No('invalid', 'held_already');
  }
  const before = endOf(book, asked);
  if (less !== undefined && before !== null && book.now + less > before) throw new No('invalid', 'not_less');
  const isAsked = (one: Asked): boolean =>
    one.target === target && one.role === role && one.thing === thing && isWaiting(one, book.now);
  if (role !== asked.role && book.requests.some(isAsked)) throw new No('conflict', 'pending_already');
  if (role !== asked.role) beginAnew(book, asked, role);
  if (less !== undefined) asked.length = less;
  mustDecide(book, by, asked, changeBy(book, asked));
  if (lesser !== undefined) mustBeSpared(book, by, asked);
}

/** Stages of its own begin with the first; where it takes several voices, none is there yet that was for more. */
function beginAnew(book: Book, asked: Asked, role: string): void {
  const before = JSON.stringify(quorumsFor(book, asked));
  const isFresh = asked.voices.length === 0;
  asked.role = role;
  const then = quorumsFor(book, asked);
  if (JSON.stringify(then) === before) return;
  if (!isFresh && then.reduce((all, one) => all + one, 0) > 1) throw new No('conflict', 'takes_others');
  asked.stage = 0;
}

export const approve = deed<Deciding>('approve', {
  pick(dice, book) {
    const deciding = pickDeciding(dice, book);
    if (!deciding) return undefined;
    const less = dice.once(3) ? dice.of([hour, day, 90 * day]) : undefined;
    const lesser = dice.once(3) ? dice.of(ranks[deciding.product] ?? []) : undefined;
    return { ...deciding, less, lesser };
  },
  foretell(book, { by, product, number, less, lesser }) {
    const asked = requestOf(book, product, number);
    mustDecide(book, by, asked, changeBy(book, asked));
    if (asked.role === null) throw new No('invalid', 'question');
    mustBeSpared(book, by, asked);
    if (personOf(book, asked.target).state !== 'active') throw new No('conflict', 'target_gone');
    if (thingOf(book, asked.thing).archived) throw new No('conflict', 'thing_archived');
    if (asked.extends === null) mustNotHoldForGood(book, asked);
    if ((less !== undefined || lesser !== undefined) && asked.extends === null) giveLess(book, by, asked, less, lesser);
    castVote(book, asked, by, 'approve');
    return { state: asked.state, stage: asked.stage };
  },
  async perform(house, ids, { by, product, number, less, lesser }, key) {
    const isLess = (less !== undefined || lesser !== undefined) && !ids.extends(number);
    const how = { ...(less === undefined ? {} : { span: spanOf(less) }), ...(lesser ? { role: lesser } : {}) };
    const lessened = isLess ? { less: how } : {};
    const input = { request: ids.request(number), comment: null, ...lessened };
    const { state, stage } = await house.act(ids.person(by), product, approveRequest, input, key);
    return { state, stage };
  },
});

export const deny = deed<Deciding>('deny', {
  pick(dice, book) {
    const deciding = pickDeciding(dice, book);
    return deciding && { ...deciding, isCurt: dice.once(4) };
  },
  foretell(book, { by, product, number, isCurt }) {
    const asked = requestOf(book, product, number);
    mustDecide(book, by, asked);
    if (isCurt) throw new No('invalid', 'reason_short');
    castVote(book, asked, by, 'deny');
    return { state: asked.state };
  },
  async perform(house, ids, { by, product, number, isCurt }, key) {
    const input = { request: ids.request(number), reason: isCurt ? ' no ' : 'not this time' };
    const { state } = await house.act(ids.person(by), product, denyRequest, input, key);
    return { state };
  },
});

export const cancel = deed<Deciding>('cancel', {
  pick(dice, book) {
    const asked = anyRequest(dice, book);
    const by =
      asked &&
      (dice.once(3) ? anybody(dice, book) : dice.of([asked.requester, asked.target, asked.proposer ?? asked.target]));
    return asked && by ? { by, product: nearlyAlways(dice, asked.product), number: asked.number } : undefined;
  },
  foretell(book, { by, product, number }) {
    const asked = requestOf(book, product, number);
    if (maySeeRequest(book, by, asked) && !isWaiting(asked, book.now)) throw new No('conflict', 'not_pending');
    if (personOf(book, by).state !== 'active') throw new No('denied', 'rail.inactive');
    const isTheirs = [asked.requester, asked.target, asked.proposer].includes(by);
    if (!isTheirs || roleOf(book, product, by) === null) throw new No('denied', 'silence');
    asked.state = 'cancelled';
    return { state: 'cancelled' };
  },
  async perform(house, ids, { by, product, number }, key) {
    const { state } = await house.act(ids.person(by), product, cancelRequest, { request: ids.request(number) }, key);
    return { state };
  },
});
