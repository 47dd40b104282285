/** When a name must be quoted to be read back as one name. */
import { escaped } from './escape.ts';

const reserved = new Set(
  'because for until from in as since to on at and me i not can help list new product half a an is has holds of'.split(
    ' ',
  ),
);

/** Characters that no quotes can hold. */
export const quoteMarks = /["“”„‟«»]/u;

const simple = /^\p{L}[\p{L}\p{N}/_-]*$/u;

/** The name as it is typed: quoted unless it is one plain word. */
export function quotedIfNeeded(name: string): string {
  const plainWord = simple.test(name) && !reserved.has(name.toLowerCase()) && !/^r-\d+$/iu.test(name);
  return plainWord ? name : `"${escaped(name)}"`;
}
