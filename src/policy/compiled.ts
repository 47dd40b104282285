/** A role model after loading: the readable vocabulary, and the flat clauses that every question is answered from. */

import type { FileExample, FileTest } from './schema-tests.ts';
import type { ActionInfo, AskingRule, OptionInfo, RoleInfo, ThingTypeInfo } from './types.ts';

/** What one atom looks at. `slot` is the type of the thing looked at: the one asked about, or the one around it. */
export type Atom =
  | { kind: 'is'; slot: number; bit: number; as: string }
  | { kind: 'flag'; slot: number; word: number; mask: number; flag: string }
  /** There is such a thing around the one asked about. Only for things that may be in one of several kinds. */
  | { kind: 'inside'; slot: number }
  | { kind: 'shares' | 'covers'; slot: number; tag: number; levels: number };

/** One condition of a clause: the atom holds, or (wanted false) it does not. Atoms are shared: equal ones are one object. */
export interface Literal {
  readonly atom: Atom;
  readonly wanted: boolean;
}

/** Where a clause comes from. `line` is null for the core of every model. */
export interface Origin {
  readonly code: string;
  readonly line: number | null;
  readonly path: readonly (string | number)[];
}

/** A conjunction: roles of every mask, and every literal. A permission is a list of these, any of which is enough. */
export interface Clause {
  /** Bit masks of workspace roles; the subject must hold one of each. Empty only before it is checked. */
  readonly roles: readonly number[];
  readonly literals: readonly Literal[];
  readonly because: readonly string[];
  readonly origin: Origin;
}

export interface Permission extends ActionInfo {
  readonly slot: number;
  readonly clauses: readonly Clause[];
  /** It changes who may what, or settings: nobody from outside the Slack workspace does it. */
  readonly administers: boolean;
}

/** A thing type with its numbers. */
export interface TypeIndex {
  readonly slot: number;
  readonly info: ThingTypeInfo;
  /** Every name under `people`, strongest first, also those that the options withhold; and the bit of each. */
  readonly people: readonly { name: string; title: string }[];
  readonly bits: ReadonlyMap<string, number>;
  readonly flags: ReadonlyMap<string, { word: number; mask: number }>;
  /** Every way up to the workspace, as sets of slots, its own included. */
  readonly chains: readonly ReadonlySet<number>[];
}

export interface Invariant {
  readonly says: string;
  readonly path: readonly (string | number)[];
  readonly core: boolean;
  readonly only?: { roles: number; is: readonly Atom[] };
  readonly who?: number;
  readonly being: readonly Atom[];
  readonly literals: readonly Literal[];
  readonly also: readonly string[];
  readonly actions: readonly string[];
}

/** The model as everybody reads it; `inner` is for the policy folder alone. */
export interface CompiledModel {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Strongest first. */
  readonly roles: readonly RoleInfo[];
  readonly cardinality: 'one' | 'several';
  readonly defaultRole: string;
  readonly keeper: string;
  readonly thingTypes: ReadonlyMap<string, ThingTypeInfo>;
  readonly actions: readonly ActionInfo[];
  readonly asking: readonly AskingRule[];
  /** What people become by its lines and cannot be given: `project.contributor`. */
  readonly standings: readonly string[];
  readonly options: readonly OptionInfo[];
  readonly invariants: readonly Invariant[];
  readonly examples: Examples;
  readonly inner: Inner;
}

export interface Examples {
  readonly example: FileExample | null;
  readonly tests: readonly FileTest[];
  /** The same model with other options chosen. */
  readonly withOptions: (chosen: Readonly<Record<string, string>>) => CompiledModel;
}

export interface Inner {
  readonly types: readonly TypeIndex[];
  readonly typeOf: ReadonlyMap<string, TypeIndex>;
  readonly flagWords: number;
  readonly roleBits: ReadonlyMap<string, number>;
  /** Roles that stand on one axis, as masks. */
  readonly axes: readonly number[];
  readonly permissions: ReadonlyMap<string, Permission>;
  readonly standings: ReadonlyMap<string, readonly Clause[]>;
  /** Who may hold `type.role`; absent is anybody with a role. */
  readonly eligible: ReadonlyMap<string, readonly Clause[]>;
  /** The bits of the workspace roles that run the place by themselves; an outsider holds none of them. */
  readonly running: number;
  /** Flags of requests in a stage after which another one comes: a vote there opens nothing yet. */
  readonly earlyStages: readonly { word: number; mask: number }[];
  /** Who may ask for a rule's role, for themselves and for others. */
  readonly asks: ReadonlyMap<string, readonly Clause[]>;
  readonly asksForOthers: ReadonlyMap<string, readonly Clause[]>;
}
