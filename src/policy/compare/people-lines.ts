/** Who gains or loses by the ways of a difference, gathered so that the same change for many is one line. */
import type { RightChange, Way } from './difference.ts';
import type { PeopleLine } from './people-difference.ts';
import { grouped, type PairCondition, type PeopleIndex } from './people-index.ts';

/** Everything that is gained, then everything that is lost; rights that change alike are looked through once. */
export function linesOf(index: PeopleIndex, rights: readonly RightChange[]): readonly PeopleLine[] {
  return (['gained', 'lost'] as const).flatMap((change) => {
    const alike = grouped(rights, (right) => keyOf(right, change));
    const lines = [...alike.values()].flatMap((same) =>
      blocksOf(index, same[0], change).flatMap((block) =>
        [...grouped(same, ({ kind }) => kind)].map(([kind, own]) => ({
          line: { change, kind, names: own.map(({ name }) => name), ...block.told },
          key: `${kind} ${block.key}`,
        })),
      ),
    );
    return [...grouped(lines, ({ key }) => key).values()].flatMap((same) => {
      const [first] = same;
      return first ? [{ ...first.line, names: same.flatMap(({ line }) => line.names) }] : [];
    });
  });
}

const keyOf = ({ name, insidersOnly, ...right }: RightChange, change: PeopleLine['change']): string => {
  const ways = right[change].map(({ counts, conditions, stages }) => ({ counts, conditions, stages }));
  return JSON.stringify([typeOf(name), insidersOnly, ways]);
};

const typeOf = (name: string): string => name.split('.')[0] ?? '';

/** The same people on the same things; the key says which, so that blocks can be told apart. */
interface Block {
  readonly told: Pick<PeopleLine, 'subjects' | 'things' | 'except'>;
  readonly key: string;
}

type Exception = readonly [subject: number, thing: number];

function blockOf(
  index: PeopleIndex,
  people: readonly number[],
  places: readonly number[],
  except: readonly Exception[] = [],
): Block {
  const subjects = people.flatMap((at) => index.subjects[at]?.id ?? []);
  const things = places.flatMap((at) => index.things[at]?.id ?? []);
  const pairs = except.flatMap(([who, where]) => {
    const [subject, thing] = [index.subjects[who]?.id, index.things[where]?.id];
    return subject && thing ? [{ subject, thing }] : [];
  });
  return { told: { subjects, things, except: pairs }, key: [people, places, except].join('|') };
}

function blocksOf(index: PeopleIndex, right: RightChange | undefined, change: PeopleLine['change']): readonly Block[] {
  if (!right) return [];
  const ways = right[change].map((way) => searchOf(index, way, typeOf(right.name), right.insidersOnly));
  const wide = ways.filter(({ anchor }) => anchor === null);
  const single = new Map<number, Set<number>>();
  for (const way of ways)
    if (way.anchor)
      index.eachPair(way.anchor, way.type, (subject, thing) => {
        if (!meets(way, subject, thing) || wide.some((other) => meets(other, subject, thing))) return;
        const who = single.get(thing);
        if (who) who.add(subject);
        else single.set(thing, new Set([subject]));
      });
  const sorted = [...single].map(([thing, who]) => ({ thing, who: [...who].sort((a, b) => a - b) }));
  const byPeople = grouped(sorted, ({ who }) => who.join(' '));
  const singles = [...byPeople.values()].map((same) => {
    const things = same.map(({ thing }) => thing).sort((a, b) => a - b);
    return blockOf(index, same[0]?.who ?? [], things);
  });
  return [...wideBlocks(index, wide), ...singles];
}

/** A way made ready to be looked for: whom and what it can concern, and what is to hold between the two. */
interface Search {
  readonly type: string;
  readonly subjects: Uint8Array;
  readonly things: Uint8Array;
  readonly pairs: readonly PairCondition[];
  readonly asked: readonly { readonly holds: (subject: number, thing: number) => boolean; readonly wanted: boolean }[];
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
    subjects: index.subjectsFor(way, insidersOnly),
    things: index.thingsFor(way, type),
    pairs,
    asked: pairs.map((condition) => ({ holds: index.asked(condition), wanted: condition.wanted })),
    anchor,
  };
}

const isPair = (condition: Way['conditions'][number]): condition is PairCondition & { readonly wanted: boolean } =>
  condition.kind === 'is' || condition.kind === 'shares' || condition.kind === 'covers';

function meets({ subjects, things, asked }: Search, subject: number, thing: number): boolean {
  if (subjects[subject] !== 1 || things[thing] !== 1) return false;
  for (const { holds, wanted } of asked) if (holds(subject, thing) !== wanted) return false;
  return true;
}

/**
 * Everybody on everything, without those of whom something holds that must not. Where several such ways concern the same people
 * or things, each pair is told once: people, and then things, whom the same ways concern are a block together.
 */
function wideBlocks(index: PeopleIndex, ways: readonly Search[]): readonly Block[] {
  const people = alike(index.subjects.length, ways, ({ subjects }) => subjects);
  return people.flatMap(({ ways: theirs, all: subjects }) =>
    alike(index.things.length, theirs, ({ things }) => things).flatMap(({ ways: own, all: things }) => {
      const except = exceptions(index, own, new Set(subjects), new Set(things));
      return subjects.length * things.length === except.length ? [] : [blockOf(index, subjects, things, except)];
    }),
  );
}

/** Numbers up to the count that one of the ways concerns, together with all others that the same ways concern. */
function alike(count: number, ways: readonly Search[], of: (way: Search) => Uint8Array) {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const classes = grouped(numbers, (at) => ways.map((way) => of(way)[at]).join(''));
  return [...classes].flatMap(([which, all]) => {
    const own = ways.filter((_, at) => which[at] === '1');
    return own.length === 0 ? [] : [{ ways: own, all }];
  });
}

function exceptions(
  index: PeopleIndex,
  ways: readonly Search[],
  subjects: ReadonlySet<number>,
  things: ReadonlySet<number>,
): readonly Exception[] {
  const found = new Set<number>();
  const count = index.subjects.length;
  for (const { pairs, type } of ways)
    for (const condition of pairs)
      index.eachPair(condition, type, (subject, thing) => {
        if (!subjects.has(subject) || !things.has(thing) || ways.some((way) => meets(way, subject, thing))) return;
        found.add(thing * count + subject);
      });
  return Array.from(found, (pair) => [pair % count, Math.floor(pair / count)]);
}
