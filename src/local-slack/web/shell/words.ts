// The words of a message or view, as plain text: to copy, to read out, to look for.
import type { MessageShown } from '../../page/contract.ts';

const wordKeys = ['text', 'title', 'fields', 'elements', 'element', 'accessory', 'label', 'blocks'];

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return wordKeys.flatMap((key) => wordsIn((value as Record<string, unknown>)[key]));
}

/** All texts of blocks, a line each. */
export const wordsOfBlocks = (blocks: unknown): string => wordsIn(blocks).join('\n');

/** What a message says. */
export const wordsOf = ({ blocks, text }: Pick<MessageShown, 'blocks' | 'text'>): string =>
  (blocks.length > 0 && wordsOfBlocks(blocks)) || text;

/** Slack's entities as people read them: `@ana`, `#general`, the words of a link, a date's fallback; without emphasis. */
export function plainly(text: string, nameOf: (id: string) => string | undefined): string {
  return text
    .replace(/<!date\^[^>|]*\|([^>]*)>/g, '$1')
    .replace(
      /<(?:!subteam\^|[@#])([A-Z0-9]+)(?:\|([^>]*))?>/g,
      (_, id: string, name?: string) => nameOf(id) ?? name ?? id,
    )
    .replace(/<!(\w+)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<([^>|]*)>/g, '$1')
    .replace(/(^|[\s(])([*_~])(?=\S)(.+?)\2(?=$|[\s).,:;!?])/gm, '$1$3')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
