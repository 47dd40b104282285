/** The one message of whoever asked, and of whoever it is for: the request for its whole life, edited in place; beside it only news. */
import type { Read } from '../db/ports.ts';
import type { HappeningType } from '../domain/events.ts';
import type { RequestId } from '../domain/ids.ts';
import type { ShownPerson, ShownRequest } from '../domain/shown.ts';
import { type Part, plainAnswer, requestDecided, requesterMessage, requestName, say } from '../slack/views/index.ts';
import type { Message } from './messenger.ts';
import { messageOf, requestsOf, shownOf } from './shown-request.ts';
import { placesOf, post, type Receiver, redraw } from './standing.ts';
import { drawOnce, type Owing, type Subscriber, type Surroundings } from './subscriber.ts';

const audiences: Record<Part, string> = { asker: 'requester', target: 'target' };

/** Late or doubled it does no harm: an approval that arrives after its grant has ended shows that it has ended. */
export const requester: Subscriber = async (owing, surroundings) => {
  const { event } = owing;
  const { tenant } = event;
  const [about, ...sharing] = await requestsOf(surroundings, event);
  if (about) await show(owing, surroundings, about);
  for (const other of sharing)
    await drawOnce(surroundings, event, messageOf(other), async () => {
      const its = await shownOf(surroundings, tenant, other);
      for (const { part } of readersOf(its)) {
        const standing = { what: other, audience: audiences[part] };
        await redraw(surroundings, tenant, standing, requesterMessage(its, part));
      }
    });
};

interface PartyReader {
  part: Part;
  person: ShownPerson;
}

/** Whoever asked or proposed it; and the one it is for, where that is somebody else. */
function readersOf({ requester: asker, target }: ShownRequest): PartyReader[] {
  const first: PartyReader = { part: 'asker', person: asker };
  return asker.id === target.id ? [first] : [first, { part: 'target', person: target }];
}

async function show(owing: Owing, surroundings: Surroundings, about: RequestId): Promise<void> {
  const { event } = owing;
  const told = new Set<Part>();
  await drawOnce(surroundings, event, messageOf(about), async () => {
    const shown = await shownOf(surroundings, event.tenant, about);
    for (const reader of readersOf(shown)) if (await drawFor(owing, surroundings, shown, reader)) told.add(reader.part);
  });
  if (!newsworthy.has(event.happening.type)) return;
  const shown = await shownOf(surroundings, event.tenant, about);
  for (const reader of readersOf(shown)) if (!told.has(reader.part)) await tellNews(owing, surroundings, shown, reader);
}

/** Whether it was posted just now: then it says everything there is to say. */
async function drawFor(
  owing: Owing,
  surroundings: Surroundings,
  shown: ShownRequest,
  { part, person }: PartyReader,
): Promise<boolean> {
  const { tenant } = owing.event;
  const standing = { what: shown.id, audience: audiences[part] };
  const message = requesterMessage(shown, part);
  if ((await redraw(surroundings, tenant, standing, message)).length > 0) return false;
  const receivers = await surroundings.db.read(tenant, (read) => receiversOf(read, person));
  await post(surroundings, owing, standing, message, receivers);
  return true;
}

async function tellNews(
  owing: Owing,
  surroundings: Surroundings,
  shown: ShownRequest,
  { part, person }: PartyReader,
): Promise<void> {
  const news = newsOf(owing.event, shown, part, person);
  if (news === null) return;
  const standing = { what: shown.id, audience: audiences[part] };
  for (const place of await placesOf(surroundings, owing.event.tenant, standing))
    await surroundings.messenger.reply(place, news, owing.id);
}

async function receiversOf(read: Read, { id: who }: ShownPerson): Promise<Receiver[]> {
  const people = who === null ? [] : await read.subjects.listByIds([who]);
  return people
    .filter(({ state }) => state === 'active' || state === 'invited')
    .map(({ id: subject, slackUserId }) => ({ channel: null, subject, slackUserId }));
}

/** What `newsOf` has words for. */
const newsworthy: ReadonlySet<HappeningType> = new Set([
  'request.voted',
  'request.cancelled',
  'request.expired',
  'request.answered',
  'request.reminded',
] as const);

/** An edit calls nobody: what they should notice is said once more, beneath. Ends are told to the holder by `tell`. */
function newsOf(
  { happening, by }: Owing['event'],
  shown: ShownRequest,
  part: Part,
  person: ShownPerson,
): Message | null {
  const name = requestName(shown.number);
  switch (happening.type) {
    case 'request.voted':
      return happening.state === 'pending' ? null : requestDecided(shown, part);
    case 'request.cancelled':
      // Whoever did it themselves knows.
      return by !== null && by === person.id ? null : requestDecided(shown, part);
    case 'request.expired':
      return requestDecided(shown, part);
    case 'request.answered':
      return plainAnswer([say`There is an answer to ${name}: ${happening.comment}`]);
    case 'request.reminded':
      return happening.whom === 'asker' && part === 'asker' && shown.state === 'pending'
        ? plainAnswer([say`Nobody has decided ${name} yet. You can wait, or ask somebody who can.`])
        : null;
    default:
      return null;
  }
}
