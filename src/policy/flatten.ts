/** Turns standings and permissions, which refer to each other, into flat lists of clauses that refer to nothing. */
import type { Clause, Origin, TypeIndex } from './compiled.ts';
import { Atoms } from './conjunction.ts';
import type { Draft } from './draft.ts';
import { Around } from './flatten-around.ts';
import { lineClauses } from './flatten-line.ts';
import { actionNamed, anyone, asWritten, isWithin, standingNamed, typeOfKey } from './names.ts';
import { didYouMean, listed, type Path, type Problems } from './problems.ts';
import type { RolesIndex } from './roles-index.ts';

const mostClauses = 400;

/** Each standing and permission is flattened once, when it is first asked for; what is wrong goes to the problems. */
export class Flattener {
  readonly atoms = new Atoms();
  readonly draft: Draft;
  readonly types: ReadonlyMap<string, TypeIndex>;
  readonly roles: RolesIndex;
  readonly one: boolean;
  readonly allRoles: number;
  readonly problems: Problems;
  readonly #around = new Around(this.atoms);
  readonly #known = new Map<string, readonly Clause[]>();
  readonly #open = new Set<string>();
  /** Those in whose lines something was wrong. */
  readonly #broken = new Set<string>();

  constructor(draft: Draft, types: readonly TypeIndex[], roles: RolesIndex, problems: Problems) {
    this.draft = draft;
    this.types = new Map(types.map((type) => [type.info.name, type]));
    this.roles = roles;
    this.one = draft.file.roles.per_person === 'one';
    this.allRoles = [...roles.bits.values()].reduce((all, bit) => all | bit, 0);
    this.problems = problems;
  }

  /** Every way to have this standing (`team.administrator`). */
  standing(key: string): readonly Clause[] {
    return this.#once('standing', this.draft.standings, key, ({ lines, core }, type) =>
      lines.flatMap((line) => lineClauses(this, type, line, `${core ? 'core.' : ''}${key}:${line.number}`)),
    );
  }

  /** Every way to be allowed this action (`team.view`). */
  permission(key: string): readonly Clause[] {
    return this.#once('permission', this.draft.permissions, key, (permission, type) =>
      permission.by.flatMap((reference) => this.#carried(type, reference, key, permission)),
    );
  }

  /** Who may hold a role on things of this type; null is anybody with a role. */
  eligible(type: TypeIndex, role: string): readonly Clause[] | null {
    const thing = this.draft.things.get(type.info.name);
    const mustBe = thing?.people[role]?.must_be;
    return mustBe ? this.by(type, mustBe, [...thing.path, 'people', role, 'must_be']) : null;
  }

  /** The ways of a standing that is named somewhere in the file, checked: it exists, and is on the thing or around it. */
  by(type: TypeIndex, reference: string, path: Path): readonly Clause[] {
    const key = standingNamed(this.draft, type.info.name, reference);
    const on = this.#declaredOn(type, key);
    if (key !== null && on) return this.#around.read(type, on, this.standing(key));
    if (key !== null) this.#outOfReach(type, reference, path);
    else this.unknown('standing', reference, this.#near(type, this.draft.standings, reference), path);
    return [];
  }

  /** The ways of an action that a line names, checked like a standing. A core line may name what a model must yet declare. */
  byAction(type: TypeIndex, reference: string, path: Path, core: boolean): readonly Clause[] {
    const key = actionNamed(this.draft, type.info.name, reference);
    const on = this.#declaredOn(type, key);
    if (key !== null && on) return this.#around.read(type, on, this.permission(key));
    if (key !== null) this.#outOfReach(type, reference, path);
    else if (!core) this.unknown('action', reference, this.#near(type, this.draft.permissions, reference), path);
    return [];
  }

  origin(code: string, path: Path, core: boolean): Origin {
    return { code, path, line: core ? null : this.problems.lineOf(path) };
  }

  /** A name that is not declared, with those that are. */
  unknown(what: string, name: string, known: Iterable<string>, path: Path): void {
    const choices = [...known];
    const role =
      what === 'standing' && this.roles.bits.has(name) ? `"${name}" is a role; name a standing that has it. ` : '';
    const next = `${role || didYouMean(name, choices)}Known here: ${listed(choices)}.`;
    this.problems.add(path, `there is no ${what} "${name}"`, next);
  }

  #carried(type: TypeIndex, reference: string, key: string, at: { path: Path; core: boolean }): readonly Clause[] {
    const mask = reference === anyone ? this.allRoles : this.roles.bits.get(reference);
    const isStanding = standingNamed(this.draft, type.info.name, reference) !== null;
    if (mask === undefined && !isStanding) {
      const known = [...this.roles.bits.keys(), anyone, ...this.#near(type, this.draft.standings, reference)];
      this.unknown('role or standing', reference, known, at.path);
      return [];
    }
    if (mask === undefined || isStanding) return this.by(type, reference, at.path);
    const title = this.draft.file.roles.ranked[reference]?.title;
    const because = reference === anyone ? 'everybody with a role may' : `the role ${title} allows it`;
    const code = `${at.core ? 'core.' : ''}${key}:${reference}`;
    return [{ roles: [mask], literals: [], because: [because], origin: this.origin(code, at.path, at.core) }];
  }

  /** The type that the key is declared on, where that is this one or around it. */
  #declaredOn(type: TypeIndex, key: string | null): TypeIndex | null {
    const on = key === null ? undefined : this.types.get(typeOfKey(key));
    return on && isWithin(type, on) ? on : null;
  }

  /** What could have been meant: declared on the thing or around it, and not in the core. */
  #near(type: TypeIndex, declared: ReadonlyMap<string, { core: boolean }>, written: string): string[] {
    const own = [...declared].filter(([key, { core }]) => !core && this.#declaredOn(type, key));
    return own.map(([key]) => asWritten(this.draft, type.info.name, key, written));
  }

  #outOfReach(type: TypeIndex, name: string, path: Path): void {
    const message = `"${name}" is not on a ${type.info.name} nor on anything around it`;
    this.problems.add(path, message, 'Name something on the thing itself or on what it is inside.');
  }

  /** What is not declared has no ways; that it is missing is told where it is named. */
  #once<Declared extends { path: Path }>(
    kind: 'standing' | 'permission',
    all: ReadonlyMap<string, Declared>,
    key: string,
    work: (declared: Declared, type: TypeIndex) => readonly Clause[],
  ): readonly Clause[] {
    const declared = all.get(key);
    const type = this.types.get(typeOfKey(key));
    if (!declared || !type) return [];
    const id = `${kind} ${key}`;
    const { path } = declared;
    const known = this.#known.get(id);
    if (known && this.#broken.has(id)) this.problems.again();
    if (known) return known;
    const before = this.problems.count;
    if (this.#open.has(id)) {
      const open = [...this.#open];
      const circle = [...open.slice(open.indexOf(id)), id].map((one) => one.replace(/^\w+ /, ''));
      const message = `${key} is defined by itself: ${circle.join(' -> ')}`;
      this.problems.add(path, message, 'Let one of these lines say who it is instead.');
      return [];
    }
    this.#open.add(id);
    let clauses = work(declared, type);
    this.#open.delete(id);
    if (clauses.length > mostClauses) {
      this.problems.add(path, `${key} has more than ${mostClauses} ways`, 'Split it, or say it with fewer lines.');
      clauses = [];
    }
    if (this.problems.count > before) this.#broken.add(id);
    this.#known.set(id, clauses);
    return clauses;
  }
}
