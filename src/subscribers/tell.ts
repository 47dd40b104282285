/** Tells the person concerned, in a message of their own: their role changed, something began, nears its end, ended, all is over. */
import type { Event, Happening, HappeningType } from '../domain/events.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Subject } from '../domain/subject.ts';
import type { Message } from './messenger.ts';
import { placeOf } from './place.ts';
import type { Owing, Subscriber } from './subscriber.ts';
import { type Here, tellBegun, tellEnded, tellEnding, tellOpened } from './tell-grants.ts';
import { tellRemoved, tellRoleSet, tellWithheld } from './tell-roles.ts';

/** A message and whom it is for. */
export interface Told {
  to: SubjectId;
  message: Message;
}

/** What is to be told about an event as things are now; undefined when there is nothing (any more). */
export type Telling<Type extends HappeningType> = (
  here: Here,
  happening: Extract<Happening, { type: Type }>,
  event: Event,
) => Promise<Told | undefined>;

const tellings: { [Type in HappeningType]?: Telling<Type> } = {
  'role.set': tellRoleSet,
  'grant.opened': tellOpened,
  'grant.begun': tellBegun,
  'grant.ending': tellEnding,
  'grant.ended': tellEnded,
  'invitation.accepted': tellWithheld,
  'subject.offboarded': tellRemoved,
};

/** One message per event; whoever is not in Slack, has left it or did it themselves is told nothing. */
export const tell: Subscriber = async (owing, { db, messenger }) => {
  const { event } = owing;
  const ready = await db.read(event.tenant, async (read) => {
    const place = await placeOf(read, event);
    const told = place && (await tellingOf(event)?.({ read, place }, event.happening, event));
    return told && { told, to: await read.subjects.get(told.to) };
  });
  if (!ready || !isReachable(ready.to) || event.by === ready.told.to) return;
  await send(owing, ready.to, ready.told.message, messenger);
};

/** The function for this very type of event; its own `happening` is the one it takes. */
const tellingOf = ({ happening }: Event): Telling<HappeningType> | undefined =>
  tellings[happening.type] as Telling<HappeningType> | undefined;

const isReachable = ({ slackUserId, state }: Subject): boolean => slackUserId !== null && state !== 'deactivated';

async function send(
  { id }: Owing,
  { slackUserId }: Subject,
  message: Message,
  messenger: Parameters<Subscriber>[1]['messenger'],
): Promise<void> {
  if (slackUserId) await messenger.post(await messenger.openDirect(slackUserId), message, id);
}
