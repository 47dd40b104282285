/** Removing workspace roles, and ending what is held. */
import type { GrantId } from '../../../src/domain/ids.ts';
import { removeRole } from '../../../src/operations/people/remove-role.ts';
import { endGrant } from '../../../src/operations/requests/end-grant.ts';
import {
  type Book,
  defaults,
  type Grant,
  invitationOf,
  isOpen,
  No,
  outranks,
  personOf,
  ranks,
  roleOf,
  thingOf,
} from '../book.ts';
import { dropIneligible, end, openOf, setBaseline } from '../ledger.ts';
import { against, isAdministrator, mustMay } from '../rights.ts';
import { deed } from './act.ts';
import { anybody, anyGrant, anyProduct, nearlyAlways, somebodyAble } from './choose.ts';

interface Removing {
  by: string;
  product: string;
  target: string;
  role: string;
}

/** The role that everybody starts with takes the place of a baseline. */
function endOne(book: Book, by: string, grant: Grant): void {
  const { product, person, role, ends } = grant;
  const takes = { role, thing: product, until: ends };
  mustMay(book, by, product, 'workspace.set_role', product, { target: person, takes, whole: true });
  if (grant.source === 'baseline') setBaseline(book, product, person, defaults[product] ?? null);
  else end(book, grant);
}

export const remove = deed<Removing>('remove', {
  pick(dice, book) {
    const product = anyProduct(dice);
    const [by, target] = [somebodyAble(dice, book, product), anybody(dice, book)];
    const role = dice.of(ranks[product] ?? []);
    return by && target && role ? { by, product, target, role } : undefined;
  },
  foretell(book, { by, product, target, role }) {
    mustMay(book, by, product, 'workspace.set_role', product, { target, whole: true });
    const invited = invitationOf(book, product, target)?.gives.find(
      (one) => one.thing === product && one.role === role,
    );
    const here = openOf(book, product, target).filter(({ thing }) => thing === product);
    const held = here.filter((one) => one.role === role);
    if (held.length === 0 && !invited) throw new No('conflict', 'not_held');
    const lowest = defaults[product] ?? '';
    const more = here.some((one) => one.role !== role && one.ends === null);
    if (!outranks(product, role, lowest) && !more) throw new No('invalid', 'takes_all');
    const invitation = invitationOf(book, product, target);
    if (invitation && invited) {
      invited.role = lowest;
      invitation.by = by;
      return { isInvitation: true };
    }
    for (const grant of held) endOne(book, by, grant);
    dropIneligible(book, product, target);
    return { isInvitation: false };
  },
  async perform(house, ids, { by, product, target, role }, key) {
    const input = { target: ids.person(target), role, reason: null };
    const { isInvitation } = await house.act(ids.person(by), product, removeRole, input, key);
    return { isInvitation };
  },
});

interface Ending {
  by: string;
  product: string;
  grant: Grant;
}

/** The grant as it is in this book: what was chosen may have been read earlier. */
const present = (book: Book, { n }: Grant): Grant => {
  const found = book.grants.find((one) => one.n === n);
  if (!found) throw new Error(`The oracle knows no grant ${n}`);
  return found;
};

/** A grant for its holder and for Admins, who see everybody's account; for others there is none. */
export function heldGrant(book: Book, by: string, product: string, chosen: Grant): Grant {
  const grant = present(book, chosen);
  const isOwn = by === grant.person && roleOf(book, product, by) !== null && personOf(book, by).state === 'active';
  if (grant.product !== product || !(isOwn || isAdministrator(book, by, product)))
    throw new No('not_found', 'not_found');
  return grant;
}

export const giveBack = deed<Ending>('end', {
  pick(dice, book) {
    const grant = anyGrant(dice, book);
    if (!grant) return undefined;
    const by = dice.once(2) ? grant.person : somebodyAble(dice, book, grant.product);
    return by ? { by, product: nearlyAlways(dice, grant.product), grant } : undefined;
  },
  foretell(book, { by, product, grant: chosen }) {
    const grant = heldGrant(book, by, product, chosen);
    if (!isOpen(grant, book.now)) throw new No('conflict', 'already_ended');
    const { person: target, role, thing, ends } = grant;
    const takes = { role, thing, until: ends };
    if (by === target) {
      const code = against(book, by, product, 'workspace.ask_help', product, { target, takes });
      if (code) throw new No('denied', code);
    } else if (thing === product) {
      mustMay(book, by, product, 'workspace.set_role', product, { target, takes, whole: true });
    } else mustMay(book, by, product, `${thingOf(book, thing).type}.give`, thing, { target, takes });
    if (grant.source !== 'baseline') end(book, grant);
    else {
      // Whoever has nothing above what everybody starts with cannot step down, least of all up.
      if (!outranks(product, role, defaults[product] ?? '')) throw new No('invalid', 'default_role');
      setBaseline(book, product, target, defaults[product] ?? null);
      dropIneligible(book, product, target);
    }
    return { ended: grant.n };
  },
  async perform(house, ids, { by, product, grant }, key) {
    const input = { grant: ids.grant(grant) as GrantId, reason: null };
    await house.act(ids.person(by), product, endGrant, input, key);
    return { ended: grant.n };
  },
});
