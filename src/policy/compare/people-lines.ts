/** Who gains or loses by the ways of a difference, gathered so that the same change for many is one line. */
import type { SubjectId } from '../../domain/ids.ts';
import type { PolicyId } from '../types.ts';
import type { RightChange, Way } from './difference.ts';
import type { PeopleLine } from './people-difference.ts';
import { grouped, type Pair, type PairCondition, type PeopleIndex } from './people-index.ts';

type Change = PeopleLine['change'];

/** Everything that is gained, then everything that is lost; rights that change alike are looked through once. */
export function linesOf(index: PeopleIndex, rights: readonly RightChange[]): readonly PeopleLine[] {
  return (['gained', 'lost'] as const).flatMap((change) => {
    const alike = grouped(rights, (right) => keyOf(right, change));
    const lines = [...alike.values()].flatMap((same) => linesOfWays(index, same, change));
    return [...grouped(lines, textOf).values()].flatMap((same) => {
      const [first] = same;
      return first ? [{ ...first, names: same.flatMap(({ names }) => names) }] : [];
    });
  });
}

const keyOf = ({ kind, name, insidersOnly, ...right }: RightChange, change: Change): string => {
  const ways = right[change].map(({ counts, conditions, stages }) => ({ counts, conditions, stages }));
  return JSON.stringify([kind, typeOf(name), insidersOnly, ways]);
};

const typeOf = (name: string): string => name.split('.')[0] ?? '';
const textOf = ({ kind, subjects, things, except }: PeopleLine): string =>
  JSON.stringify([kind, subjects, things, except]);

function linesOfWays(index: PeopleIndex, rights: readonly RightChange[], change: Change): readonly PeopleLine[] {
  const [right] = rights;
  if (!right) return [];
  const ways = right[change].map((way) => searchOf(index, way, typeOf(right.name), right.insidersOnly));
  const wide = ways.filter(({ anchor }) => anchor === null);
  const single = new Map<PolicyId, Set<SubjectId>>();
  for (const way of ways.filter(({ anchor }) => anchor !== null))
    for (const pair of pairsOf(index, way)) {
      if (wide.some((other) => meets(index, other, pair))) continue;
      const who = single.get(pair.thing.id) ?? new Set<SubjectId>();
      single.set(pair.thing.id, who.add(pair.subject));
    }
  const line = { change, kind: right.kind, names: rights.map(({ name }) => name) };
  const byPeople = grouped([...single], ([, who]) => [...who].sort().join(' '));
  return [
    ...wideLines(index, wide, line),
    ...[...byPeople.values()].map((same) => ({
      ...line,
      subjects: [...(same[0]?.[1] ?? [])],
      things: same.map(([thing]) => thing),
      except: [],
    })),
  ];
}

/** A way made ready to be looked for: whom and what it can concern, and what is to hold between the two. */
interface Search {
  readonly type: string;
  readonly subjects: ReadonlySet<SubjectId>;
  readonly things: ReadonlySet<PolicyId>;
  readonly pairs: readonly (PairCondition & { readonly wanted: boolean })[];
  /** What must hold and holds for the fewest; null where nothing must, so that it concerns everybody on everything. */
  readonly anchor: PairCondition | null;
}

function searchOf(index: PeopleIndex, way: Way, type: string, insidersOnly: boolean): Search {
  const pairs = way.conditions.filter(isPair);
  const [anchor = null] = pairs
    .filter(({ wanted }) => wanted)
    .sort((one, other) => index.rowsFor(one) - index.rowsFor(other));
  return {
    type,
    subjects: new Set(index.subjectsFor(way, insidersOnly)),
    things: new Set(index.thingsFor(way, type).map(({ id }) => id)),
    pairs,
    anchor,
  };
}

const isPair = (condition: Way['conditions'][number]): condition is PairCondition & { readonly wanted: boolean } =>
  condition.kind === 'is' || condition.kind === 'shares' || condition.kind === 'covers';

const concerns = ({ subjects, things }: Search, { subject, thing }: Pair): boolean =>
  subjects.has(subject) && things.has(thing.id);

const meets = (index: PeopleIndex, search: Search, pair: Pair): boolean =>
  concerns(search, pair) && search.pairs.every((condition) => index.holds(condition, pair) === condition.wanted);

function* pairsOf(index: PeopleIndex, search: Search): Iterable<Pair> {
  if (!search.anchor) return;
  for (const pair of index.pairsFor(search.anchor, search.type)) if (meets(index, search, pair)) yield pair;
}

type Line = Pick<PeopleLine, 'change' | 'kind' | 'names'>;

/**
 * Everybody on everything, without those of whom something holds that must not. Where several such ways concern the same people
 * or things, each pair is told once: people, and then things, whom the same ways concern are a line together.
 */
function wideLines(index: PeopleIndex, ways: readonly Search[], line: Line): readonly PeopleLine[] {
  const subjects = [...new Set(ways.flatMap((way) => [...way.subjects]))];
  const classes = grouped(subjects, (one) => among(ways, (way) => way.subjects.has(one)));
  return [...classes].flatMap(([whose, people]) => {
    const theirs = ways.filter((_, at) => whose[at] === '1');
    const things = [...new Set(theirs.flatMap((way) => [...way.things]))];
    const kinds = grouped(things, (one) => among(theirs, (way) => way.things.has(one)));
    return [...kinds].flatMap(([which, same]) => {
      const own = theirs.filter((_, at) => which[at] === '1');
      const except = exceptions(index, own, new Set(people), new Set(same));
      return people.length * same.length === except.length ? [] : [{ ...line, subjects: people, things: same, except }];
    });
  });
}

/** Which of the ways, as text. */
const among = (ways: readonly Search[], is: (way: Search) => boolean): string =>
  ways.map((way) => (is(way) ? '1' : '0')).join('');

function exceptions(
  index: PeopleIndex,
  ways: readonly Search[],
  subjects: ReadonlySet<SubjectId>,
  things: ReadonlySet<PolicyId>,
): PeopleLine['except'] {
  const found = new Map<string, PeopleLine['except'][number]>();
  for (const { pairs, type } of ways)
    for (const condition of pairs)
      for (const pair of index.pairsFor(condition, type)) {
        const { subject, thing } = pair;
        if (!subjects.has(subject) || !things.has(thing.id) || ways.some((way) => meets(index, way, pair))) continue;
        found.set(`${subject} ${thing.id}`, { subject, thing: thing.id });
      }
  return [...found.values()];
}
