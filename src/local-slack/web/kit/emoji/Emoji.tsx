// One emoji: its picture, and its character where there is no picture.
import { useState } from 'react';
import { pictureName, toned } from './emoji-text.ts';
import { emojiOf } from './names.ts';

interface Shown {
  name: string;
  tone?: number | undefined;
}

/** The emoji of this short name; a name that nobody knows stays words. */
export function Emoji({ name, tone }: Shown) {
  const [failed, setFailed] = useState(false);
  const plain = emojiOf(name);
  if (plain === undefined) return `:${name}:`;
  const character = tone === undefined ? plain : toned(plain, tone);
  if (failed) return <span className="kit-emoji-character">{tone === undefined ? plain : character}</span>;
  return (
    <img
      className="kit-emoji"
      src={`${import.meta.env.BASE_URL}emoji/${pictureName(character)}.svg`}
      alt={`:${name}:`}
      title={`:${name}:`}
      draggable={false}
      onError={() => setFailed(true)}
    />
  );
}
