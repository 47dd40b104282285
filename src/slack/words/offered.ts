/** A length that a reason mentions, for a form to offer: “I need it for 3 days”. */
import type { Length } from '../../domain/instant.ts';
import { spokenLength } from './times.ts';

/** The first length said in words or figures with a unit; undefined when there is none. */
export function lengthIn(reason: string): Length | undefined {
  const words = reason.toLowerCase().split(/\s+/u);
  for (let at = 0; at < words.length; at++) {
    const found = spokenLength(words.slice(at, at + 3));
    if (found) return found;
  }
  return undefined;
}
