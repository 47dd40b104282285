/** Words made fit for Slack: escaped where Slack reads marks, cut by code points with an ellipsis that is seen. */
import { lengthOf, manyLines, oneLine } from '../../../domain/text.ts';

const ellipsis = '…';

/** Slack's three marks, in the order it asks for. Nothing else can be escaped, and nothing else need be. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** At most `max` code points; what is cut ends in an ellipsis. */
export function cut(text: string, max: number): string {
  if (lengthOf(text) <= max) return text;
  return `${[...text]
    .slice(0, max - 1)
    .join('')
    .trimEnd()}${ellipsis}`;
}

/** Escaped, and at most `max` code points after escaping; no entity is ever cut in half. */
export function cutEscaped(text: string, max: number): string {
  const whole = escaped(text);
  if (lengthOf(whole) <= max) return whole;
  let kept = '';
  let size = 0;
  for (const point of text) {
    const written = escaped(point);
    if (size + lengthOf(written) > max - 1) break;
    kept += written;
    size += lengthOf(written);
  }
  return `${kept.trimEnd()}${ellipsis}`;
}

/** One harmless line for a title, a label or a button; `instead` where nothing is left of it. */
export const label = (text: string, max: number, instead = 'unnamed'): string => cut(oneLine(text) || instead, max);

/** Harmless words that keep their lines, for a plain text block; `instead` where nothing is left. */
export const prose = (text: string, max: number, instead = 'nothing'): string => cut(manyLines(text) || instead, max);

/** `1 hour`, `3 hours`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Words that are to stand inside a sentence of ours, which has a full stop of its own. */
export const withoutStop = (text: string): string => text.trimEnd().replace(/\.$/u, '');

/** The first letter as a capital; the rest as it is. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
