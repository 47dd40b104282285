/** A sentence as parts, so that one and the same can be Slack's mrkdwn, or plain words for a file; foreign words stay words. */
import type { Instant } from '../../../domain/instant.ts';
import type { ShownPerson } from '../../../domain/shown.ts';
import { lengthOf, oneLine } from '../../../domain/text.ts';
import { cut, cutEscaped } from './text.ts';
import { dateToken, dateWords } from './when.ts';

export type Part =
  | { is: 'words'; words: string; style?: 'strong' | 'code' }
  | { is: 'person'; person: ShownPerson }
  | { is: 'at'; at: Instant }
  | { is: 'channel'; id: string }
  | { is: 'link'; words: string; url: string };

export type Sentence = readonly Part[];

/** What stands in a sentence: other sentences, parts, and words from outside, which become one harmless line. */
export type Said = Sentence | Part | string | number;

const longestWords = 300;

/** Words from outside, as one line of at most `max` code points. */
export const words = (text: string, max = longestWords): Part => ({ is: 'words', words: cut(oneLine(text), max) });
export const strong = (text: string): Part => ({
  is: 'words',
  words: cut(oneLine(text), longestWords),
  style: 'strong',
});
export const code = (text: string): Part => ({ is: 'words', words: cut(oneLine(text), longestWords), style: 'code' });
export const person = (who: ShownPerson): Part => ({ is: 'person', person: who });
export const at = (instant: Instant): Part => ({ is: 'at', at: instant });
export const channel = (id: string): Part => ({ is: 'channel', id });
export const link = (text: string, url: string): Part => ({ is: 'link', words: cut(oneLine(text), 80), url });

const isSentence = (said: Said): said is Sentence => Array.isArray(said);
const partsOf = (said: Said): Sentence => {
  if (isSentence(said)) return said;
  return typeof said === 'object' ? [said] : [words(String(said))];
};

/** A sentence of ours with what is said in it: say`${person(ana)} asks for ${role}.` */
export const say = (own: TemplateStringsArray, ...said: readonly Said[]): Sentence =>
  own.flatMap((chunk, i): Sentence => {
    const next = said[i];
    return [{ is: 'words', words: chunk }, ...(next === undefined ? [] : partsOf(next))];
  });

/** Our own words as a sentence; nothing in them is cut or made one line. */
export const own = (text: string): Sentence => [{ is: 'words', words: text }];

/** `a`, `a and b`, `a, b and c`; with a comma as the last word, `a, b, c`. */
export const listed = (items: readonly Said[], last = 'and'): Sentence =>
  items.flatMap((item, i): Sentence => {
    if (i === 0) return partsOf(item);
    return [{ is: 'words', words: i === items.length - 1 && last !== ',' ? ` ${last} ` : ', ' }, ...partsOf(item)];
  });

/** Sentences with a space between; empty ones leave no trace. */
export const together = (...sentences: readonly Sentence[]): Sentence =>
  sentences.filter((one) => one.length > 0).flatMap((one, i): Sentence => (i === 0 ? one : [...own(' '), ...one]));

export const isMention = (who: ShownPerson): boolean => /^[UW][A-Z0-9]{2,}$/.test(who.slackUserId ?? '');

/** The name in words: never a mention, never empty. */
export const nameOf = (who: ShownPerson): string => cut(oneLine(who.name), 80) || 'somebody';

const wrapped = (text: string, mark: string): string => (text === '' ? '' : `${mark}${text}${mark}`);

function written(part: Part, room: number): string {
  switch (part.is) {
    case 'person':
      return isMention(part.person) ? `<@${part.person.slackUserId}>` : cutEscaped(nameOf(part.person), room);
    case 'at':
      return dateToken(part.at);
    case 'channel':
      return `<#${part.id}>`;
    case 'link':
      return isWebAddress(part.url)
        ? `<${linkAddress(part.url)}|${cutEscaped(part.words.replaceAll('|', '/'), 400)}>`
        : cutEscaped(part.words, room);
    case 'words':
      if (part.style === 'code') return wrapped(cutEscaped(part.words.replaceAll('`', "'"), room - 2), '`');
      return part.style === 'strong' ? wrapped(cutEscaped(part.words, room - 2), '*') : cutEscaped(part.words, room);
  }
}

/** Only web addresses become links or buttons, and only those that fit. */
export const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s<>|]+$/.test(url) && lengthOf(url) <= 1000;
const linkAddress = (url: string): string => url.replaceAll('&', '&amp;');

/** Slack's mrkdwn, at most `max` code points; mentions, dates and links are whole or left out. */
export function asMrkdwn(sentence: Sentence, max = 3000): string {
  let text = '';
  for (const part of sentence) {
    const room = max - lengthOf(text);
    if (room < 4) return text;
    const next = written(part, room);
    if (lengthOf(next) > room) return `${text.trimEnd()}…`;
    text += next;
  }
  return text;
}

/** Plain words for a file or a label: names without mentions, dates in this zone. */
export const asPlain = (sentence: Sentence, zone = 'UTC'): string =>
  sentence
    .map((part) => {
      if (part.is === 'person') return nameOf(part.person);
      if (part.is === 'channel') return `channel ${part.id}`;
      return part.is === 'at' ? dateWords(part.at, zone) : part.words;
    })
    .join('');
