/** Facts of many people in numbers, so that the conditions of a difference are asked of those alone whom they can concern. */
import type { CompiledModel } from '../compiled.ts';
import { strongest } from '../ranks.ts';
import type { PolicyId, Snapshot, SubjectFact, ThingFact } from '../types.ts';
import type { Condition, Counting, Stage, Way } from './difference.ts';
import { Recorded } from './people-recorded.ts';

/** A condition that looks at what somebody is to a thing. */
export type PairCondition = Condition & { kind: 'is' | 'shares' | 'covers' };

/** Calls with a person and a thing, by number. */
export type Visit = (subject: number, thing: number) => void;

export class PeopleIndex {
  /** Active people alone: others may nothing under any model. */
  readonly subjects: readonly SubjectFact[];
  readonly things: readonly ThingFact[];
  readonly #before: CompiledModel;
  readonly #after: CompiledModel;
  readonly #stages: ReadonlyMap<PolicyId, Stage>;
  readonly #thingAt: ReadonlyMap<PolicyId, number>;
  readonly #roles: readonly (readonly string[])[];
  readonly #recorded: Recorded;
  readonly #carriers = new Map<number, number[]>();
  readonly #around = new Map<string, Int32Array>();
  readonly #below = new Map<string, ReadonlyMap<number, readonly number[]>>();

