/** Asking, deciding, cancelling, asking for more time. */
import type { GrantId } from '../../../src/domain/ids.ts';
import { approveRequest } from '../../../src/operations/requests/approve-request.ts';
import { cancelRequest } from '../../../src/operations/requests/cancel-request.ts';
import { denyRequest } from '../../../src/operations/requests/deny-request.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import {
  type Asked,
  type Book,
  baselineOf,
  type Grant,
  holds,
  isInForce,
  isWaiting,
  No,
  personOf,
  ranks,
  roleOf,
  thingOf,
} from '../book.ts';
import { endOf, fulfil, mustNotHoldForGood } from '../ledger.ts';
import { hasRight, isAdministrator, isEligible } from '../rights.ts';
import { castVote, decidersOf, maySeeRequest, mustDecide, openRequest, quorumsFor, quorumsOf } from '../voting.ts';
import { day, deed, hour, lengths, spanOf } from './act.ts';
import { anybody, anyGrant, anyProduct, anyRequest, anyThing, nearlyAlways, somebodyAble } from './choose.ts';
import { heldGrant } from './roles.ts';

/** Who may ask for it for themselves, and who for others: MK-15, MR-4, MR-6, MR-12, MR-13, MR-17, MR-18, and the yard's own. */
function mayAskFor(book: Book, by: string, target: string, product: string, role: string, thing: string): boolean {
  const { type } = thingOf(book, thing);
  const mine = roleOf(book, product, by);
  const isStaff = mine === 'admin' || mine === 'member';
  const own = by === target;
  if (mine === null) return false;
  if (product === 'minikai') return own;
  if (product === 'yard') return own || (role === 'driver' && ['boss', 'foreman'].includes(mine));
  if (type === 'project') return hasRight(book, by, product, 'project.view', thing);
  const isOnTeam = (): boolean => hasRight(book, by, product, 'team.create_project', thing);
  if (type === 'team') return (own && role === 'member') || isOnTeam();
  if (role === 'admin') return own && isStaff;
  if (role === 'collaborator') return own ? mine === 'guest' : isStaff;
  return own || isStaff;
}

function mustAsk(book: Book, by: string, target: string, product: string, role: string | null, thing: string): void {
  if (personOf(book, target).state !== 'active' && target !== by) throw new No('conflict', 'target_gone');
  if (personOf(book, by).state !== 'active') throw new No('denied', 'rail.inactive');
  if (role === null) {
    if (roleOf(book, product, by) === null) throw new No('denied', 'silence');
    return;
  }
  if (!quorumsOf(product, thingOf(book, thing).type, role) || !mayAskFor(book, by, target, product, role, thing))
    throw new No('denied', 'silence');
  if (!isEligible(book, target, thing, role)) throw new No('denied', 'rail.ineligible');
}

const limit = (product: string, role: string): number | null =>
  product === 'yard' && role === 'driver' ? 2 * day : null;

const isAutomatic = (product: string, role: string, lasts: number | null): boolean =>
  product === 'yard' && role === 'driver' && lasts !== null && lasts <= hour;

/** What whoever is to hold it has already; told only to those who see that. */
function mustAdd(
  book: Book,
  by: string,
  asked: Omit<Asked, 'number' | 'state' | 'stage' | 'voices' | 'expires'>,
): void {
  const { target, product, thing, role } = asked;
  if (by !== target && !isAdministrator(book, by, product)) return;
  mustNotHoldForGood(book, { ...asked, number: 0, state: 'pending', stage: 0, voices: [], expires: 0 });
  const lasting = holds(book, target, thing).some((one) => one.role === role);
  if (lasting && endOf(book, asked) !== null) throw new No('conflict', 'held_for_a_time');
}

interface Asking {
  by: string;
  product: string;
  target: string;
  role: string | null;
  thing: string;
  length: number | null;
  reason: string;
}

const rolesOn: Readonly<Record<string, readonly string[]>> = {
  team: ['admin', 'member'],
  project: ['assigned', 'owner'],
  mini_label: ['view'],
};

const reasons = ['covering for somebody who is away', 'covering for somebody who is away', 'short'];

