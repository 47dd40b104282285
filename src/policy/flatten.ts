/** Turns standings and permissions, which refer to each other, into flat lists of clauses that refer to nothing. */
import type { Atom, Clause, Literal, Origin, TypeIndex } from './compiled.ts';
import { Atoms, canHold, join } from './conjunction.ts';
import type { Draft, Placed } from './draft.ts';
import { actionNamed, anyone, isWithin, stageWord, standingNamed, typeOfKey } from './names.ts';
import { didYouMean, listed, type Path, type Problems } from './problems.ts';
import type { FileLine } from './schema.ts';
import { orphanFlag, stageFlag } from './types-index.ts';

const mostClauses = 400;

export class Flattener {
  readonly atoms = new Atoms();
  readonly #draft: Draft;
  readonly #problems: Problems;
  readonly #one: boolean;
  readonly #types: ReadonlyMap<string, TypeIndex>;
  readonly #roles: ReadonlyMap<string, number>;
  readonly #axes: readonly number[];
  readonly #known = new Map<string, readonly Clause[]>();
  readonly #open: string[] = [];

  constructor(
    draft: Draft,
    types: readonly TypeIndex[],
    roles: ReadonlyMap<string, number>,
    axes: readonly number[],
    problems: Problems,
  ) {
    this.#draft = draft;
    this.#problems = problems;
    this.#one = draft.file.roles.per_person === 'one';
    this.#types = new Map(types.map((type) => [type.info.name, type]));
    this.#roles = roles;
    this.#axes = axes;
  }

  /** Every way to have this standing (`team.administrator`, which must be declared). */
  standing(key: string): readonly Clause[] {
    const standing = this.#draft.standings.get(key);
    const type = this.#types.get(typeOfKey(key));
    if (!standing || !type) return [];
    return this.#once(`standing ${key}`, standing.path, () =>
      standing.lines.flatMap((line, at) => this.#line(type, line, `${standing.core ? 'core.' : ''}${key}:${at + 1}`)),
    );
  }

  /** Every way to be allowed this action (`team.view`, which must be declared). */
  permission(key: string): readonly Clause[] {
    const permission = this.#draft.permissions.get(key);
    const type = this.#types.get(typeOfKey(key));
    if (!permission || !type) return [];
    return this.#once(`permission ${key}`, permission.path, () =>
      permission.by.flatMap((reference) => this.#carried(type, reference, key, permission)),
    );
  }

  /** Every way somebody may be eligible for a role on things of this type; null is anybody with a role. */
  eligible(type: TypeIndex, role: string): readonly Clause[] | null {
    const thing = this.#draft.things.get(type.info.name);
    const mustBe = thing?.people[role]?.must_be;
    return mustBe ? this.by(type, mustBe, [...thing.path, 'people', role, 'must_be']) : null;
  }

  /** The ways of a standing that is named somewhere in the file, checked: it exists, and is on the thing or around it. */
  by(type: TypeIndex, reference: string, path: Path): readonly Clause[] {
    const key = standingNamed(this.#draft, type.info.name, reference);
    const other = key === null ? undefined : this.#types.get(typeOfKey(key));
    if (key !== null && other && isWithin(type, other)) return this.#fit(type, this.standing(key));
    this.#unknown('standing', reference, this.#draft.standings.keys(), path, key === null ? null : type);
    return [];
  }

  /** The clauses of a container as they read for a thing in it: those whose conditions cannot meet there fall away. */
  #fit(type: TypeIndex, clauses: readonly Clause[]): readonly Clause[] {
    return clauses.filter((clause) => canHold(type, clause.literals));
  }

