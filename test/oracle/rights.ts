/** Who may do what, by hand, from the rules of the role documents (their ids beside them): a second opinion on the role models. */
import { type Book, holds, keepers, keepersOf, No, nobody, personOf, rankOf, roleOf, thingOf } from './book.ts';

/** Somebody at an act; with `until`, counting only what they hold that long. */
interface At {
  book: Book;
  who: string;
  product: string;
  until: number | null | undefined;
}

const role = ({ book, product, who, until }: At): string | null => roleOf(book, product, who, until);
const has = ({ book, who, until }: At, thing: string, ...roles: string[]): boolean =>
  holds(book, who, thing, until).some((one) => roles.includes(one.role));

const isAdmin = (at: At): boolean => role(at) === (at.product === 'yard' ? 'boss' : 'admin');
const isStaff = (at: At): boolean => role(at) === 'admin' || role(at) === 'member';

/** MR-3, MR-12, MR-16. */
const runsTeam = (at: At, team: string): boolean => isAdmin(at) || (role(at) === 'member' && has(at, team, 'admin'));
/** MR-13, MR-16. */
const isOnTeam = (at: At, team: string): boolean =>
  runsTeam(at, team) || (role(at) === 'member' && has(at, team, 'member'));
/** MR-17. */
const owns = (at: At, project: string): boolean =>
  role(at) === 'member' && thingOf(at.book, project).owners.includes(at.who);
const teamAround = (at: At, project: string): string => thingOf(at.book, project).inside ?? '';

/** MR-3, MR-4, MR-6, MR-12, MR-13, MR-14, MR-17. */
function worksIn(at: At, project: string): boolean {
  const team = teamAround(at, project);
  if (runsTeam(at, team) || owns(at, project)) return true;
  if (!thingOf(at.book, project).closed && isOnTeam(at, team)) return true;
  return (role(at) === 'member' || role(at) === 'collaborator') && has(at, project, 'assigned');
}

/** MK-5, MK-7, MK-8. */
const reaches = (at: At, mini: string): boolean =>
  isAdmin(at) || (role(at) === 'member' && thingOf(at.book, mini).tags.some((label) => has(at, label, 'view')));

const anybody = (at: At): boolean => role(at) !== null;

type Right = (at: At, thing: string) => boolean;

const onThings: Readonly<Record<string, Right>> = {
  'team.view': isStaff,
  'team.give': runsTeam,
  'team.rename': isAdmin,
  'team.archive': isAdmin,
  'team.create_project': isOnTeam,
  'project.view': worksIn,
  'project.give': (at, project) => runsTeam(at, teamAround(at, project)) || owns(at, project),
  'project.rename': (at, project) => runsTeam(at, teamAround(at, project)),
  'project.restrict': (at, project) => runsTeam(at, teamAround(at, project)),
  'project.archive': (at, project) => runsTeam(at, teamAround(at, project)),
  'mini.view': reaches,
  'mini.chat': reaches,
  'mini.rename': isAdmin,
  'mini.archive': isAdmin,
  'mini.tag': isAdmin,
  'mini_label.view': anybody,
  'mini_label.give': isAdmin,
  'mini_label.rename': isAdmin,
  'mini_label.archive': isAdmin,
  'workspace.ask_help': anybody,
  'workspace.drive': (at) => ['boss', 'foreman', 'driver'].includes(role(at) ?? ''),
};

/** What a guest of the Slack workspace may not do, whatever they hold. Deciding is asked of whoever runs the place. */
const administers = (action: string): boolean =>
  /^workspace\.(invite|set_role|remove|configure)$|\.(give|rename|archive|restrict|tag)$/.test(action);

const isBarred = (book: Book, who: string, action: string): boolean =>
  personOf(book, who).isGuest === true && administers(action);

/** Whether the rules let somebody do this on a thing; other guard rails are asked beside it. */
export const hasRight = (...asked: Parameters<typeof hasLine>): boolean =>
  hasLine(...asked) && !isBarred(asked[0], asked[1], asked[3]);

/** What the rules of the roles say, before any guard rail. Everything on the workspace is for Admins. */
export function hasLine(
  book: Book,
  who: string,
  product: string,
  action: string,
  thing: string,
  until?: number | null,
): boolean {
  if (personOf(book, who).state !== 'active') return false;
  return (onThings[action] ?? isAdmin)({ book, who, product, until }, thing);
}

