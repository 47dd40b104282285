// Slack's markup, read into pieces to draw: paragraphs, quotes and code blocks. Pure; nothing is looked up here.
import { type Inline, parseInline } from './inline-parse.ts';

export type MrkdwnPart = { type: 'paragraph' | 'quote'; lines: Inline[][] } | { type: 'code_block'; content: Inline[] };

export interface Reading {
  /** Bare addresses stay words. */
  verbatim?: boolean;
}

/** Reads mrkdwn as Slack does: code blocks first, then quotes by line, then what stands within a line. */
export function parseMrkdwn(text: string, { verbatim = false }: Reading = {}): MrkdwnPart[] {
  const parts: MrkdwnPart[] = [];
  let end = 0;
  for (const found of text.matchAll(/```\n?([\s\S]*?[^\s`][\s\S]*?)\n?```\n?/g)) {
    parts.push(...parseLines(text.slice(end, found.index).replace(/\n$/, ''), verbatim));
    parts.push({ type: 'code_block', content: parseInline(found[1] ?? '', { verbatim, onlyEntities: true }) });
    end = found.index + found[0].length;
  }
  return [...parts, ...parseLines(text.slice(end), verbatim)];
}

const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_ALL = /^(?:&gt;|>){3} ?/;

function parseLines(text: string, verbatim: boolean): MrkdwnPart[] {
  if (text === '') return [];
  const parts: { type: 'paragraph' | 'quote'; lines: Inline[][] }[] = [];
  let quotesAll = false;
  for (const line of text.split('\n')) {
    const opensAll: boolean = !quotesAll && QUOTE_ALL.test(line);
    const type = quotesAll || QUOTE.test(line) ? 'quote' : 'paragraph';
    const own = opensAll ? line.replace(QUOTE_ALL, '') : quotesAll ? line : line.replace(QUOTE, '');
    quotesAll ||= opensAll;
    const last = parts.at(-1);
    const read = parseInline(own, { verbatim });
    if (last?.type === type) last.lines.push(read);
    else parts.push({ type, lines: [read] });
  }
  return parts;
}
