/** What is passed from one part of the filling to the next: where it goes, and who and what is there already. */
import type { Knex } from 'knex';
import type { RequestId, SubjectId, ThingId } from '../../../src/domain/ids.ts';
import type { Workspace } from '../../../src/domain/tenant.ts';
import type { Random } from '../../kit/random.ts';
import type { Sizes } from '../sizes.ts';

export const day = 86_400_000;

export const helpDesk = 'CHELPDESK';

export const slackIdOf = (nth: number): string => `UP${String(nth).padStart(6, '0')}`;

export interface Filling {
  k: Knex;
  workspace: Workspace;
  random: Random;
  sizes: Sizes;
  /** When everything begins: so many days before now. */
  began: number;
  now: number;
  model: string;
  subjects: SubjectId[];
  teams: ThingId[];
  projects: ThingId[];
  requests: RequestId[];
}
