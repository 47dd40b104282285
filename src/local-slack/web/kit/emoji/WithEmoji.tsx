// A plain text whose emoji characters are pictures.
import { Emoji } from './Emoji.tsx';
import { splitEmoji } from './emoji-text.ts';
import { emojiIn } from './names.ts';

/** Words as they are, emoji characters as pictures. */
export function WithEmoji({ text }: { text: string }) {
  return splitEmoji(text, (it) => emojiIn(it) !== undefined).map((piece, index) => {
    const emoji = piece.emoji ? emojiIn(piece.text) : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
    return emoji ? <Emoji key={index} {...emoji} /> : piece.text;
  });
}
