/** Every value that the words of a line can give, by the key it is given under. */
import type { Instant, Length } from '../../domain/instant.ts';
import type { Where } from './endings.ts';
import type { KnownAction, KnownRole, KnownThing, KnownThingRole, KnownType } from './lexicon.ts';
import type { OnThing, People, Person } from './lines.ts';

/** Null for what was left out; absent for what this command does not take, or where the line is unfinished. */
export interface Parts {
  people?: readonly People[] | null;
  person?: Person | null;
  role?: KnownRole | null;
  thing?: KnownThing | null;
  thingRole?: KnownThingRole | null;
  to?: readonly OnThing[] | null;
  action?: KnownAction | null;
  tag?: KnownThing | null;
  types?: readonly KnownType[] | null;
  where?: Where | null;
  product?: string | null;
  request?: number | null;
  name?: string | null;
  from?: Instant | null;
  until?: Instant | null;
  length?: Length | null;
  reason?: string | null;
}
