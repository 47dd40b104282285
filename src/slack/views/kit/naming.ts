/** How roles, things and spans are called in a sentence: `Team Member of Web`, `for 30 days, from now`. */
import type { Span } from '../../../domain/instant.ts';
import { askableCalled, heldWhere, joining, thingCalled } from '../../../domain/shown/called.ts';
import type { ShownEarlier, ShownGiving, ShownGrant, ShownRole, ShownThing } from '../../../domain/shown.ts';
import type { Sentence } from './sentence.ts';
import { at, own, say, strong } from './sentence.ts';
import { lengthWords } from './when.ts';

/** `Web`, `Web/Site` where the name alone would be ambiguous. */
export const thingName = thingCalled;

/** `team Web`; the workspace itself goes by its name alone. */
export const thingWords = (thing: ShownThing): string =>
  thing.isRoot ? thing.name : `${thing.typeTitle} ${thingName(thing)}`;

const ofType = (title: string): readonly string[] => [title, title.split(' ').at(-1) ?? title];

/** What is done and to what, as one would say it: `see the project Web/Site`, `chat in Mini Rose Cottage`, `invite people in Miruni`. */
export function doneTo(action: string, thing: ShownThing): string {
  if (thing.isRoot) return action.endsWith(` ${thing.name}`) ? action : `${action} in ${thing.name}`;
  for (const type of ofType(thing.typeTitle)) {
    const at = ` ${action.toLocaleLowerCase('en')} `.indexOf(` the ${type.toLocaleLowerCase('en')} `);
    const end = at + 'the '.length + type.length;
    if (at >= 0) return `${action.slice(0, end)} ${thingName(thing)}${action.slice(end)}`;
  }
  return `${action} in ${thingWords(thing)}`;
}

/** What stands between a role's title and what it is held on. */
export const joins = (title: string): Sentence => own(joining(title));

/** Where a role of this title is held: nothing for the only workspace, ` of Minikai` among several, ` of Web` on a thing. */
export const heldAt = (title: string, thing: ShownThing): Sentence => {
  const held = heldWhere(title, thing);
  return held === null ? [] : say`${own(held.after)}${held.where}`;
};

/** `Admin`, `Admin of Minikai`, `Team Member of Web`, the role's title standing out. */
export const roleOn = (role: ShownRole, thing: ShownThing): Sentence =>
  say`${strong(role.title)}${heldAt(role.title, thing)}`;

/** The same in plain words. */
export const roleWords = (role: ShownRole, thing: ShownThing): string => askableCalled({ role, thing });

/** ` for 4 hours`, ` until <date>`, ` from <date>`; open-ended is said only when `sayOpen`. Starts with a space. */
export function spanSays(span: Span, sayOpen = false): Sentence {
  const from = span.from === undefined ? [] : say` from ${at(span.from)}`;
  if (span.until !== undefined) return [...from, ...say` until ${at(span.until)}`];
  if (span.length !== undefined) return [...say` for ${lengthWords(span.length)}`, ...from];
  return sayOpen ? [...own(' with no end'), ...from] : from;
}

/** `Team Member of Web until <date>`. */
export const grantSays = (grant: ShownGrant): Sentence =>
  say`${roleOn(grant.role, grant.thing)}${grant.endsAt === null ? [] : say` until ${at(grant.endsAt)}`}`;

/** `Member for 4 hours`. */
export const givingWords = (role: Sentence, span: Span): Sentence => say`${role}${spanSays(span)}`;
export const givingSays = (giving: ShownGiving): Sentence =>
  givingWords(roleOn(giving.role, giving.thing), giving.span);

/** R-1042: how a request is called everywhere. */
export const requestName = (number: number): string => `R-${number}`;

/** `R-1030 Admin: denied`. */
export const earlierSays = (earlier: ShownEarlier): Sentence =>
  say`${requestName(earlier.number)} ${earlier.role?.title ?? 'help'}: ${earlier.state} ${at(earlier.at)}`;
