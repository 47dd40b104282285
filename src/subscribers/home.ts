/** Homes that were opened once: drawn again when something about their reader changed, a grant, a role, a request. */
import type { Read } from '../db/ports.ts';
import type { Event, Happening } from '../domain/events.ts';
import type { SubjectId, TenantId } from '../domain/ids.ts';
import { home as homeQuery } from '../queries/home.ts';
import { homeOf } from '../queries/homes.ts';
import { homeView } from '../slack/views/index.ts';
import { DeliveryFailed } from './messenger.ts';
import { drawOnce, type Subscriber, type Surroundings } from './subscriber.ts';

/** Late or doubled it does no harm: it draws what is true now. Whoever never opened their Home has none. */
export const home: Subscriber = async ({ event }, surroundings) => {
  const { db, messenger, log } = surroundings;
  const { tenant } = event;
  const homes = await surroundings.round.once(homesNamed(event), () => db.read(tenant, (read) => homesOf(read, event)));
  for (const { subject, slackUserId } of homes)
    await drawOnce(surroundings, event, `home of ${subject}`, async () => {
      const shown = await db.read(tenant, (read) =>
        homeQuery(read, { tenant, subject }, { maySetUp: false, at: null }),
      );
      await messenger.publish(slackUserId, homeView(shown)).catch((error: unknown) => {
        // A page that Slack does not take for good is nothing for an Admin to repair: it is drawn when it is opened next.
        if (!(error instanceof DeliveryFailed) || error.failure.kind !== 'dead') throw error;
        log.warn({ subscriber: 'home', error }, 'a Home was not taken');
      });
    });
};

interface Opened {
  subject: SubjectId;
  slackUserId: string;
}

const homesNamed = ({ id }: Event): string => `homes of ${id}`;

/** Looks for the Homes of all these events at once, and keeps them for the round. */
export async function lookForHomes(
  { db, round }: Surroundings,
  tenant: TenantId,
  events: readonly Event[],
): Promise<void> {
  const homes = await db.read(tenant, (read) => Promise.all(events.map((event) => homesOf(read, event))));
  for (const [nth, event] of events.entries()) round.keep(homesNamed(event), homes[nth]);
}

async function homesOf(read: Read, { happening, by }: Event): Promise<Opened[]> {
  // What somebody made themselves is no news to them, and a file of things makes hundreds at once.
  if (happening.type === 'thing.recorded' && happening.target === by) return [];
  const people = await read.subjects.listByIds(await concerned(read, happening));
  const opened = await Promise.all(
    people.map(async ({ id: subject, slackUserId, state }): Promise<Opened[]> => {
      if (slackUserId === null || state === 'deactivated') return [];
      const { what, audience } = homeOf(subject);
      return (await read.cards.list(what, audience)).length > 0 ? [{ subject, slackUserId }] : [];
    }),
  );
  return opened.flat();
}

/** Whom it is about, and whoever asked on their behalf or proposed them. */
async function concerned(read: Read, happening: Happening): Promise<SubjectId[]> {
  const target = 'target' in happening && happening.target ? [happening.target] : [];
  const taken = 'from' in happening && happening.type === 'thing.recorded' && happening.from ? [happening.from] : [];
  const request = 'request' in happening && happening.request ? await read.requests.get(happening.request) : null;
  const asked = request === null ? [] : [request.proposer ?? request.requester];
  return [...new Set([...target, ...taken, ...asked])];
}
