/** What a comparison of two role models answers: rights gained and lost under which conditions, what else changed, and mere words. */

/** One condition on facts, by names that both models share. */
export type Condition =
  /** Holds one of these workspace roles; only where people may hold several. */
  | { readonly kind: 'role'; readonly anyOf: readonly string[] }
  /** Is recorded so on the thing of this type: the one asked about or the one around it. */
  | { readonly kind: 'is'; readonly type: string; readonly as: string }
  | { readonly kind: 'flag'; readonly type: string; readonly flag: string }
  /** There is a thing of this type around the one asked about. */
  | { readonly kind: 'inside'; readonly type: string }
  /** Holds a tag of this kind, at one of the levels, that the thing carries; `covers`: each that it carries, and it carries one. */
  | {
      readonly kind: 'shares' | 'covers';
      readonly type: string;
      readonly tag: string;
      readonly levels: readonly string[];
    }
  /** A full member of the tenant's own Slack workspace. */
  | { readonly kind: 'insider' };

/** Which of somebody's workspace roles counts under each model, where a person has one; null is none. */
export interface Counting {
  readonly before: string | null;
  readonly after: string | null;
}

/** What a request asks for and where it stands, `stage` counting from 0; `orphan` is a stage that neither model has. */
export type Stage =
  | { readonly kind: 'stage'; readonly key: string; readonly stage: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'orphan' };

/** One minimal way to gain or lose a right: all of it must hold, and nothing of it could be left out. */
export interface Way {
  /** Any of these; empty where people may hold several roles, which are then among the conditions. */
  readonly counts: readonly Counting[];
  readonly conditions: readonly (Condition & { readonly wanted: boolean })[];
  /** Acts on requests: any of these; empty for everything else. */
  readonly stages: readonly Stage[];
  /** `a Member who is assigned on the project, where the project is not closed`. */
  readonly says: string;
}

/**
 * What a right is about. `do` an action · `hold` a role on a thing (`must_be`) · `ask` for a role, for oneself · `ask_for_others` ·
 * `give` a role, where it became another action's matter.
 */
export type RightKind = 'do' | 'hold' | 'ask' | 'ask_for_others' | 'give';

/** A right that is not the same for any facts. */
export interface RightChange {
  readonly kind: RightKind;
  /** The action (`project.view`), or the role and what it is held on (`team.member`). */
  readonly name: string;
  readonly title: string;
  /** Both models let only full members of the tenant's own Slack workspace: the ways do not repeat it. */
  readonly insidersOnly: boolean;
  /** Just those who could not before and can now. */
  readonly gained: readonly Way[];
  /** Just those who could before and cannot now. */
  readonly lost: readonly Way[];
  /** The same for people to read: who can now, those among them who could anyway not left out. */
  readonly gainedInShort: readonly Way[];
  /** The same: who could before, those among them who still can not left out. */
  readonly lostInShort: readonly Way[];
  /** There were too many cases to look through: it counts as changed, and how is not known. */
  readonly unknown: boolean;
}

/** Something else that answers are read from: a role, a kind of thing, an option, how a role is asked for. */
export interface ModelChange {
  /** `role guest`, `thing project`, `asking team.member`. */
  readonly of: string;
  /** Which part of it; null where the whole is new or gone. */
  readonly part: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly says: string;
}

export interface ModelDifference {
  /** Both models answer every question alike, for any facts that can be. Words may differ. */
  readonly isEquivalent: boolean;
  readonly changes: readonly ModelChange[];
  readonly rights: readonly RightChange[];
  /** Titles, sentences, examples: nothing is decided otherwise for them. */
  readonly words: readonly ModelChange[];
}
