/** What is said of a line that was not understood: what stood in the way, and what could be typed instead. */
import { invalid, notFound, Refusal } from '../../domain/refusal.ts';
import { type Attempt, type Ground, mistaken } from './attempt.ts';
import { echo } from './echo.ts';
import type { KnownThing } from './lexicon.ts';
import type { Line } from './lines.ts';
import { longestName } from './phrases.ts';
import { stands, suggestions } from './suggest.ts';
import type { Token } from './tokens.ts';

/** Longest line that is offered: a button carries no more. */
const longestOffer = 1_900;
const mostOffers = 10;

/** Lines as the `instead` of a refusal; those left out are counted in `next`. */
export function offering(lines: readonly string[], next: string): { next?: string; instead?: readonly string[] } {
  const fitting = [...new Set(lines)].filter((line) => line.length <= longestOffer);
  const shown = fitting.slice(0, mostOffers);
  const rest = fitting.length - shown.length;
  const more = rest > 0 ? ` There are ${rest} more: say the path (team/project) or the id.` : '';
  const says = `${next}${more}`.trim();
  return { ...(says !== '' && { next: says }), ...(shown.length > 0 && { instead: shown }) };
}

/** The refusal of a line that has no reading. */
export function misunderstanding(tried: Attempt, tokens: readonly Token[], ground: Ground): Refusal {
  return (
    knownMistake(tried, tokens, ground) ??
    misfitting(tried) ??
    saidAlready(tried, ground) ??
    notUnderstood(tried, ground)
  );
}

function knownMistake({ tried }: Attempt, tokens: readonly Token[], ground: Ground): Refusal | undefined {
  for (const grammar of tried) {
    for (const one of grammar.mistakes) {
      const found = mistaken(one, grammar, tokens, ground);
      if (!found) continue;
      const next = found.lines.length > 0 ? '' : one.next; // the lines themselves are the question
      return invalid(found.says, { ...offering(written(found.lines, ground), next), code: 'mistake' });
    }
  }
  return undefined;
}

export const written = (lines: readonly Line[], { setting, names }: Ground): readonly string[] =>
  lines.map((line) => echo(line, setting, names));

const misfitting = ({ misfits: [first] }: Attempt): Refusal | undefined =>
  first === undefined
    ? undefined
    : invalid(`${first} Nothing was changed.`, { next: 'Change that part and type the line again.', code: 'misfit' });

/** What a reader of words said of the furthest place; of the lines it offers, those that stand. */
function saidAlready({ reader }: Attempt, ground: Ground): Refusal | undefined {
  if (!reader.refusal || reader.refusal.at < reader.stuckAt) return undefined;
  const { kind, message, detail } = reader.refusal.refusal;
  const { instead = [], ...rest } = detail;
  const standing = instead.filter((line) => stands(line, ground));
  return new Refusal(kind, message, { ...rest, ...(standing.length > 0 && { instead: standing }) });
}

function notUnderstood(tried: Attempt, ground: Ground): Refusal {
  const { reader } = tried;
  const at = Math.max(reader.stuckAt, 0);
  const instead = suggestions(tried, ground);
  const names = reader.expected.length > 0 && reader.expected.every((expected) => expected.named);
  if (at > 0 && names && reader.expected.every(({ what }) => what === 'a role'))
    return unknownRole(phraseFrom(tried, at), instead, workspaceRoles(ground));
  if (at > 0 && names && reader.expected.every(({ what }) => what === 'a role on a thing'))
    return unknownRole(phraseFrom(tried, at), instead, rolesOn(thingBefore(reader, at - 1), ground));
  if (at > 0 && names) return unknownName(phraseFrom(tried, at), instead);
  const usage = usageOf(tried);
  const next = usage ? `It goes like this: ${usage}` : 'Type /role help to see what you can type.';
  return invalid(`I did not understand “${cut(reader.tokens[at]?.text ?? 'that')}”, so nothing was changed.`, {
    ...offering(instead, next),
    code: 'not_understood',
  });
}

/** Said of what does not exist and of what this person may not see, word for word. */
function unknownName(phrase: string, instead: readonly string[]): Refusal {
  const refusal = notFound(`“${cut(phrase)}”`);
  return instead.length > 0 ? new Refusal(refusal.kind, refusal.message, { ...refusal.detail, instead }) : refusal;
}

/** Which roles there are is no secret. */
const unknownRole = (phrase: string, instead: readonly string[], next: string): Refusal =>
  invalid(`There is no role “${cut(phrase)}”, so nothing was changed.`, {
    ...offering(instead, next),
    code: 'unknown_role',
  });

const titlesOf = (roles: readonly { title: string }[]): string =>
  [...new Set(roles.map(({ title }) => title))].join(', ');

const workspaceRoles = ({ setting }: Ground): string =>
  `The roles in the workspace: ${titlesOf(setting.lexicon.roles)}.`;

/** Roles on the thing that was named, or all that are held on things. */
function rolesOn(thing: KnownThing | undefined, { setting: { lexicon } }: Ground): string {
  if (!thing) return `The roles on things: ${titlesOf(lexicon.thingRoles)}.`;
  const there = lexicon.thingRoles.filter(({ product, type }) => product === thing.product && type === thing.type);
  return there.length === 0 ? `No role is held on ${thing.path}.` : `The roles on ${thing.path}: ${titlesOf(there)}.`;
}

/** The thing whose name ends right before this token. */
function thingBefore({ names, tokens }: Attempt['reader'], end: number): KnownThing | undefined {
  for (let at = Math.max(0, end - longestName); at < end; at++) {
    const found = names.things.longest(tokens, at).find((one) => one.at === end);
    if (found) return found.value;
  }
  return undefined;
}

/** The words from here up to where a tail or other word of the grammar begins. */
function phraseFrom({ reader }: Attempt, at: number): string {
  const words = [reader.tokens[at]?.text ?? ''];
  for (let next = at + 1; !reader.endsAt(next) && reader.wordAt(next) !== 'to' && next < at + 8; next++)
    words.push(reader.tokens[next]?.text ?? '');
  return words.join(' ');
}

const usageOf = ({ tried }: Attempt): string =>
  tried
    .filter(({ opens }) => opens === 'name')
    .flatMap(({ usage }) => usage)
    .map((usage) => `/role ${usage}`)
    .join(' · ');

/** Somebody may have pasted a page. */
const cut = (text: string): string => ([...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text);