  /** `stages` says where each request among the things stands. */
  constructor(before: CompiledModel, after: CompiledModel, snapshot: Snapshot, stages: ReadonlyMap<PolicyId, Stage>) {
    this.#before = before;
    this.#after = after;
    this.#stages = stages;
    const { root, held } = snapshot;
    const bare: ThingFact = { id: root, type: 'workspace', inside: null, flags: [], tags: [] };
    this.things = snapshot.things.some(({ id }) => id === root) ? snapshot.things : [...snapshot.things, bare];
    this.#thingAt = new Map(this.things.map(({ id }, at) => [id, at]));
    this.subjects = snapshot.subjects.filter(({ active }) => active);
    const subjectAt = new Map<string, number>(this.subjects.map(({ id }, at) => [id, at]));
    const roles: string[][] = this.subjects.map(() => []);
    for (const { subject, thing, role } of held) if (thing === root) roles[subjectAt.get(subject) ?? -1]?.push(role);
    this.#roles = roles;
    this.#recorded = new Recorded(this.subjects.length);
    const record = (subject: string, thing: PolicyId, as: string): void =>
      this.#recorded.add(as, subjectAt.get(subject), this.#thingAt.get(thing));
    for (const { subject, thing, role } of held) if (thing !== root) record(subject, thing, role);
    for (const { subject, thing, as } of snapshot.recorded) record(subject, thing, as);
    this.things.forEach(({ tags }, at) => {
      for (const tag of tags) add(this.#carriers, this.#thingAt.get(tag) ?? -1, at);
    });
  }

  /** Whose roles, and whether they are insiders, are as the way wants: 1 for each of them. */
  subjectsFor({ counts, conditions }: Way, insidersOnly: boolean): Uint8Array {
    const fits = ({ insider }: SubjectFact, roles: readonly string[]): boolean =>
      (!insidersOnly || insider) &&
      (counts.length === 0 || counts.some((count) => this.#countsAs(roles, count))) &&
      conditions.every((condition) => {
        if (condition.kind === 'insider') return insider === condition.wanted;
        if (condition.kind !== 'role') return true;
        return condition.anyOf.some((role) => roles.includes(role)) === condition.wanted;
      });
    return Uint8Array.from(this.subjects, (one, at) => Number(fits(one, this.#roles[at] ?? [])));
  }

  /** Things of the type that are in what the way wants, with flags as it wants them; requests in the stages that it names. */
  thingsFor({ conditions, stages }: Way, type: string): Uint8Array {
    const states = conditions.flatMap((condition) => {
      const isState = condition.kind === 'flag' || condition.kind === 'inside';
      return isState ? [{ condition, around: this.#aroundOf(condition.type) }] : [];
    });
    const isAt = (stage: Stage | undefined): boolean => stages.some((one) => sameStage(one, stage));
    const fits = (thing: ThingFact, at: number): boolean =>
      thing.type === type &&
      (stages.length === 0 || isAt(this.#stages.get(thing.id))) &&
      states.every(({ condition, around }) => {
        const on = this.things[around[at] ?? -1];
        const holds = on !== undefined && (condition.kind === 'inside' || on.flags.includes(condition.flag));
        return holds === condition.wanted;
      });
    return Uint8Array.from(this.things, (thing, at) => Number(fits(thing, at)));
  }

  /** Every pair for which the condition may hold, and some more: people recorded so, or holding such a tag, with each thing below. */
  eachPair(condition: PairCondition, type: string, visit: Visit): void {
    const below = this.#belowOf(type, condition.type);
    const visitBelow = (subject: number, thing: number): void => {
      for (const at of below.get(thing) ?? []) visit(subject, at);
    };
    if (condition.kind === 'is') this.#recorded.each(condition.as, visitBelow);
    for (const level of condition.kind === 'is' ? [] : condition.levels)
      this.#recorded.each(level, (subject, tag) => {
        for (const carrier of this.#carriers.get(tag) ?? []) visitBelow(subject, carrier);
      });
  }

  /** How many rows a search by this condition would begin with. */
  rowsFor(condition: PairCondition): number {
    const names = condition.kind === 'is' ? [condition.as] : condition.levels;
    return names.reduce((all, name) => all + this.#recorded.count(name), 0);
  }

  /** The condition as a question about a person and a thing. */
  asked(condition: PairCondition): (subject: number, thing: number) => boolean {
    const around = this.#aroundOf(condition.type);
    if (condition.kind === 'is') {
      const is = this.#recorded.asked(condition.as);
      return (subject, thing) => is(subject, around[thing] ?? -1);
    }
    const levels = condition.levels.map((level) => this.#recorded.asked(level));
    return (subject, thing) => {
      const tags = this.#tagsOn(around[thing] ?? -1, condition.tag);
      const isHeld = (tag: number): boolean => levels.some((is) => is(subject, tag));
      return condition.kind === 'shares' ? tags.some(isHeld) : tags.length > 0 && tags.every(isHeld);
    };
  }

  #tagsOn(thing: number, kind: string): readonly number[] {
    const tags = (this.things[thing]?.tags ?? []).map((tag) => this.#thingAt.get(tag) ?? -1);
    return tags.filter((tag) => this.things[tag]?.type === kind);
  }

  #countsAs(roles: readonly string[], { before, after }: Counting): boolean {
    return strongest(this.#before, roles) === before && strongest(this.#after, roles) === after;
  }

  /** For each thing, the one of that type which it is or is in; -1 for none. */
  #aroundOf(type: string): Int32Array {
    const known = this.#around.get(type);
    if (known) return known;
    const around = Int32Array.from(this.things, (_, from) => {
      let at: number | undefined = from;
      while (at !== undefined && this.things[at]?.type !== type) at = this.#containerOf(at);
      return at ?? -1;
    });
    this.#around.set(type, around);
    return around;
  }

  #containerOf(at: number): number | undefined {
    const inside = this.things[at]?.inside ?? null;
    return inside === null ? undefined : this.#thingAt.get(inside);
  }

  /** Things of the type by the thing of the other type that they are or are in. */
  #belowOf(type: string, container: string): ReadonlyMap<number, readonly number[]> {
    const key = `${type} ${container}`;
    const known = this.#below.get(key);
    if (known) return known;
    const below = new Map<number, number[]>();
    this.#aroundOf(container).forEach((around, at) => {
      if (this.things[at]?.type === type) add(below, around, at);
    });
    this.#below.set(key, below);
    return below;
  }
}

const sameStage = (one: Stage, other: Stage | undefined): boolean =>
  one.kind === other?.kind &&
  (one.kind !== 'stage' || other.kind !== 'stage' || (one.key === other.key && one.stage === other.stage));

function add<Key, Item>(all: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = all.get(key);
  if (known) known.push(item);
  else all.set(key, [item]);
}

export function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const all = new Map<Key, Item[]>();
  for (const item of items) add(all, keyOf(item), item);
  return all;
}
