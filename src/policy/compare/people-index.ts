/** Facts of many people by name, so that the conditions of a difference are asked of those alone whom they can concern. */
import type { SubjectId } from '../../domain/ids.ts';
import type { CompiledModel } from '../compiled.ts';
import { strongest } from '../ranks.ts';
import type { PolicyId, Snapshot, SubjectFact, ThingFact } from '../types.ts';
import type { Condition, Counting, Stage, Way } from './difference.ts';

/** A condition that looks at what somebody is to a thing. */
export type PairCondition = Condition & { kind: 'is' | 'shares' | 'covers' };

export interface Pair {
  readonly subject: SubjectId;
  readonly thing: ThingFact;
}

interface Row {
  readonly subject: SubjectId;
  readonly thing: PolicyId;
  readonly as: string;
}

export class PeopleIndex {
  readonly #before: CompiledModel;
  readonly #after: CompiledModel;
  readonly #stages: ReadonlyMap<PolicyId, Stage>;
  readonly #root: ThingFact;
  readonly #active: readonly SubjectFact[];
  readonly #things: ReadonlyMap<PolicyId, ThingFact>;
  readonly #byType: ReadonlyMap<string, readonly ThingFact[]>;
  readonly #roles: ReadonlyMap<SubjectId, readonly string[]>;
  readonly #rows: readonly Row[];
  readonly #rowsAs: ReadonlyMap<string, readonly Row[]>;
  readonly #is = new Map<PolicyId, Map<SubjectId, string[]>>();
  readonly #carriers = new Map<PolicyId, ThingFact[]>();
  readonly #below = new Map<string, ReadonlyMap<PolicyId | undefined, readonly ThingFact[]>>();

  /** `stages` says where each request among the things stands. */
  constructor(before: CompiledModel, after: CompiledModel, snapshot: Snapshot, stages: ReadonlyMap<PolicyId, Stage>) {
    this.#before = before;
    this.#after = after;
    this.#stages = stages;
    const { root, held, recorded } = snapshot;
    const bare: ThingFact = { id: root, type: 'workspace', inside: null, flags: [], tags: [] };
    this.#root = snapshot.things.find(({ id }) => id === root) ?? bare;
    this.#active = snapshot.subjects.filter(({ active }) => active);
    const things = [this.#root, ...snapshot.things.filter(({ id }) => id !== root)];
    this.#things = new Map(things.map((thing) => [thing.id, thing]));
    this.#byType = grouped(things, ({ type }) => type);
    const onRoot = held.filter(({ thing }) => thing === root);
    const roles = grouped(onRoot, ({ subject }) => subject);
    this.#roles = new Map([...roles].map(([subject, rows]) => [subject, rows.map(({ role }) => role)]));
    const grants = held.filter(({ thing }) => thing !== root).map((row): Row => ({ ...row, as: row.role }));
    this.#rows = [...grants, ...recorded];
    this.#rowsAs = grouped(this.#rows, ({ as }) => as);
    for (const row of this.#rows) this.#record(row);
    for (const thing of things) for (const tag of thing.tags) add(this.#carriers, tag, thing);
  }

  /** Active people whose roles, and whether they are insiders, are as the way wants. */
  subjectsFor({ counts, conditions }: Way, insidersOnly: boolean): readonly SubjectId[] {
    const fits = (one: SubjectFact): boolean =>
      (!insidersOnly || one.insider) &&
      (counts.length === 0 || counts.some((count) => this.#countsAs(one.id, count))) &&
      conditions.every((condition) => {
        if (condition.kind === 'insider') return one.insider === condition.wanted;
        if (condition.kind !== 'role') return true;
        const roles = this.#roles.get(one.id) ?? [];
        return condition.anyOf.some((role) => roles.includes(role)) === condition.wanted;
      });
    return this.#active.filter(fits).map(({ id }) => id);
  }

  /** Things of the type on which, and around which, flags are as the way wants; requests in the stages that it names. */
  thingsFor({ conditions, stages }: Way, type: string): readonly ThingFact[] {
    const at = (stage: Stage | undefined): boolean => stages.some((one) => sameStage(one, stage));
    const flags = conditions.flatMap((condition) => (condition.kind === 'flag' ? [condition] : []));
    const all = (this.#byType.get(type) ?? []).filter(({ id }) => stages.length === 0 || at(this.#stages.get(id)));
    return all.filter((thing) =>
      flags.every((one) => (this.#around(thing, one.type)?.flags.includes(one.flag) ?? false) === one.wanted),
    );
  }

  /** Every pair for which the condition may hold, and some more: people recorded so, or holding such a tag, with each thing below. */
  *pairsFor(condition: PairCondition, type: string): Iterable<Pair> {
    if (condition.kind === 'is') {
      for (const { subject, thing } of this.#rowsAs.get(condition.as) ?? [])
        for (const below of this.#belowOf(type, condition.type, thing)) yield { subject, thing: below };
      return;
    }
    for (const level of condition.levels)
      for (const { subject, thing: tag } of this.#rowsAs.get(level) ?? [])
        for (const carrier of this.#carriers.get(tag) ?? [])
          for (const below of this.#belowOf(type, condition.type, carrier.id)) yield { subject, thing: below };
  }

  /** How many rows a search by this condition would begin with. */
  rowsFor(condition: PairCondition): number {
    const names = condition.kind === 'is' ? [condition.as] : condition.levels;
    return names.reduce((all, name) => all + (this.#rowsAs.get(name)?.length ?? 0), 0);
  }

  holds(condition: PairCondition, { subject, thing }: Pair): boolean {
    const on = this.#around(thing, condition.type);
    if (!on) return false;
    if (condition.kind === 'is') return this.#isOn(on.id, subject, [condition.as]);
    const carried = on.tags.filter((tag) => this.#things.get(tag)?.type === condition.tag);
    const isHeld = (tag: PolicyId): boolean => this.#isOn(tag, subject, condition.levels);
    return condition.kind === 'shares' ? carried.some(isHeld) : carried.length > 0 && carried.every(isHeld);
  }

  #isOn(thing: PolicyId, subject: SubjectId, names: readonly string[]): boolean {
    return (
      this.#is
        .get(thing)
        ?.get(subject)
        ?.some((as) => names.includes(as)) ?? false
    );
  }

  #record({ thing, subject, as }: Row): void {
    const here = this.#is.get(thing) ?? new Map<SubjectId, string[]>();
    this.#is.set(thing, here);
    add(here, subject, as);
  }

  #countsAs(subject: SubjectId, { before, after }: Counting): boolean {
    const roles = this.#roles.get(subject) ?? [];
    return strongest(this.#before, roles) === before && strongest(this.#after, roles) === after;
  }

  /** The thing of that type which this one is or is in. */
  #around(thing: ThingFact, type: string): ThingFact | undefined {
    if (type === 'workspace') return this.#root;
    let at: ThingFact | undefined = thing;
    while (at && at.type !== type) at = at.inside === null ? undefined : this.#things.get(at.inside);
    return at;
  }

  /** Things of the type that are, or are in, this one. */
  #belowOf(type: string, container: string, id: PolicyId): readonly ThingFact[] {
    const key = `${type} ${container}`;
    const known = this.#below.get(key);
    if (known) return known.get(id) ?? [];
    const below = grouped(this.#byType.get(type) ?? [], (thing) => this.#around(thing, container)?.id);
    this.#below.set(key, below);
    return below.get(id) ?? [];
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