export const ask = deed<Asking>('ask', {
  pick(dice, book) {
    const product = anyProduct(dice);
    const thing =
      product === 'yard' || dice.once(2)
        ? thingOf(book, product)
        : anyThing(dice, book, 'team', 'project', 'mini_label');
    const by = anybody(dice, book);
    if (!thing || !by) return undefined;
    const roles = thing.type === 'workspace' ? (ranks[thing.product] ?? []) : (rolesOn[thing.type] ?? []);
    const role = dice.once(10) ? null : (dice.of(roles) ?? null);
    const target = dice.once(4) ? (anybody(dice, book) ?? by) : by;
    const length = dice.of(lengths) ?? null;
    return {
      by,
      product: nearlyAlways(dice, thing.product),
      target,
      role,
      thing: thing.key,
      length,
      reason: dice.of(reasons) ?? '',
    };
  },
  foretell(book, { by, product, target, role, thing, length, reason }) {
    const found = thingOf(book, thing);
    const isRoot = found.type === 'workspace';
    if (found.product !== product || (!isRoot && !hasRight(book, by, product, `${found.type}.view`, thing)))
      throw new No('not_found', 'not_found');
    if (found.archived) throw new No('conflict', 'archived');
    mustAsk(book, by, target, product, role, thing);
    const wanted = { product, requester: by, target, proposer: null, role, thing, length, until: null, extends: null };
    if (role === null) return { state: openRequest(book, { ...wanted, length: null }).state };
    const most = limit(product, role);
    if (most !== null && (length === null || length > most)) throw new No('invalid', 'too_long');
    if (reason.length < (product === 'yard' ? 1 : 8)) throw new No('invalid', 'reason_short');
    mustAdd(book, by, wanted);
    const asked = openRequest(book, wanted);
    if (by === target && isAutomatic(product, role, length)) {
      asked.state = 'approved';
      fulfil(book, asked);
    }
    return { state: asked.state };
  },
  async perform(house, ids, { by, product, target, role, thing, length, reason }, key) {
    const input = {
      target: ids.person(target),
      role,
      thing: ids.thing(thing),
      span: spanOf(length),
      reason,
      ticket: null,
    };
    const { state } = await house.act(ids.person(by), product, requestAccess, input, key);
    return { state };
  },
});

interface Deciding {
  by: string;
  product: string;
  number: number;
  /** Less than was asked for, of an approval. */
  less?: number | undefined;
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

export const approve = deed<Deciding>('approve', {
  pick(dice, book) {
    const deciding = pickDeciding(dice, book);
    return deciding && { ...deciding, ...(dice.once(6) ? { less: dice.of([hour, day, 90 * day]) } : {}) };
  },
  foretell(book, { by, product, number, less }) {
    const asked = requestOf(book, product, number);
    mustDecide(book, by, asked, changeBy(book, asked));
    if (asked.role === null) throw new No('invalid', 'question');
    mustBeSpared(book, by, asked);
    if (personOf(book, asked.target).state !== 'active') throw new No('conflict', 'target_gone');
    if (thingOf(book, asked.thing).archived) throw new No('conflict', 'thing_archived');
    if (asked.extends === null) mustNotHoldForGood(book, asked);
    if (less !== undefined && asked.extends === null) {
      const before = endOf(book, asked);
      if (before !== null && book.now + less > before) throw new No('invalid', 'not_less');
      asked.length = less;
      mustDecide(book, by, asked, changeBy(book, asked));
    }
    castVote(book, asked, by, 'approve');
    return { state: asked.state, stage: asked.stage };
  },
  async perform(house, ids, { by, product, number, less }, key) {
    const isMore = ids.extends(number);
    const lessened = less === undefined || isMore ? {} : { less: { span: spanOf(less) } };
    const input = { request: ids.request(number), comment: null, ...lessened };
    const { state, stage } = await house.act(ids.person(by), product, approveRequest, input, key);
    return { state, stage };
  },
});

export const deny = deed<Deciding>('deny', {
  pick: pickDeciding,
  foretell(book, { by, product, number }) {
    const asked = requestOf(book, product, number);
    mustDecide(book, by, asked);
    castVote(book, asked, by, 'deny');
    return { state: asked.state };
  },
  async perform(house, ids, { by, product, number }, key) {
    const input = { request: ids.request(number), reason: 'not this time' };
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

interface Extending {
  by: string;
  product: string;
  grant: Grant;
  length: number | null;
}

export const more = deed<Extending>('extend', {
  pick(dice, book) {
    const grant = anyGrant(dice, book);
    if (!grant) return undefined;
    const by = dice.once(4) ? somebodyAble(dice, book, grant.product) : grant.person;
    return by ? { by, product: nearlyAlways(dice, grant.product), grant, length: dice.of(lengths) ?? null } : undefined;
  },
  foretell(book, { by, product, grant: chosen, length }) {
    const grant = heldGrant(book, by, product, chosen);
    const { person: target, role, thing } = grant;
    mustAsk(book, by, target, product, role, thing);
    if (!isInForce(grant, book.now)) throw new No('conflict', 'already_ended');
    if (grant.ends === null) throw new No('invalid', 'open_ended');
    const until = length === null ? null : grant.ends + length;
    const most = limit(product, role);
    if (most !== null && (until === null || until > book.now + most)) throw new No('invalid', 'too_long');
    const wanted = {
      product,
      requester: by,
      target,
      proposer: null,
      role,
      thing,
      length: null,
      until,
      extends: grant.n,
    };
    const asked = openRequest(book, wanted);
    if (by === target && isAutomatic(product, role, until === null ? null : until - book.now)) {
      asked.state = 'approved';
      fulfil(book, asked);
    }
    return { state: asked.state };
  },
  async perform(house, ids, { by, product, grant, length }, key) {
    const input = {
      grant: ids.grant(grant) as GrantId,
      span: spanOf(length),
      reason: 'the tour goes on',
      ticket: null,
    };
    const { state } = await house.act(ids.person(by), product, extend, input, key);
    return { state };
  },
});
