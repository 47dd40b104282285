/** Setting a workspace role, for good or for a time, or having others asked whom it takes. */
import { setRole } from '../../../src/operations/people/set-role.ts';
import { type Book, baselineOf, defaults, invitationOf, keepersOf, No, outranks, personOf, ranks } from '../book.ts';
import { dropIneligible, end, open, openOf, setBaseline } from '../ledger.ts';
import { mustMay } from '../rights.ts';
import { castVote, decidersOf, mayDecide, openRequest, quorumsOf } from '../voting.ts';
import { type Deed, type Dice, deed, lengths, spanOf } from './act.ts';
import { anybody, anyProduct, somebodyAble } from './choose.ts';
import { promiseTakesOthers } from './inviting.ts';

interface Setting {
  by: string;
  product: string;
  target: string;
  role: string;
  length: number | null;
}

/** Whether the rules of asking want more than the caller's own voice for raising somebody to it. */
function takesOthers(book: Book, { product, target, role }: Setting): boolean {
  const baseline = baselineOf(book, product, target)?.role ?? null;
  const quorums = quorumsOf(product, 'workspace', role);
  if (!quorums || (baseline !== null && !outranks(product, role, baseline))) return false;
  return quorums.length > 1 || (quorums[0] ?? 1) > 1;
}

function askOthers(book: Book, { by, product, target, role, length }: Setting): object {
  const wanted = {
    product,
    requester: target,
    target,
    proposer: by,
    role,
    thing: product,
    length,
    until: null,
    extends: null,
  };
  const asked = openRequest(book, wanted);
  const stages = quorumsOf(product, 'workspace', role) ?? [1];
  const others = decidersOf(book, asked, 0).filter((one) => one !== by);
  const later = stages.some((quorum, stage) => {
    const deciders = decidersOf(book, asked, stage);
    return stage > 0 && deciders.includes(by) && deciders.length <= quorum;
  });
  const isNeeded = others.length >= (stages[0] ?? 1) && later;
  const voted = mayDecide(book, by, asked) && !isNeeded;
  if (voted) castVote(book, asked, by, 'approve');
  return { kind: 'asked', request: asked.number, voted };
}

function foretellSetting(book: Book, setting: Setting): object {
  const { by, product, target, role, length } = setting;
  const until = length === null ? null : book.now + length;
  const baseline = baselineOf(book, product, target);
  const gives = { role, thing: product, until };
  const takes = until === null && baseline ? { role: baseline.role, thing: product, until: null } : undefined;
  mustMay(book, by, product, 'workspace.set_role', product, {
    target,
    gives,
    ...(takes ? { takes } : {}),
    whole: true,
  });
  const invitation = invitationOf(book, product, target);
  const { state } = personOf(book, target);
  if (invitation && state === 'invited') {
    if (promiseTakesOthers(product, { role, thing: product, length })) throw new No('invalid', 'takes_others');
    invitation.gives = [{ role, thing: product, length }, ...invitation.gives.filter(({ thing }) => thing !== product)];
    invitation.by = by;
    return { kind: 'invitation' };
  }
  if (state !== 'active') throw new No('invalid', state === 'invited' ? 'not_invited' : state);
  if (takesOthers(book, setting)) return askOthers(book, setting);
  if (until === null) {
    const same = baseline?.role === role;
    setBaseline(book, product, target, role);
    for (const one of openOf(book, product, target))
      if (one.source === 'cover' && one.thing === product && one.role === role) end(book, one);
    if (!same) dropIneligible(book, product, target);
    return { kind: same ? 'same' : 'set' };
  }
  if (baseline?.role === role) return { kind: 'same' };
  if (baseline && !outranks(product, role, baseline.role)) throw new No('invalid', 'lesser_for_a_time');
  const present = openOf(book, product, target).find(
    (one) => one.source === 'cover' && one.thing === product && one.role === role && one.ref === '',
  );
  if (present && present.ends !== null && until <= present.ends) return { kind: 'same' };
  if (present) present.ends = until;
  else
    open(book, {
      product,
      person: target,
      thing: product,
      role,
      source: 'cover',
      ref: '',
      starts: book.now,
      ends: until,
    });
  return { kind: 'covered' };
}

type Wanted = (dice: Dice, book: Book) => Partial<Setting>;

/** Whoever has promised something that is still waited for: the promise is judged anew when it is taken up. */
const promiser: Wanted = (dice, book) => {
  const promised = dice.of(book.invitations.filter(({ state }) => state === 'pending'));
  return promised ? { product: promised.product, target: promised.by } : {};
};

/** One keeper less, by one of them: the last one is who must stay (MK-17, MR-21). */
const keeper: Wanted = (dice, book) => {
  const product = anyProduct(dice);
  const kept = keepersOf(book, product);
  const [by, target, role] = [dice.of(kept), dice.of(kept), defaults[product]];
  return by && target && role ? { product, by, target, role, length: null } : {};
};

const setting = (name: string, wanted: Wanted): Deed =>
  deed<Setting>(name, {
    pick(dice, book) {
      const given = wanted(dice, book);
      const product = given.product ?? anyProduct(dice);
      const by = given.by ?? somebodyAble(dice, book, product);
      const target = given.target ?? anybody(dice, book);
      const role = given.role ?? dice.of(ranks[product] ?? []);
      const length = given.length !== undefined ? given.length : dice.once(2) ? null : (dice.of(lengths) ?? null);
      return by && target && role ? { by, product, target, role, length } : undefined;
    },
    foretell: foretellSetting,
    async perform(house, ids, { by, product, target, role, length }, key) {
      const input = { target: ids.person(target), role, span: spanOf(length), reason: null };
      const { kind, request, voted } = await house.act(ids.person(by), product, setRole, input, key);
      return kind === 'asked' ? { kind, request, voted } : { kind };
    },
  });

export const set = setting('set', () => ({}));
export const setGiver = setting('set', promiser);
export const lowerKeeper = setting('set', keeper);
