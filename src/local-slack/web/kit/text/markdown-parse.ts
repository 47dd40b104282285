// Markdown as the `markdown` block has it: headings, lists, quotes, code, tables and rules. Pure.
import type { Inline } from './inline-parse.ts';
import { markdownInline } from './markdown-inline.ts';

export interface ListItem {
  content: Inline[];
  /** Of a task: whether it is done. */
  done?: boolean;
  inner: MarkdownPart[];
}

export type MarkdownPart =
  | { type: 'heading'; level: number; content: Inline[] }
  | { type: 'paragraph'; lines: Inline[][] }
  | { type: 'quote'; parts: MarkdownPart[] }
  | { type: 'code'; text: string }
  | { type: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { type: 'table'; rows: Inline[][][] }
  | { type: 'rule' };

interface Read {
  part: MarkdownPart;
  /** How many lines it takes. */
  lines: number;
}

/** Reads markdown line by line. */
export function parseMarkdown(text: string): MarkdownPart[] {
  const lines = text.split('\n');
  const parts: MarkdownPart[] = [];
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    if (rest[0]?.trim() === '') {
      at += 1;
      continue;
    }
    const read = blockAt(rest) ?? paragraph(rest);
    parts.push(read.part);
    at += read.lines;
  }
  return parts;
}

const blockAt = (lines: string[]): Read | undefined =>
  code(lines) ?? heading(lines) ?? rule(lines) ?? quote(lines) ?? list(lines) ?? table(lines);

/** How many lines from the first on fit. */
const countWhile = (lines: string[], fits: (line: string) => boolean): number => {
  const end = lines.findIndex((line) => !fits(line));
  return end === -1 ? lines.length : end;
};

function code(lines: string[]): Read | undefined {
  const fence = /^\s*(```+|~~~+)/.exec(lines[0] ?? '')?.[1];
  if (!fence) return undefined;
  const inside = countWhile(lines.slice(1), (line) => !line.trim().startsWith(fence));
  return { part: { type: 'code', text: lines.slice(1, inside + 1).join('\n') }, lines: inside + 2 };
}

function heading(lines: string[]): Read | undefined {
  const [, marks = '', words = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(lines[0] ?? '') ?? [];
  return marks === ''
    ? undefined
    : { part: { type: 'heading', level: marks.length, content: markdownInline(words) }, lines: 1 };
}

const rule = (lines: string[]): Read | undefined =>
  /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(lines[0] ?? '') ? { part: { type: 'rule' }, lines: 1 } : undefined;

function quote(lines: string[]): Read | undefined {
  const count = countWhile(lines, (line) => /^\s*>/.test(line));
  if (count === 0) return undefined;
  const inner = lines.slice(0, count).map((line) => line.replace(/^\s*> ?/, ''));
  return { part: { type: 'quote', parts: parseMarkdown(inner.join('\n')) }, lines: count };
}

const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(?:\[([ xX])\]\s+)?(.*)$/;

const depth = (line: string): number => line.length - line.trimStart().length;

function list(lines: string[]): Read | undefined {
  const first = ITEM.exec(lines[0] ?? '');
  if (!first) return undefined;
  const [, indent = '', bullet, number = '1'] = first;
  const ordered = bullet === undefined;
  const items: ListItem[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = ITEM.exec(lines[at] ?? '');
    if (!found || found[1]?.length !== indent.length || (found[2] === undefined) !== ordered) break;
    const inside = countWhile(lines.slice(at + 1), (line) => line.trim() !== '' && depth(line) > indent.length);
    const inner = lines.slice(at + 1, at + 1 + inside).join('\n');
    const done = found[4] === undefined ? {} : { done: found[4] !== ' ' };
    items.push({ content: markdownInline(found[5] ?? ''), ...done, inner: parseMarkdown(inner) });
    at += inside + 1;
  }
  return { part: { type: 'list', ordered, start: Number(number), items }, lines: at };
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((it) => it.trim());

function table(lines: string[]): Read | undefined {
  const isRuled =
    /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(lines[1] ?? '') && (lines[0] ?? '').includes('|');
  if (!isRuled) return undefined;
  const count = countWhile(lines, (line) => line.includes('|'));
  const rows = lines.slice(0, count).filter((_, index) => index !== 1);
  return { part: { type: 'table', rows: rows.map((row) => cells(row).map(markdownInline)) }, lines: count };
}

function paragraph(lines: string[]): Read {
  const more = countWhile(lines.slice(1), (line) => line.trim() !== '' && !blockAt([line]));
  const own = lines.slice(0, more + 1);
  return { part: { type: 'paragraph', lines: own.map((line) => markdownInline(line.trim())) }, lines: own.length };
}
