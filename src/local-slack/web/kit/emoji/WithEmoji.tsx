// A plain text whose emoji characters are pictures.
import { Emoji } from './Emoji.tsx';
import { splitEmoji } from './emoji-text.ts';
import { nameOf } from './names.ts';

/** Words as they are, emoji characters as pictures. */
export function WithEmoji({ text }: { text: string }) {
  return splitEmoji(text, (it) => nameOf(it) !== undefined).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
    piece.emoji ? <Emoji key={index} name={nameOf(piece.text) ?? ''} /> : piece.text,
  );
}
