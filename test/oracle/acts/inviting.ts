/** Inviting: given at once to whoever is here, promised to whoever is not. */
import { invite } from '../../../src/operations/people/invite.ts';
import { type Book, defaults, type Giving, holds, invitationOf, personOf, ranks, roleOf, thingOf } from '../book.ts';
import { open, setBaseline } from '../ledger.ts';
import { against, mustMay, mustSee } from '../rights.ts';
import { quorumsOf } from '../voting.ts';
import { day, deed, lengths, spanOf } from './act.ts';
import { anyProduct, anyThing, somebodyAble } from './choose.ts';

interface Inviting {
  by: string;
  product: string;
  name: string;
  role: string | null;
  thing: string | null;
  length: number | null;
}

/** How long an invitation waits. */
export const lasts = 14 * day;

/** A role that takes several people is promised by nobody alone (ADR 9). */
export function promiseTakesOthers(product: string, { role, thing }: Giving): boolean {
  if (thing !== product || role === defaults[product]) return false;
  const quorums = quorumsOf(product, 'workspace', role) ?? [];
  return quorums.length > 1 || (quorums[0] ?? 1) > 1;
}

/** What the caller may not give to this person, as if they were here with that role: one such thing refuses the whole line. */
function mayNot(book: Book, by: string, product: string, target: string, as: string, giving: Giving): boolean {
  const until = giving.length === null ? null : book.now + giving.length;
  const gives = { role: giving.role, thing: giving.thing, until };
  if (giving.thing === product)
    return (
      against(book, by, product, 'workspace.invite', product, { target, gives }) !== undefined ||
      promiseTakesOthers(product, giving)
    );
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

/** A workspace role for good becomes the baseline, everything else a grant of its own. */
export function openGiving(
  book: Book,
  product: string,
  person: string,
  { role, thing, length }: Giving,
  ref: string,
): void {
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
    const names = Object.keys(book.people);
    const absent = names.filter((one) => personOf(book, one).inSlack === 'absent');
    const name = (dice.once(2) ? dice.of(absent) : undefined) ?? dice.of(names);
    const by = somebodyAble(dice, book, product);
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
