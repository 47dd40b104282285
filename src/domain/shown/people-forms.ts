/** What the forms about people, things and setting up are filled with. */
import type { RequestId, ThingId, WorkspaceId } from '../ids.ts';
import type { ShownGrant } from './access.ts';
import type { ShownPerson, ShownRole, ShownThing } from './basics.ts';
import type { ShownLengths, ShownOption } from './forms.ts';

export interface ShownProduct {
  id: WorkspaceId;
  title: string;
}

export interface ShownInviting {
  /** All the typist may invite into; one is chosen. */
  products: readonly ShownProduct[];
  product: ShownProduct;
  /** What was typed: people in Slack, and addresses. */
  people: readonly ShownPerson[];
  addresses: readonly string[];
  roles: readonly ShownRole[];
  role: ShownRole;
  /** `Start with Member and upgrade later if needed`; null where the model gives no such advice. */
  advice: string | null;
  things: readonly ShownOption[];
  lengths: ShownLengths;
  zone: string;
  message: string | null;
}

export interface ShownSetting {
  workspace: ShownThing;
  person: ShownPerson | null;
  holds: ShownRole | null;
  roles: readonly ShownRole[];
  role: ShownRole | null;
  advice: string | null;
  /** What would go with the present role: `Team Member of Web`. Empty when nothing is lost. */
  loses: readonly string[];
  lengths: ShownLengths;
  zone: string;
}

export interface ShownModelChoice {
  name: string;
  title: string;
  version: string;
  summary: string;
}

export interface ShownSetup {
  models: readonly ShownModelChoice[];
  chosen: readonly string[];
  helpDesk: string | null;
  admins: readonly ShownPerson[];
  /** What went wrong the last time, as sentences. */
  problems: readonly string[];
}

export interface ShownAdding {
  thing: ShownThing | null;
  /** Roles on it; the default stands first. */
  roles: readonly ShownRole[];
  role: ShownRole | null;
  people: readonly ShownPerson[];
  lengths: ShownLengths;
  zone: string;
}

/** A new thing, or one that gets another name. */
export interface ShownNaming {
  /** Short name of the product it is in. */
  product: string;
  type: string;
  typeTitle: string;
  /** The thing to rename; null makes a new one. */
  thing: ShownThing | null;
  /** Whether it must be made in something, and what was typed. */
  needsInside: boolean;
  inside: ShownThing | null;
  name: string | null;
}

export interface ShownOffboarding {
  person: ShownPerson;
  ends: readonly ShownGrant[];
  /** What they own and somebody must take over. */
  owned: readonly { thing: ThingId; name: string; as: string }[];
  /** Their own pending requests, which will be cancelled. */
  pending: readonly { id: RequestId; number: number }[];
  /** What else goes or needs a new hand, as sentences. */
  notes: readonly string[];
}