/** Whoever sees everything there: an Admin, also one who is a guest and may change nothing. */
export const isAdministrator = (book: Book, who: string, product: string): boolean =>
  hasLine(book, who, product, 'workspace.configure', product);

/**
 * MR-12, MR-13, MR-16, MR-17: some roles on things are for staff. Any other takes a workspace role. What runs the place is nothing for
 * guests of Slack (ADR 12).
 */
export function isEligible(book: Book, who: string, thing: string, wanted: string): boolean {
  const { type, product } = thingOf(book, thing);
  if (type === 'workspace') return wanted !== keepers[product] || personOf(book, who).isGuest !== true;
  const at: At = { book, who, product, until: undefined };
  return type === 'team' || wanted === 'owner' ? isStaff(at) : anybody(at);
}

/** What an act would change: what it gives to whom until when, what it takes. */
export interface Change {
  target: string;
  gives?: { role: string; thing: string; until: number | null };
  takes?: { role: string; thing: string; until: number | null };
  /** Setting somebody's role or removing them, whatever it gives. */
  whole?: boolean;
  /** A vote that only passes the request on gives nothing yet. */
  passesOn?: boolean;
}

/** Whether the caller had the right for as long, which `holdsFor` answers for an instant. */
type HoldsFor = (until: number | null) => boolean;

/** The rules that hold in every model, in the order in which they are told; undefined where none stands against it. */
export function railAgainst(
  book: Book,
  by: string,
  product: string,
  change: Change,
  holdsFor: HoldsFor,
  removes = false,
) {
  const { target, gives, takes, whole = false, passesOn = false } = change;
  const onRoot = (gift: Change['gives']): boolean => gift?.thing === product;
  const changesRole = whole || onRoot(gives) || onRoot(takes);
  const mine = rankOf(product, roleOf(book, product, by));
  if (gives && target === by) {
    const lasting = rankOf(product, roleOf(book, product, by, gives.until));
    const lowers = onRoot(gives) && lasting !== nobody && rankOf(product, gives.role) > lasting;
    if (!lowers) return 'rail.own_grant';
  }
  if (gives && !passesOn && !holdsFor(gives.until)) return 'rail.longer_than_own';
  if (gives && !passesOn && onRoot(gives) && mine > rankOf(product, gives.role)) return 'rail.above_own';
  if (changesRole && rankOf(product, roleOf(book, product, target)) < mine) return 'rail.outranked';
  if (gives && !isEligible(book, target, gives.thing, gives.role)) return 'rail.ineligible';
  if (takesKeeper(product, change, removes)) {
    const left = keepersOf(book, product);
    if (left.includes(target) && left.length < 2) return 'rail.last_keeper';
  }
  return undefined;
}

/** MK-17, MR-21: whether it would take from the target what the last Admin must keep. */
function takesKeeper(product: string, { gives, takes, whole }: Change, removes: boolean): boolean {
  const keeper = product === 'yard' ? 'boss' : 'admin';
  if (removes) return true;
  if (gives?.thing === product && gives.role === keeper && gives.until === null) return false;
  if (takes?.thing === product && takes.role === keeper && takes.until === null) return true;
  return whole === true && gives?.thing === product && gives.until === null;
}

/** The code of what stands against an act; undefined when it may be done. */
export function against(book: Book, by: string, product: string, action: string, thing: string, change?: Change) {
  if (personOf(book, by).state !== 'active') return 'rail.inactive';
  if (!hasLine(book, by, product, action, thing)) return 'silence';
  if (isBarred(book, by, action)) return 'rail.outsider';
  if (!change) return undefined;
  const lasting: HoldsFor = (until) => hasRight(book, by, product, action, thing, until);
  return railAgainst(book, by, product, change, lasting, action === 'workspace.remove');
}

/** Refuses unless it may be done; what the caller may not see is not found. */
export function mustMay(book: Book, by: string, product: string, action: string, thing: string, change?: Change): void {
  const code = against(book, by, product, action, thing, change);
  if (code === undefined) return;
  const { type } = thingOf(book, thing);
  if (type !== 'workspace' && !hasRight(book, by, product, `${type}.view`, thing))
    throw new No('not_found', 'not_found');
  throw new No('denied', code);
}

/** A thing somebody means: of this product, in use, and seen by them. */
export function mustSee(book: Book, by: string, product: string, thing: string): void {
  const found = thingOf(book, thing);
  const there = found.product === product && !found.archived;
  if (!there || (found.type !== 'workspace' && !hasRight(book, by, product, `${found.type}.view`, thing)))
    throw new No('not_found', 'not_found');
}
