// Plain text objects: nothing is markup in them but `:emoji:`.
import { type Inline, parseInline } from './inline-parse.ts';

type Plain = Extract<Inline, { type: 'text' | 'emoji' }>;

/** A plain text cut into words and emoji by short name. */
export function plainPieces(text: string): Plain[] {
  const pieces: Plain[] = [];
  let end = 0;
  for (const found of text.matchAll(/:[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?/g)) {
    const [emoji] = parseInline(found[0]);
    if (emoji?.type !== 'emoji') continue;
    if (found.index > end) pieces.push({ type: 'text', text: text.slice(end, found.index) });
    pieces.push(emoji);
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ type: 'text', text: text.slice(end) });
  return pieces;
}

/** The same as characters, for places that take no pictures. */
export const plainString = (text: string, characterOf: (name: string) => string | undefined): string =>
  plainPieces(text)
    .map((it) => (it.type === 'text' ? it.text : (characterOf(it.name) ?? it.written)))
    .join('');
