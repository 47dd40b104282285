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

/** The name of an emoji's picture: its code points; the variation selector counts in joined ones only. */
export function pictureName(character: string): string {
  const points = [...character].map((it) => (it.codePointAt(0) ?? 0).toString(16));
  return (points.includes('200d') ? points : points.filter((it) => it !== 'fe0f')).join('-');
}

/** With Slack's skin tones 2 to 6; an emoji that has none ignores it, as Slack does. */
export const toned = (character: string, tone: number): string =>
  `${character.replace('\uFE0F', '')}${String.fromCodePoint(0x1f3fa + tone - 1)}`;
