/** A thing's page and lists of things. */
import type { KnownBlock } from '@slack/types';
import type { Listed, ShownThing, ShownThingCard } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { menu } from '../kit/buttons.ts';
import { listLines } from '../kit/lists.ts';
import { thingName, thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, own, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { capital } from '../kit/text.ts';
import { moreValue } from '../kit/values.ts';
import { holderSays } from './people.ts';

const named = (thing: ShownThing): Sentence => {
  const product = thing.product === null || thing.isRoot ? [] : say` in ${thing.product}`;
  return thing.isRoot ? [strong(thing.name)] : say`${capital(thing.typeTitle)} ${strong(thingName(thing))}${product}`;
};

function state({ flags, tags, archivedAt }: ShownThingCard): Sentence {
  const few = tags.slice(0, 10).map((tag) => say`${thingName(tag)}`);
  const rest = tags.length - few.length;
  return together(
    archivedAt === null ? [] : say`Archived ${at(archivedAt)}.`,
    flags.length === 0 ? [] : say`It is ${listed(flags)}.`,
    tags.length === 0 ? [] : say`Labels: ${listed(few)}${rest > 0 ? say` and ${rest} more` : []}.`,
  );
}

function things({ may, thing }: ShownThingCard) {
  return menu(actions.thingMore, thingWords(thing), [
    ...(may.add ? [{ text: 'Add people…', value: moreValue('add', thing.id) }] : []),
    ...(may.rename && !thing.isRoot ? [{ text: 'Rename…', value: moreValue('rename', thing.id) }] : []),
    ...(may.history ? [{ text: 'History', value: moreValue('history', thing.id) }] : []),
  ]);
}

/** What a thing is, who holds what on it, what is in it; as far as the reader may see. */
export function thingCard(card: ShownThingCard): Message {
  const { thing, holders, holds } = card;
  const more = state(card);
  const head = say`${named(thing)}.`;
  const inside: KnownBlock[] = holds.total === 0 ? [] : [section(own('In it:'))];
  return message(together(head, more, say`People: ${holders.total}.`), [
    section(together(head, more)),
    ...listLines(holders, { of: 'people', none: 'Nobody holds anything on it that you can see.' }, holderSays),
    ...inside,
    ...listLines(holds, { of: 'things' }, named),
    ...actionRow(...things(card)),
  ]);
}

/** A list of things under a heading of ours: `Teams`. */
export function thingsAnswer(title: string, list: Listed<ShownThing>): Message {
  const head = say`${title} (${list.total}):`;
  const none = 'There is none that you can see.';
  const spoken =
    list.total === 0 ? own(none) : say`${listed(list.items.slice(0, 5).map((thing) => say`${thingName(thing)}`))}.`;
  return message(together(head, spoken), [
    section(head),
    ...listLines(list, { of: 'things', none }, named),
    ...(list.total > 20 ? [context(own('Write part of a name to find one.'))] : []),
  ]);
}
