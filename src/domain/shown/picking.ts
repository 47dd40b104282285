/** What the form of a word without one of its own is filled with: the parts that are missing, and what was typed of them. */
import type { ShownGrant } from './access.ts';
import type { ShownRole, ShownThing } from './basics.ts';
import type { ShownRequestName } from './request.ts';

interface Part<Chosen> {
  label: string;
  /** What was typed of it; null is nothing. */
  chosen: Chosen | null;
  optional: boolean;
}

/** A role that people hold on the whole of a product. */
export interface ShownProductRole {
  product: string;
  role: ShownRole;
  thing: ShownThing;
}

export interface ShownPicking {
  /** The word that opened it: `remove`. */
  word: string;
  title: string;
  submit: string;
  /** What else to know, as one sentence. */
  says: string | null;
  person: Part<string> | null;
  thing: Part<ShownThing> | null;
  choice:
    | (Part<string> & {
        from:
          | { of: 'grants'; items: readonly ShownGrant[] }
          | { of: 'requests'; items: readonly ShownRequestName[] }
          | { of: 'roles'; items: readonly ShownProductRole[] };
      })
    | null;
  reason: Part<string> | null;
  zone: string;
}
