// Emoji that stand in a text as characters, and what their pictures are called.

/** A text cut into words and known emoji characters. */
export function splitEmoji(text: string, isKnown: (character: string) => boolean): { text: string; emoji: boolean }[] {
  const pieces: { text: string; emoji: boolean }[] = [];
  let end = 0;
  const one = String.raw`\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F\u20E3?)?`;
  const sequence = new RegExp(String.raw`\p{RI}\p{RI}|${one}(?:\u200D${one})*`, 'gu');
  for (const found of text.matchAll(sequence)) {
    if (!isKnown(found[0])) continue;
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), emoji: false });
    pieces.push({ text: found[0], emoji: true });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), emoji: false });
  return pieces;
}

/** The character without its skin tone, and which one that was. */
export function untoned(character: string): { plain: string; tone?: number } {
  const modifier = /\p{Emoji_Modifier}/u.exec(character)?.[0];
  if (modifier === undefined) return { plain: character };
  return { plain: character.replaceAll(/\p{Emoji_Modifier}/gu, ''), tone: (modifier.codePointAt(0) ?? 0) - 0x1f3f9 };
}

/** Slack's own names in the words of our table: `flag-de`, `woman-raising-hand`, `male-technologist`, `man-woman-girl-boy`. */
export function otherNames(name: string): string[] {
  const words = name.split('-');
  const [first = '', ...rest] = words;
  const last = rest.join('_');
  if (first === 'flag') return [last];
  if (first === 'male' || first === 'female') return [`${first === 'male' ? 'man' : 'woman'}_${last}`];
  return rest.length > 0 ? [`${last}_${first}`, `family_${words.join('_')}`, words.join('_')] : [];
}

/** The name of an emoji's picture: its code points; the variation selector counts in joined ones only. */
export function pictureName(character: string): string {
  const points = [...character].map((it) => (it.codePointAt(0) ?? 0).toString(16));
  return (points.includes('200d') ? points : points.filter((it) => it !== 'fe0f')).join('-');
}

/** With Slack's skin tones 2 to 6; an emoji that has none ignores it, as Slack does. Of a joined one the person takes it, who comes first. */
export function toned(character: string, tone: number): string {
  const [person = '', ...rest] = character.split('\u200D');
  return [`${person.replace('\uFE0F', '')}${String.fromCodePoint(0x1f3f9 + tone)}`, ...rest].join('\u200D');
}
