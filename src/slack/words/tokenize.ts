/** From the raw text of a command to its tokens: every Slack client's quotes, spaces, escapes and markup made one. */
import { z } from 'zod';
import { invalid } from '../../domain/refusal.ts';
import { lengthOf, manyLines, oneLine } from '../../domain/text.ts';
import { plain, unescaped } from './escape.ts';
import { bare, longestLine, mostTokens, type Token } from './tokens.ts';

/** Reads a line to its end; refuses one over 4,000 code points or 250 words, one in disguise, and an open quote. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > 2 * longestLine || lengthOf(text) > longestLine) throw tooLong();
  if (turned.test(text)) throw inDisguise();
  const line = manyLines(text);
  const tokens: Token[] = [];
  for (let at = skip(line, 0); at < line.length; at = skip(line, at)) {
    const token = tokenAt(line, at);
    tokens.push(token);
    if (tokens.length > mostTokens) throw tooManyWords();
    at += token.raw.length;
  }
  return tokens;
}

const tooLong = () =>
  invalid(`That is longer than ${longestLine.toLocaleString('en')} characters, so I did not read it.`, {
    next: 'Say it in a shorter line; a long reason can be written into the form.',
    code: 'too_long',
  });

/** Embeddings, overrides and isolates: with them a line can look like another one. Joiners and marks inside words are harmless. */
const turned = /[\u202a-\u202e\u2066-\u2069]/u;

const inDisguise = () =>
  invalid(
    'This line holds invisible characters that turn the direction of text, so it may not be what it looks like.',
    {
      next: 'Nothing was changed. Type it again by hand, without copying.',
      code: 'disguised',
    },
  );

const tooManyWords = () =>
  invalid(`That is more than ${mostTokens} words before “because”, so I did not read it.`, {
    next: 'Split it into several lines.',
    code: 'too_long',
  });

/** Where the next token begins: spaces mean nothing, nor do commas that stand alone or between people. */
function skip(line: string, from: number): number {
  const gap = /(?:\s|[,;](?=\s|<[@!]|$))*/uy;
  gap.lastIndex = from;
  return from + (gap.exec(line)?.[0].length ?? 0);
}

const readers = [markup, doubleQuoted, singleQuoted];

function tokenAt(line: string, at: number): Token {
  for (const read of readers) {
    const token = read(line, at);
    if (token) return token;
  }
  return word(line, at);
}

const markupShape = /<([@#!]|mailto:|[a-z]+:)([^<>|\s]*)(?:\|([^<>]*))?>/iuy;

function markup(line: string, at: number): Token | undefined {
  markupShape.lastIndex = at;
  const [raw, sign = '', what = '', label = ''] = markupShape.exec(line) ?? [];
  if (raw === undefined) return undefined;
  const place = { raw, text: plain(raw) };
  const name = oneLine(unescaped(label)) || null;
  if (sign === '@' && /^[UW][A-Z0-9]+$/u.test(what)) return { ...place, kind: 'mention', id: what, name };
  if (sign === '!' && /^subteam\^S[A-Z0-9]+$/u.test(what)) return { ...place, kind: 'group', id: what.slice(8), name };
  if (sign === '!') return { ...place, kind: 'broadcast' };
  if (sign === '#') return { ...place, kind: 'channel' };
  if (sign.toLowerCase() === 'mailto:') return { ...emailOr(unescaped(what), 'markup'), raw };
  // Slack turns "example.com" into a link by itself; what the person typed is then the label.
  const typedAsIs = name !== null && what === `//${name}`;
  return typedAsIs ? { raw, text: name, kind: 'word' } : { ...place, kind: 'markup' };
}

function emailOr(text: string, kind: 'word' | 'markup'): Token {
  const address = z.email().max(254).safeParse(text.toLowerCase());
  return address.success
    ? { kind: 'email', address: address.data, raw: text, text: address.data }
    : { kind, raw: text, text };
}

function doubleQuoted(line: string, at: number): Token | undefined {
  if (!/["“”„‟«»]/u.test(line.charAt(at))) return undefined;
  const length = line.slice(at + 1).search(/["“”„‟«»]/u);
  if (length < 0)
    throw invalid('I see an opening quote without a closing one.', {
      next: 'Close the quote, or leave it out.',
      code: 'open_quote',
    });
  return quoted(line, at, at + length + 1);
}

/** A single quote holds a phrase together only when one closes it before a space or the end; else it is an apostrophe. */
function singleQuoted(line: string, at: number): Token | undefined {
  if (!/['‘‚]/u.test(line.charAt(at))) return undefined;
  const length = line.slice(at + 1).search(/['’](?=\s|,|$)/u);
  return length < 0 ? undefined : quoted(line, at, at + length + 1);
}

function quoted(line: string, from: number, to: number): Token {
  const inner = line.slice(from + 1, to);
  const text = personIn(inner)?.text ?? typed(inner);
  return { kind: 'quoted', raw: line.slice(from, to + 1), text };
}

/** The person that these words are as a whole, as Slack delivers them; undefined for any other words. */
function personIn(text: string): Token | undefined {
  const inner = text.trim();
  const token = markup(inner, 0) ?? (inner.includes('@') ? emailOr(inner, 'word') : undefined);
  const isPerson = token?.kind === 'mention' || token?.kind === 'group' || token?.kind === 'email';
  return isPerson && token.raw === inner ? token : undefined;
}

/** A quoted person is that person where one is wanted; elsewhere the words are a name. */
export const unquoted = (token: Token | undefined): Token | undefined =>
  token?.kind === 'quoted' ? (personIn(token.raw.slice(1, -1)) ?? token) : token;

const because = /^because[:,]?$/iu;

const shape = /(?:[^\s<]|<(?![@#!]|[a-z]+:))+|</iuy;

function word(line: string, at: number): Token {
  shape.lastIndex = at;
  const raw = shape.exec(line)?.[0] ?? line.charAt(at);
  if (because.test(raw)) return reason(line, at);
  if (raw.includes('@')) return address(raw);
  const text = typed(raw);
  const number = /^r[-‐‑‒–—](\d{1,9})$/iu.exec(bare(text))?.[1];
  if (number === undefined) return { kind: 'word', raw, text };
  return { kind: 'request', raw, text: `R-${Number(number)}`, number: Number(number) };
}

/** Addresses are often listed with commas and no space. */
function address(raw: string): Token {
  const upTo = /^(?:&(?:lt|gt|amp);|[^,;])+[,;]*/u.exec(raw)?.[0] ?? raw;
  return { ...emailOr(bare(typed(upTo)), 'word'), raw: upTo };
}

/** What follows `because` is kept as the person wrote it; only what could ping somebody becomes plain words. */
function reason(line: string, at: number): Token {
  const raw = line.slice(at);
  return {
    kind: 'because',
    raw,
    text: 'because',
    reason: plain(raw.slice('because'.length).replace(/^[:,]/u, '')).trim(),
  };
}

const typed = (raw: string): string => oneLine(unescaped(raw).replace(/[‘’‚‛]/gu, "'"));
