/** Who decides requests, and how many of them: by hand from the rules of asking (MK-15, MK-16, MR-12, MR-17, MR-18; the yard's own). */
import { type Asked, type Book, isWaiting, No, personOf, ranks, roleOf, thingOf } from './book.ts';
import { fulfil, runsOut } from './ledger.ts';
import { against, type Change, hasLine, isAdministrator } from './rights.ts';

/** How many approvals each stage of asking for this takes; undefined where it is not asked for. */
export function quorumsOf(product: string, type: string, role: string): number[] | undefined {
  if (product === 'yard') return { foreman: [1, 2], driver: [2] }[role];
  if (type === 'workspace' && role === 'guest') return undefined;
  if (type === 'workspace' && product === 'minikai' && role !== 'admin') return undefined;
  if (type === 'project' && role !== 'assigned') return undefined;
  return type === 'mini' ? undefined : [1];
}

export const quorumsFor = (book: Book, { product, thing, role }: Asked): number[] =>
  (role === null ? undefined : quorumsOf(product, thingOf(book, thing).type, role)) ?? [1];

/** Whether somebody judges it at this stage: guests judge nothing. */
const judges = (...asked: Parameters<typeof stands>): boolean =>
  personOf(asked[0], asked[1]).isGuest !== true && stands(...asked);

/** The standing that a stage asks for, which sees what there is to judge. */
function stands(
  book: Book,
  who: string,
  { product, thing, role }: Asked,
  stage: number,
  until?: number | null,
): boolean {
  if (personOf(book, who).state !== 'active') return false;
  if (role !== null && product === 'yard' && role === 'foreman' && stage === 0)
    return ['boss', 'foreman'].includes(roleOf(book, product, who, until) ?? '');
  const { type } = thingOf(book, thing);
  // A team's Admins for the team, assigners for a project, Admins for everything else.
  if (role !== null && (type === 'team' || type === 'project'))
    return hasLine(book, who, product, `${type}.give`, thing, until);
  return hasLine(book, who, product, 'workspace.configure', product, until);
}

const isParty = (who: string, { requester, target }: Asked): boolean => who === requester || who === target;
const hasVoted = (who: string, { voices }: Asked): boolean => voices.some(({ by }) => by === who);

/** Those who could approve it at a stage. */
export const decidersOf = (book: Book, asked: Asked, stage: number): string[] =>
  Object.keys(book.people).filter(
    (who) => judges(book, who, asked, stage) && !isParty(who, asked) && !hasVoted(who, asked),
  );

export const mayDecide = (book: Book, who: string, asked: Asked): boolean =>
  judges(book, who, asked, asked.stage) && !isParty(who, asked) && !hasVoted(who, asked);

const hasRole = (book: Book, who: string, product: string): boolean =>
  personOf(book, who).state === 'active' && roleOf(book, product, who) !== null;

export const maySeeRequest = (book: Book, who: string, asked: Asked): boolean =>
  (hasRole(book, who, asked.product) && (isParty(who, asked) || who === asked.proposer || hasVoted(who, asked))) ||
  (asked.role !== null && stands(book, who, asked, asked.stage)) ||
  isAdministrator(book, who, asked.product);

/** Refuses unless this person may decide it now; `change` is what an approval would give. */
export function mustDecide(book: Book, who: string, asked: Asked, change?: Change): void {
  const sees = maySeeRequest(book, who, asked);
  if (sees && !isWaiting(asked, book.now)) throw new No('conflict', 'not_pending');
  if (sees && hasVoted(who, asked)) throw new No('conflict', 'voted_already');
  if (personOf(book, who).state !== 'active') throw new No('denied', 'rail.inactive');
  const may = stands(book, who, asked, asked.stage) && !isParty(who, asked) && !hasVoted(who, asked);
  if (!may) throw new No('denied', 'silence');
  if (personOf(book, who).isGuest) throw new No('denied', 'rail.outsider');
  if (!change) return;
  const code = approvalRail(book, who, asked, change);
  if (code) throw new No('denied', code);
}

function approvalRail(book: Book, who: string, asked: Asked, change: Change): string | undefined {
  const { product, thing } = asked;
  const lasting = (until: number | null): boolean => judges(book, who, asked, asked.stage, until);
  const longer = change.gives && !change.passesOn && !lasting(change.gives.until);
  // The other rails are those of every act; they are told in this order, the length first.
  if (longer) return 'rail.longer_than_own';
  const others = against(book, who, product, 'workspace.ask_help', thing, { ...change, passesOn: true });
  if (others) return others;
  return aboveOwn(book, who, asked, change) ? 'rail.above_own' : undefined;
}

const aboveOwn = (book: Book, who: string, { product, thing, role }: Asked, { passesOn }: Change): boolean => {
  const rank = (one: string | null): number => (ranks[product] ?? []).indexOf(one ?? '');
  return passesOn !== true && thing === product && rank(roleOf(book, product, who)) > rank(role);
};

/** Writes it down, with the next number. */
export function openRequest(
  book: Book,
  wanted: Pick<
    Asked,
    'product' | 'requester' | 'target' | 'proposer' | 'role' | 'thing' | 'length' | 'until' | 'extends'
  >,
): Asked {
  const isSame = (one: Asked): boolean =>
    one.target === wanted.target && one.role === wanted.role && one.thing === wanted.thing && isWaiting(one, book.now);
  if (book.requests.some(isSame)) throw new No('conflict', 'pending_already');
  const lasts = wanted.until === null ? wanted.length : wanted.until - book.now;
  const asked: Asked = {
    ...wanted,
    number: ++book.lastNumber,
    state: 'pending',
    stage: 0,
    voices: [],
    expires: runsOut(book.now, lasts),
  };
  book.requests.push(asked);
  return asked;
}

/** Counts a voice; the last one that is needed gives what was asked for. */
export function castVote(book: Book, asked: Asked, by: string, verdict: 'approve' | 'deny'): void {
  const quorums = quorumsFor(book, asked);
  asked.voices.push({ by, stage: asked.stage });
  if (verdict === 'deny') {
    asked.state = 'denied';
    return;
  }
  const ofStage = asked.voices.filter(({ stage }) => stage === asked.stage).length;
  if (ofStage < (quorums[asked.stage] ?? 1)) return;
  if (asked.stage + 1 < quorums.length) {
    asked.stage += 1;
    return;
  }
  asked.state = 'approved';
  fulfil(book, asked);
}
