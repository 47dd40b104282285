/** Names for the things we keep: sortable identifiers of our own, each with a prefix that says its kind. */
import { randomBytes } from 'node:crypto';

declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type TenantId = Id<'tenant'>;
export type WorkspaceId = Id<'workspace'>;
export type ModelId = Id<'model'>;
export type SubjectId = Id<'subject'>;
export type ThingId = Id<'thing'>;
export type GrantId = Id<'grant'>;
export type InvitationId = Id<'invitation'>;
export type RequestId = Id<'request'>;
export type EventId = Id<'event'>;
export type DeliveryId = Id<'delivery'>;
export type TaskId = Id<'task'>;
export type PlanId = Id<'plan'>;

const prefixes = {
  tenant: 'ten',
  workspace: 'wsp',
  model: 'mdl',
  subject: 'sub',
  thing: 'thg',
  grant: 'gra',
  invitation: 'inv',
  request: 'req',
  event: 'evt',
  delivery: 'dlv',
  task: 'tsk',
  plan: 'pln',
} as const;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The digits after the time, of the last id; those of one millisecond count up, so that ids sort in the order they were minted. */
let last: { time: number; digits: readonly number[] } = { time: -1, digits: [] };

function nextDigits(time: number): readonly number[] {
  if (time !== last.time) return Array.from(randomBytes(16), (byte) => byte % 32);
  const digits = [...last.digits];
  for (let at = digits.length - 1; at >= 0; at--) {
    digits[at] = ((digits[at] ?? 0) + 1) % 32;
    if (digits[at] !== 0) break;
  }
  return digits;
}

/** A new id of this kind: prefix, 48 bits of `now` (ms since 1970), 80 random bits; sorts by time as text. */
export function mintId<Kind extends keyof typeof prefixes>(of: Kind, now: number): Id<Kind> {
  last = { time: now, digits: nextDigits(now) };
  return `${prefixes[of]}_${timeDigits(now)}${last.digits.map((digit) => alphabet.charAt(digit)).join('')}` as Id<Kind>;
}

/** What every id of this kind minted at this instant or later sorts at or after: a place in time among ids. */
export const idsFrom = (of: keyof typeof prefixes, time: number): string => `${prefixes[of]}_${timeDigits(time)}`;

function timeDigits(time: number): string {
  let digits = '';
  for (let left = time, i = 0; i < 10; i++, left = Math.floor(left / 32)) digits = alphabet.charAt(left % 32) + digits;
  return digits;
}

/** Whether a text from outside has the form of an id of this kind; says nothing about whether such a one exists. */
export function isId<Kind extends keyof typeof prefixes>(of: Kind, text: string): text is Id<Kind> {
  return text.startsWith(`${prefixes[of]}_`) && /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/.test(text);
}
