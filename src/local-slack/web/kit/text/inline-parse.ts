// What stands within one line of mrkdwn: styles, code, links, mentions, dates, emoji; escapes are undone here.
import { type Entity, parseEntity } from './entity-parse.ts';
import { unescaped } from './escapes.ts';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike' | 'underline' | 'code'; children: Inline[] }
  | { type: 'color'; value: string }
  | { type: 'emoji'; name: string; tone?: number; written: string }
  | Entity;

interface Reading {
  verbatim?: boolean;
  /** Inside code: no styles, no emoji. */
  onlyEntities?: boolean;
}

interface Found {
  piece: Inline;
  length: number;
}

/** Reads one line. */
export function parseInline(text: string, reading: Reading = {}): Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') pieces.push({ type: 'text', text: unescaped(plain) });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const found = pieceAt(text, at, reading);
    if (found) {
      flush();
      pieces.push(found.piece);
      at += found.length;
    } else plain += text[at++];
  }
  flush();
  return pieces;
}

const STYLES: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };

function pieceAt(text: string, at: number, reading: Reading): Found | undefined {
  const rest = text.slice(at);
  if (rest[0] === '<') return entityAt(rest);
  if (reading.onlyEntities) return undefined;
  if (rest[0] === ':') return emojiAt(rest);
  if (isWord(text[at - 1])) return undefined;
  if (rest[0] === '`') return codeAt(rest);
  if (rest[0] !== undefined && STYLES[rest[0]]) return styledAt(text, at, reading);
  return reading.verbatim ? undefined : addressAt(rest);
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function entityAt(rest: string): Found | undefined {
  const inner = /^<([^<>\n]+)>/.exec(rest)?.[1];
  const piece = inner === undefined ? undefined : parseEntity(inner);
  return piece && inner !== undefined ? { piece, length: inner.length + 2 } : undefined;
}

function emojiAt(rest: string): Found | undefined {
  const [written, name, tone] = /^:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/.exec(rest) ?? [];
  if (written === undefined || name === undefined) return undefined;
  return { piece: { type: 'emoji', name, written, ...(tone ? { tone: Number(tone) } : {}) }, length: written.length };
}

function codeAt(rest: string): Found | undefined {
  const inner = /^`([^`\n]+)`(?![\p{L}\p{N}`])/u.exec(rest)?.[1];
  if (inner === undefined || inner.trim() === '') return undefined;
  return { piece: { type: 'code', children: parseInline(inner, { onlyEntities: true }) }, length: inner.length + 2 };
}

/** A style opens before a visible character and closes behind one, where no word goes on. */
function styledAt(text: string, at: number, reading: Reading): Found | undefined {
  const mark = text[at] ?? '';
  const type = STYLES[mark];
  if (!type || /[\s]/.test(text[at + 1] ?? ' ') || text[at + 1] === mark) return undefined;
  const close = closing(text, at + 1, mark);
  if (close === -1) return undefined;
  const children = parseInline(text.slice(at + 1, close), reading);
  return { piece: { type, children }, length: close + 1 - at };
}

function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '<') at += (/^<[^<>\n]+>/.exec(text.slice(at))?.[0].length ?? 1) - 1;
    else if (text[at] === '`') at += (codeAt(text.slice(at))?.length ?? 1) - 1;
    else if (text[at] === mark && at > from && !/\s/.test(text[at - 1] ?? ' ') && !isWord(text[at + 1])) {
      if (text[at + 1] !== mark) return at;
    }
  }
  return -1;
}

/** A bare address; punctuation at its end belongs to the sentence. */
function addressAt(rest: string): Found | undefined {
  const found = /^https?:\/\/[^\s<>|*~`]+/.exec(rest)?.[0].replace(/(?:&(?:gt|lt);.*|[.,:;!?'")\]}_]+)$/, '');
  if (!found || /^https?:\/\/$/.test(found)) return undefined;
  return { piece: { type: 'link', url: unescaped(found) }, length: found.length };
}
