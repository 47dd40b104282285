/** Fills an empty database with a house of some size under the Miruni model: people, teams, projects, requests, and a long past. */
import type { Knex } from 'knex';
import { type Filling, slackIdOf } from './filling/filling.ts';
import { openHouse } from './filling/first-day.ts';
import { grants } from './filling/grants.ts';
import { history } from './filling/past.ts';
import { people } from './filling/people.ts';
import { requests } from './filling/requests.ts';
import { things } from './filling/things.ts';
import { waiting } from './filling/waiting.ts';
import type { Sizes } from './sizes.ts';

/** What the measurements need to know of the house. */
export interface House {
  sizes: Sizes;
  /** Slack ids: an Admin, a Team Admin who is no Admin, a Member, a Collaborator and a Guest. */
  admin: string;
  teamAdmin: string;
  member: string;
  collaborator: string;
  guest: string;
  /** Somebody with a long past of their own. */
  wellKnown: string;
  team: string;
  project: string;
  /** Number and id of a request that waits, and its place in the help desk. */
  pending: { number: number; id: string };
}

/** Fills the database at this URL, which must be empty; tells how far it is. The same size is always the same house. */
export async function fill(url: string, sizes: Sizes, tell: (line: string) => void): Promise<House> {
  const filling = await openHouse(url, sizes);
  const { k } = filling;
  try {
    for (const [what, write] of [
      ['people', people],
      ['teams and projects', things],
      ['roles', grants],
      ['requests', requests],
      ['invitations and tasks', waiting],
      ['history', history],
    ] as const) {
      tell(what);
      await k.transaction((transaction) => write({ ...filling, k: transaction }));
    }
    await settle(k, url.startsWith('postgres'));
    return described(filling);
  } finally {
    await k.destroy();
  }
}

/** As the server would have it after a day: it counts and tidies by itself, but not before the first act, and then during the others. */
async function settle(k: Knex, isPostgres: boolean): Promise<void> {
  // It may just be looking at the same tables, for longer than an act would wait for them.
  if (isPostgres) for (const name of ['lock_timeout', 'statement_timeout']) await k.raw(`set ${name} = 0`);
  await k.raw(isPostgres ? 'vacuum analyze' : 'analyze');
}

function described({ sizes, requests: asked }: Filling): House {
  const nth = (part: number): string => slackIdOf(Math.floor(sizes.people * part));
  return {
    sizes,
    admin: slackIdOf(0),
    teamAdmin: nth(0.5),
    member: nth(0.6),
    collaborator: nth(0.9),
    guest: nth(0.97),
    wellKnown: slackIdOf(sizes.admins + 1),
    team: 'Team 3',
    project: 'Project 5',
    pending: { number: sizes.decided + 1, id: asked[sizes.decided] as string },
  };
}
