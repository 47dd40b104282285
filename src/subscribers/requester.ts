/** The one message of whoever asked: the request for its whole life, edited in place; beside it only what needs attention. */
import type { Read } from '../db/ports.ts';
import type { Happening } from '../domain/events.ts';
import type { RequestId } from '../domain/ids.ts';
import type { ShownRequest } from '../domain/shown.ts';
import { requestShown } from '../queries/request-card.ts';
import { plainAnswer, requestDecided, requesterMessage, requestName, say } from '../slack/views/index.ts';
import type { Message } from './messenger.ts';
import { requestsOf } from './shown-request.ts';
import { post, type Receiver, redraw } from './standing.ts';
import type { Owing, Subscriber, Surroundings } from './subscriber.ts';

const audience = 'requester';

/** Late or doubled it does no harm: an approval that arrives after its grant has ended shows that it has ended. */
export const requester: Subscriber = async (owing, surroundings) => {
  const { tenant } = owing.event;
  const [about, ...sharing] = await surroundings.db.read(tenant, (read) => requestsOf(read, owing.event));
  if (about) await show(owing, surroundings, about);
  for (const other of sharing) {
    const message = requesterMessage(await surroundings.db.read(tenant, (read) => requestShown(read, other)));
    await redraw(surroundings, tenant, { what: other, audience }, message);
  }
};

async function show(owing: Owing, surroundings: Surroundings, id: RequestId): Promise<void> {
  const { tenant, happening } = owing.event;
  const standing = { what: id, audience };
  const shown = await surroundings.db.read(tenant, (read) => requestShown(read, id));
  const message = requesterMessage(shown);
  const there = await redraw(surroundings, tenant, standing, message);
  if (there.length === 0) {
    const receivers = await surroundings.db.read(tenant, (read) => receiversOf(read, shown));
    await post(surroundings, owing, standing, message, receivers);
    return;
  }
  const news = newsOf(happening, shown);
  if (news === null) return;
  for (const place of there) await surroundings.messenger.reply(place, news, owing.id);
}

async function receiversOf(read: Read, { requester: who }: ShownRequest): Promise<Receiver[]> {
  const people = who.id === null ? [] : await read.subjects.listByIds([who.id]);
  return people
    .filter(({ state }) => state === 'active' || state === 'invited')
    .map(({ id: subject, slackUserId }) => ({ channel: null, subject, slackUserId }));
}

/** An edit calls nobody: what whoever asked should notice is said once more, beneath. Ends are told to the holder by `tell`. */
function newsOf(happening: Happening, shown: ShownRequest): Message | null {
  switch (happening.type) {
    case 'request.voted':
      return happening.state === 'pending' ? null : requestDecided(shown, readerOf(shown));
    case 'request.cancelled':
      return happening.because === undefined ? null : requestDecided(shown, readerOf(shown));
    case 'request.expired':
      return requestDecided(shown, readerOf(shown));
    case 'request.answered':
      return plainAnswer([say`There is an answer to ${requestName(shown.number)}: ${happening.comment}`]);
    case 'request.reminded':
      return happening.whom === 'asker' && shown.state === 'pending'
        ? plainAnswer([
            say`Nobody has decided ${requestName(shown.number)} yet. You can wait, or ask somebody who can.`,
          ])
        : null;
    default:
      return null;
  }
}

const readerOf = ({ requester: who, target }: ShownRequest): 'target' | 'others' =>
  who.id === target.id ? 'target' : 'others';
