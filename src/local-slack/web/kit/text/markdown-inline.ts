// What stands within one line of markdown.
import { isSafe, parseEntity } from './entity-parse.ts';
import type { Inline } from './inline-parse.ts';

interface Rule {
  pattern: RegExp;
  read: (found: string[]) => Inline | undefined;
}

const styled = (type: 'bold' | 'italic' | 'strike') => (found: string[]) => ({
  type,
  children: markdownInline(found[1] ?? ''),
});

const rules: Rule[] = [
  { pattern: /^\\([\\`*_{}[\]()#+.!|~>-])/, read: ([, text = '']) => ({ type: 'text', text }) },
  { pattern: /^`([^`]+)`/, read: ([, text = '']) => ({ type: 'code', children: [{ type: 'text', text }] }) },
  { pattern: /^!?\[([^\]]+)\]\(([^\s)]+)(?:\s+"[^"]*")?\)/, read: ([, label = '', url = '']) => link(url, label) },
  { pattern: /^<([^<>\s][^<>]*)>/, read: ([, inner = '']) => parseEntity(inner) },
  { pattern: /^\*\*(?=\S)(.+?)(?<=\S)\*\*/, read: styled('bold') },
  { pattern: /^__(?=\S)(.+?)(?<=\S)__(?!\w)/, read: styled('bold') },
  { pattern: /^~~(?=\S)(.+?)(?<=\S)~~/, read: styled('strike') },
  { pattern: /^\*(?=\S)(.+?)(?<=\S)\*/, read: styled('italic') },
  { pattern: /^_(?=\S)(.+?)(?<=\S)_(?!\w)/, read: styled('italic') },
  { pattern: /^:([a-z0-9_+'-]+):/, read: ([written = '', name = '']) => ({ type: 'emoji', name, written }) },
  { pattern: /^https?:\/\/[^\s<>)]*[^\s<>).,:;!?]/, read: ([url = '']) => link(url) },
];

const link = (url: string, label?: string): Inline | undefined =>
  isSafe(url) ? { type: 'link', url, ...(label ? { label } : {}) } : undefined;

/** Reads one line. */
export function markdownInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = pieceAt(text, at);
    if (!found) {
      plain += text[at++];
      continue;
    }
    if (plain !== '') pieces.push({ type: 'text', text: plain });
    plain = '';
    pieces.push(found.piece);
    at += found.length;
  }
  return plain === '' ? pieces : [...pieces, { type: 'text', text: plain }];
}

function pieceAt(text: string, at: number): { piece: Inline; length: number } | undefined {
  const rest = text.slice(at);
  const insideWord = /\w/.test(text[at - 1] ?? '');
  for (const { pattern, read } of rules) {
    const found = pattern.exec(rest);
    if (!found || (insideWord && /^[_h]/.test(rest))) continue;
    const piece = read(found);
    if (piece) return { piece, length: found[0].length };
  }
  return undefined;
}