  #carried(
    type: TypeIndex,
    reference: string,
    key: string,
    { path, core }: { path: Path; core: boolean },
  ): readonly Clause[] {
    const mask = reference === anyone ? this.#allRoles : this.#roles.get(reference);
    if (mask === undefined || standingNamed(this.#draft, type.info.name, reference))
      return this.by(type, reference, path);
    const title =
      reference === anyone
        ? 'everybody with a role may'
        : `the role ${this.#draft.file.roles.ranked[reference]?.title} allows it`;
    return [
      {
        roles: [mask],
        literals: [],
        because: [title],
        origin: this.#origin(`${core ? 'core.' : ''}${key}:${reference}`, path, core),
      },
    ];
  }

  get #allRoles(): number {
    return [...this.#roles.values()].reduce((all, bit) => all | bit, 0);
  }

  #origin(code: string, path: Path, core: boolean): Origin {
    return { code, path, line: core ? null : this.#problems.lineOf(path) };
  }

  #once(key: string, path: Path, work: () => readonly Clause[]): readonly Clause[] {
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#open.includes(key)) {
      const circle = [...this.#open.slice(this.#open.indexOf(key)), key].map(nameless).join(' -> ');
      this.#problems.add(
        path,
        `${nameless(key)} is defined by itself: ${circle}`,
        'Let one of these lines say who it is instead.',
      );
      return [];
    }
    this.#open.push(key);
    const clauses = work();
    this.#open.pop();
    if (clauses.length > mostClauses)
      this.#problems.add(
        path,
        `${nameless(key)} has more than ${mostClauses} ways`,
        'Split it, or say it with fewer lines.',
      );
    this.#known.set(key, clauses);
    return clauses;
  }

  #line(type: TypeIndex, line: Placed<FileLine>, code: string): readonly Clause[] {
    const before = this.#problems.count;
    if (!line.because && !line.from)
      this.#problems.add(line.path, 'this line gives no reason', 'Add because: "...", the sentence people read.');
    const start: Clause = {
      roles: line.as ? this.#as(line.as, line) : [],
      literals: [
        ...this.#people(type, line, 'isnt'),
        ...this.#flags(type, line, 'if'),
        ...this.#flags(type, line, 'unless'),
      ],
      because: line.because ? [line.because] : [],
      origin: this.#origin(code, line.path, line.core),
    };
    const parts = [
      this.#is(type, line),
      this.#from(type, line),
      this.#may(type, line),
      this.#tags(type, line, 'shares'),
      this.#tags(type, line, 'covers'),
    ];
    const given = parts.filter((part) => part !== null);
    let clauses: readonly Clause[] = [start];
    for (const part of given) {
      clauses = clauses.flatMap((outer) => part.flatMap((inner) => join(this.#one, type, outer, inner) ?? []));
    }
    clauses = this.#fit(type, clauses);
    const asleep = given.some((part) => part.length === 0);
    if (clauses.length === 0 && !asleep && this.#problems.count === before) {
      this.#problems.add(
        line.path,
        'this line can never hold: its conditions exclude each other',
        'Take it out, or change one of its conditions.',
      );
    }
    return clauses;
  }

  /** AND across axes, OR within one. */
  #as(roles: readonly string[], line: Placed<FileLine>): number[] {
    let wanted = 0;
    for (const role of roles) {
      const bit = role === anyone ? this.#allRoles : this.#roles.get(role);
      if (bit === undefined) this.#unknown('role', role, this.#roles.keys(), [...line.path, 'as'], null);
      wanted |= bit ?? 0;
    }
    return roles.includes(anyone) ? [wanted] : this.#axes.map((axis) => axis & wanted).filter((mask) => mask !== 0);
  }

  #person(type: TypeIndex, as: string, path: Path): Atom | null {
    const bit = type.bits.get(as);
    if (bit !== undefined) return this.atoms.of({ kind: 'is', slot: type.slot, bit: 1 << bit, as });
    this.#unknown(`name under people of ${type.info.name}`, as, type.bits.keys(), path, null);
    return null;
  }

  #people(type: TypeIndex, line: Placed<FileLine>, key: 'isnt'): Literal[] {
    return (line[key] ?? []).flatMap((as) => {
      const atom = this.#person(type, as, [...line.path, key]);
      return atom ? [{ atom, wanted: false }] : [];
    });
  }

  /** Being recorded so counts only with the standing that must come with it. */
  #is(type: TypeIndex, line: Placed<FileLine>): readonly Clause[] | null {
    if (!line.is) return null;
    return line.is.flatMap((as) => {
      const atom = this.#person(type, as, [...line.path, 'is']);
      return atom ? this.#withEligible(type, as, plain([{ atom, wanted: true }])) : [];
    });
  }

  #withEligible(type: TypeIndex, role: string, clause: Clause): readonly Clause[] {
    const eligible = this.eligible(type, role);
    return eligible
      ? eligible.flatMap((inner) => join(this.#one, type, clause, { ...inner, because: [] }) ?? [])
      : [clause];
  }

  #flags(type: TypeIndex, line: Placed<FileLine>, key: 'if' | 'unless'): Literal[] {
    return (line[key] ?? []).flatMap((flag) => {
      const place = type.flags.get(flag);
      if (place) return [{ atom: this.#flag(type, flag, place), wanted: key === 'if' }];
      this.#unknown(`flag of ${type.info.name}`, flag, type.flags.keys(), [...line.path, key], null);
      return [];
    });
  }

  #flag(type: TypeIndex, flag: string, place: { word: number; mask: number }): Atom {
    return this.atoms.of({ kind: 'flag', slot: type.slot, ...place, flag });
  }

  #from(type: TypeIndex, line: Placed<FileLine>): readonly Clause[] | null {
    if (!line.from) return null;
    return line.from.flatMap((reference) =>
      line.core && reference === stageWord ? this.#stages(type) : this.by(type, reference, [...line.path, 'from']),
    );
  }

  #may(type: TypeIndex, line: Placed<FileLine>): readonly Clause[] | null {
    if (!line.may) return null;
    const key = actionNamed(this.#draft, type.info.name, line.may);
    const other = key === null ? undefined : this.#types.get(typeOfKey(key));
    if (key !== null && other && isWithin(type, other)) return this.#fit(type, this.permission(key));
    if (!line.core)
      this.#unknown(
        'action',
        line.may,
        this.#draft.permissions.keys(),
        [...line.path, 'may'],
        key === null ? null : type,
      );
    return [];
  }

  #tags(type: TypeIndex, line: Placed<FileLine>, kind: 'shares' | 'covers'): readonly Clause[] | null {
    const held = line[kind];
    if (held === undefined) return null;
    const pairs = typeof held === 'string' ? [[held, null] as const] : Object.entries(held);
    return pairs.flatMap(([name, level]) => {
      const tag = type.info.tags.includes(name) ? this.#types.get(name) : undefined;
      const at = level === null ? Number(tag?.bits.size) - 1 : tag?.bits.get(level);
      if (!tag) this.#unknown(`tag that ${type.info.name} carries`, name, type.info.tags, [...line.path, kind], null);
      else if (at === undefined)
        this.#unknown(`level of ${name}`, String(level), tag.bits.keys(), [...line.path, kind], null);
      if (!tag || at === undefined) return [];
      const atom = this.atoms.of({ kind, slot: type.slot, tag: tag.slot, levels: 2 ** (at + 1) - 1 });
      const weakest = [...tag.bits.keys()][at];
      return this.#withEligible(tag, weakest ?? '', plain([{ atom, wanted: true }]));
    });
  }

  /** For a request: each stage of each way of asking, decided by its standing on what is asked about. */
  #stages(type: TypeIndex): readonly Clause[] {
    const ways = [...this.#draft.asking].flatMap(([key, { stages, path }]) =>
      stages.map((stage, at) => ({
        flag: stageFlag(key, at),
        on: typeOfKey(key),
        by: stage.by,
        path: [...path, 'stages', at, 'by'],
      })),
    );
    const all = [...ways, { flag: orphanFlag, on: 'workspace', by: 'workspace.administrator', path: [] }];
    return all.flatMap(({ flag, on, by, path }) => {
      const place = type.flags.get(flag);
      const asked = this.#types.get(on);
      if (!place || !asked) return [];
      const only = plain([{ atom: this.#flag(type, flag, place), wanted: true }]);
      return this.by(asked, by, path).flatMap((clause) => join(this.#one, type, only, clause) ?? []);
    });
  }

  #unknown(what: string, name: string, known: Iterable<string>, path: Path, outOfReach: TypeIndex | null): void {
    const choices = [...known];
    if (outOfReach) {
      const message = `"${name}" is not on a ${outOfReach.info.name} nor on anything around it`;
      this.#problems.add(path, message, 'Name something on the thing itself or on what it is inside.');
    } else
      this.#problems.add(
        path,
        `there is no ${what} "${name}"`,
        `${didYouMean(name, choices)}Known here: ${listed(choices)}.`,
      );
  }
}

const plain = (literals: readonly Literal[]): Clause => ({
  roles: [],
  literals,
  because: [],
  origin: { code: '', line: null, path: [] },
});
const nameless = (key: string): string => key.slice(key.indexOf(' ') + 1);
