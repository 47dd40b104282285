/** Long lists: as many lines as fit, where in the list they stand, and a button for the next ones. Nothing is cut silently. */
import type { KnownBlock } from '@slack/types';
import type { Listed } from '../../../domain/shown.ts';
import { lengthOf } from '../../../domain/text.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from './blocks.ts';
import { button } from './buttons.ts';
import type { Sentence } from './sentence.ts';
import { asMrkdwn, own, say } from './sentence.ts';
import { cursorValue } from './values.ts';

/** A whole list that is at hand and short. */
export const all = <Item>(items: readonly Item[], key = 'all'): Listed<Item> => ({
  items,
  from: 0,
  total: items.length,
  key,
});

/** The part of a list at hand that begins at a place in it. */
export const pieceOf = <Item>(items: readonly Item[], from: number, key: string): Listed<Item> => ({
  items: items.slice(from),
  from,
  total: items.length,
  key,
});

/** Sentences as lines, packed into as few sections as hold them; each line at most 700 code points. */
export function lines(sentences: readonly Sentence[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let packed = '';
  const flush = () => {
    if (packed !== '') blocks.push({ type: 'section', text: { type: 'mrkdwn', text: packed, verbatim: true } });
    packed = '';
  };
  for (const sentence of sentences) {
    const line = `• ${asMrkdwn(sentence, 700)}`;
    if (lengthOf(packed) + lengthOf(line) + 1 > 2900) flush();
    packed += packed === '' ? line : `\n${line}`;
  }
  flush();
  return blocks;
}

interface ListLooks {
  /** Most items drawn at a time. */
  most?: number;
  /** What is said when there is none; nothing is drawn where it is left out. */
  none?: string;
  /** What the list is of, for those who hear its buttons: `people`. */
  of: string;
  /** Home redraws itself; an answer is replaced. */
  more?: ActionId;
}

/** A list with several blocks per item, drawn by `draw`. */
export function rows<Item>(list: Listed<Item>, looks: ListLooks, draw: (item: Item) => KnownBlock[]): KnownBlock[] {
  const { most = 10, none } = looks;
  const shown = list.items.slice(0, most);
  if (list.total === 0 && shown.length === 0) return none === undefined ? [] : [section(own(none))];
  return [...shown.flatMap(draw), ...place(list, shown.length, looks)];
}

/** A list with one line per item. */
export function listLines<Item>(list: Listed<Item>, looks: ListLooks, line: (item: Item) => Sentence): KnownBlock[] {
  const { most = 20, none } = looks;
  const shown = list.items.slice(0, most);
  if (list.total === 0 && shown.length === 0) return none === undefined ? [] : [section(own(none))];
  return [...lines(shown.map(line)), ...place(list, shown.length, looks)];
}

/** `1-20 of 134` with Show more and Back; nothing when the whole list is in sight. */
function place<Item>(list: Listed<Item>, shown: number, { of, more = actions.showMore }: ListLooks): KnownBlock[] {
  const next = list.from + shown;
  const isWhole = list.from === 0 && next >= list.total;
  if (isWhole) return [];
  const goOn =
    next < list.total
      ? [button(more, 'Show more', { hears: `Show more ${of}`, value: cursorValue(list.key, next) })]
      : [];
  const back =
    list.from > 0
      ? [button(more, 'Back to the start', { hears: `Back to the start of ${of}`, value: cursorValue(list.key, 0) })]
      : [];
  const where =
    shown === 0 ? say`None of ${list.total} ${of} here.` : say`${list.from + 1} to ${next} of ${list.total}`;
  return [context(where), ...actionRow(...goOn, ...back)];
}
