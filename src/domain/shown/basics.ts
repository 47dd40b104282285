/** The pieces every read model is made of: a person, a thing, a role, a piece of a long list, names for the history. */
import type { SubjectId, ThingId } from '../ids.ts';

/** Somebody as they are shown: a mention where Slack knows them, their name where it does not. */
export interface ShownPerson {
  /** Null for an address that is nobody's yet. */
  id: SubjectId | null;
  slackUserId: string | null;
  name: string;
}

export interface ShownThing {
  id: ThingId;
  /** Type of the role model (`team`), and its title as it stands within a sentence (`Mini label`). */
  type: string;
  typeTitle: string;
  name: string;
  /** Name of what it is in, where its own name alone would be ambiguous. */
  inside: string | null;
  /** It stands for the workspace itself. */
  isRoot: boolean;
  /** Title of the product, where the tenant carries several; null where there is only one. */
  product: string | null;
}

export interface ShownRole {
  name: string;
  title: string;
  bestFor: string;
  licensed: boolean;
}

/**
 * A piece of a list that may be longer. The view draws as many as fit and offers the next piece by `key` and offset,
 * so the query may give any number of items.
 */
export interface Listed<Item> {
  items: readonly Item[];
  /** Place of the first of `items` in the whole list, from 0. */
  from: number;
  total: number;
  /** Names the list for "Show more": opaque to the views, at most 200 characters. */
  key: string;
}

/** Names for what events point at; what is missing here is told as "somebody" or "something". */
export interface Names {
  people: ReadonlyMap<string, ShownPerson>;
  things: ReadonlyMap<string, ShownThing>;
  /** Titles by `type.role`: `workspace.admin`, `team.member`. */
  roles: ReadonlyMap<string, string>;
  /** Numbers of requests by id. */
  requests: ReadonlyMap<string, number>;
  /** Titles of actions by name: `workspace.invite`. */
  actions: ReadonlyMap<string, string>;
  /** Titles of products by short name. */
  products: ReadonlyMap<string, string>;
}
