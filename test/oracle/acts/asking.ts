/** Asking for a role, and for more of what is held. */
import type { GrantId } from '../../../src/domain/ids.ts';
import { extend } from '../../../src/operations/requests/extend.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { type Asked, type Book, type Grant, holds, isInForce, No, personOf, ranks, roleOf, thingOf } from '../book.ts';
import { endOf, fulfil, mustNotHoldForGood } from '../ledger.ts';
import { hasRight, isAdministrator, isEligible } from '../rights.ts';
import { openRequest, quorumsOf } from '../voting.ts';
import { day, deed, hour, lengths, spanOf } from './act.ts';
import { anybody, anyGrant, anyProduct, anyThing, nearlyAlways, somebodyAble } from './choose.ts';
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
