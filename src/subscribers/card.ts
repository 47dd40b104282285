/** The card of a request in the help desk: every copy redrawn from the request's present state, with what happened beside it. */
import type { Read } from '../db/ports.ts';
import type { Happening } from '../domain/events.ts';
import type { RequestId } from '../domain/ids.ts';
import type { ShownRequest } from '../domain/shown.ts';
import { decidersOf } from '../queries/deciders.ts';
import { modelOf } from '../queries/models.ts';
import { shownPeople } from '../queries/showing.ts';
import { own, person, plainAnswer, requestCard, requestName, type Sentence, say } from '../slack/views/index.ts';
import { DeliveryFailed } from './messenger.ts';
import { cardOf, requestsOf, shownOf } from './shown-request.ts';
import { placesOf, post, type Receiver, redraw } from './standing.ts';
import { drawOnce, type Owing, type Subscriber, type Surroundings } from './subscriber.ts';

const audience = 'help-desk';
/** Copies for those who decide, where the help desk cannot be posted to. */
const besides = 'deciders';

/** Late or doubled it does no harm: it draws what is true now, and what was given by rule needs nobody and has no card. */
export const card: Subscriber = async (owing, surroundings) => {
  const { event } = owing;
  const { tenant } = event;
  const [about, ...sharing] = await requestsOf(surroundings, event);
  if (about) {
    await drawOnce(surroundings, event, cardOf(about), async () =>
      draw(owing, surroundings, await shownOf(surroundings, tenant, about)),
    );
    await sayBeside(owing, surroundings, about);
  }
  for (const other of sharing)
    await drawOnce(surroundings, event, cardOf(other), async () => {
      const message = requestCard(await shownOf(surroundings, tenant, other));
      for (const each of [audience, besides])
        await redraw(surroundings, tenant, { what: other, audience: each }, message);
    });
};

async function sayBeside(owing: Owing, surroundings: Surroundings, what: RequestId): Promise<void> {
  const beside = await beneath(owing, surroundings, what);
  if (!beside) return;
  for (const place of await placesOf(surroundings, owing.event.tenant, { what, audience }))
    await surroundings.messenger.reply(place, plainAnswer([beside]), owing.id);
}

async function draw(owing: Owing, surroundings: Surroundings, shown: ShownRequest): Promise<void> {
  const { id } = shown;
  const { tenant } = owing.event;
  const standing = { what: id, audience };
  const message = requestCard(shown);
  const copies = await redraw(surroundings, tenant, { what: id, audience: besides }, message);
  const there = await redraw(surroundings, tenant, standing, message);
  const receivers =
    there.length > 0 || isQuiet(shown) ? [] : await surroundings.db.read(tenant, (read) => receiversOf(read, id));
  await post(surroundings, owing, standing, message, receivers).catch(async (error: unknown) => {
    // The help desk is gone or archived: those who decide have it all the same, and the Admins see the failure on their Home.
    if (copies.length === 0 && shown.state === 'pending' && isDead(error)) {
      const deciders = await surroundings.db.read(tenant, (read) => decidersReached(read, id));
      await post(surroundings, owing, { what: id, audience: besides }, message, deciders);
    }
    throw error;
  });
}

const isDead = (error: unknown): boolean => error instanceof DeliveryFailed && error.failure.kind === 'dead';

/** Given by its rule, without anybody's voice. */
const isQuiet = ({ state, role, stages }: ShownRequest): boolean =>
  state === 'approved' && role !== null && stages.every(({ votes }) => votes.length === 0);

/** The help desk; where there is none, each of those who can decide. */
async function receiversOf(read: Read, id: RequestId): Promise<Receiver[]> {
  const { helpDeskChannel } = await read.tenants.get();
  return helpDeskChannel ? [{ channel: helpDeskChannel, subject: null, slackUserId: null }] : decidersReached(read, id);
}

async function decidersReached(read: Read, id: RequestId): Promise<Receiver[]> {
  const request = await read.requests.get(id);
  const workspace = await read.workspaces.get(request.workspace);
  const deciders = await decidersOf(read, workspace, await modelOf(read, workspace), request);
  const people = await read.subjects.listByIds(deciders);
  return people.map(({ id: subject, slackUserId }) => ({ channel: null, subject, slackUserId }));
}

/** What is said in the card's thread: a voice, a reminder. Nothing else is worth a message of its own. */
async function beneath({ event }: Owing, surroundings: Surroundings, what: RequestId): Promise<Sentence | null> {
  const { happening, by, tenant } = event;
  if (happening.type === 'request.voted') {
    const people = await surroundings.db.read(tenant, (read) => shownPeople(read, [by]));
    return voteSays(happening, people(by));
  }
  if (happening.type !== 'request.reminded' || happening.whom !== 'deciders') return null;
  const { state, number, target, stages, stage } = await shownOf(surroundings, tenant, what);
  if (state !== 'pending') return null;
  return say`${requestName(number)} of ${person(target)} is still waiting for ${stages[stage]?.title ?? 'a decision'}.`;
}

type Voted = Extract<Happening, { type: 'request.voted' }>;

function voteSays({ verdict, comment }: Voted, by: ShownRequest['target']): Sentence {
  const said = verdict === 'approve' ? 'approved' : 'denied';
  const words = comment === null ? own('.') : say`: ${comment}`;
  return say`${person(by)} ${said} this${words}`;
}
