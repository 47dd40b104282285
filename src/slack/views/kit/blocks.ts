/** The blocks we draw with, each within Slack's limits: header, section, fields, context, divider, actions, input. */
import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import type { Sentence } from './sentence.ts';
import { asMrkdwn, asPlain } from './sentence.ts';
import { label, prose } from './text.ts';

/** One harmless line of plain text; emoji codes stay what was typed. */
export const plain = (text: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: label(text, max),
  emoji: false,
});

/** A sentence as mrkdwn; `verbatim` keeps Slack from making links or mentions of what merely looks like one. */
export const mrkdwn = (sentence: Sentence, max = 3000): MrkdwnElement => ({
  type: 'mrkdwn',
  text: asMrkdwn(sentence, max) || '-',
  verbatim: true,
});

/** A heading in plain words. */
export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, 150) });

/** A sentence, with at most one button, menu or picker at its side. */
export const section = (sentence: Sentence, accessory?: SectionBlockAccessory): SectionBlock => ({
  type: 'section',
  text: mrkdwn(sentence),
  ...(accessory && { accessory }),
});

/** Words that somebody wrote, exactly as words: no marks, no mentions, no emoji; the name of what they are in front. */
export const quoted = (what: string, text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: `${what}: ${prose(text, 2900, '(nothing)')}`, emoji: false },
});

/** Names and what they are, side by side; 10 to a block. */
export function fields(pairs: readonly (readonly [name: string, value: Sentence])[]): SectionBlock[] {
  const written = pairs.map(([name, value]) => ({
    type: 'mrkdwn' as const,
    text: `*${name}*\n${asMrkdwn(value, 1900) || '-'}`,
    verbatim: true,
  }));
  return chunks(written, 10).map((ten) => ({ type: 'section', fields: ten }));
}

/** Small print. */
export const context = (...sentences: readonly Sentence[]): ContextBlock => ({
  type: 'context',
  elements: sentences.slice(0, 10).map((sentence) => mrkdwn(sentence, 2000)),
});

export const divider: DividerBlock = { type: 'divider' };

/** A row of buttons, menus or pickers; where an id stands twice, the later ones get a `:n`. Empty rows are no block. */
export function actionRow(...elements: readonly ActionsBlockElement[]): ActionsBlock[] {
  const seen = new Map<string, number>();
  const distinct = elements.map((element) => {
    const id = element.action_id ?? '';
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times === 0 ? element : { ...element, action_id: `${id}:${times}` };
  });
  return chunks(distinct, 25).map((few) => ({ type: 'actions', elements: few }));
}

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** The sentence as a heading or a title. */
export const plainOf = (sentence: Sentence, max: number): PlainTextElement => plain(asPlain(sentence), max);
