/** A page of history: what happened, told, newest first, each in the reader's own zone. */
import type { KnownBlock } from '@slack/types';
import type { Event } from '../../../domain/events.ts';
import type { Listed, Names, ShownHistory } from '../../../domain/shown.ts';
import { tell } from '../history/tell.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { section } from '../kit/blocks.ts';
import { listLines } from '../kit/lists.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { counted } from '../kit/text.ts';

/** `<date> @Ben set @Ana to Admin.` */
export const eventSays = ({ at: when, by, happening }: Event, names: Names): Sentence =>
  together([...say`${at(when)}:`], tell(happening, by === null ? null : (names.people.get(by) ?? someone), names));

const someone = { id: null, slackUserId: null, name: 'Somebody' };

export const historyLines = (
  events: Listed<Event>,
  names: Names,
  most: number,
  more: ActionId = actions.showMore,
): KnownBlock[] =>
  listLines(events, { most, of: 'events', none: 'Nothing happened yet.', more }, (event) => eventSays(event, names));

/** What happened to somebody, to a thing, to a request, or at all; as far as the reader may see. */
export function historyPage({ about, since, events, names }: ShownHistory): Message {
  const whose = about === null ? [] : say` of ${about}`;
  const start = since === null ? [] : say` since ${at(since)}`;
  const head = say`History${whose}${start}: ${counted(events.total, 'event')}.`;
  const [newest] = events.items;
  return message(newest === undefined ? head : together(head, say`Newest: ${eventSays(newest, names)}`), [
    section(head),
    ...historyLines(events, names, 15),
  ]);
}
