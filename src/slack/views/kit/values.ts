/** What stands in a button's or an option's value: ids, and the little that says which list or which line; written and read here only. */
import type { GrantId, InvitationId, RequestId, SubjectId, TaskId, ThingId } from '../../../domain/ids.ts';
import { isId } from '../../../domain/ids.ts';
import type { ShownAskable } from '../../../domain/shown.ts';

type AnyId = RequestId | GrantId | SubjectId | ThingId | TaskId | InvitationId;

/** A choice of an overflow: what to do, to which id. */
export const moreValue = (what: string, id: AnyId): string => `${what}:${id}`;
export function readMore(value: string): { what: string; id: string } | null {
  const found = /^([a-z_]+):([a-z]{3}_[0-9a-z]{26})$/.exec(value);
  return found?.[1] && found[2] ? { what: found[1], id: found[2] } : null;
}

/** A role on a thing; without a role it asks for help in choosing one. */
export const askableValue = ({ role, thing }: ShownAskable): string => `${role?.name ?? ''}@${thing.id}`;
export function readAskable(value: string): { role: string | null; thing: ThingId } | null {
  const mark = value.lastIndexOf('@');
  const thing = value.slice(mark + 1);
  return mark >= 0 && isId('thing', thing) ? { role: value.slice(0, mark) || null, thing } : null;
}

/** Where a long list goes on. */
export const cursorValue = (key: string, from: number): string => `${from}@${key}`;
export function readCursor(value: string): { key: string; from: number } | null {
  const found = /^(\d{1,9})@(.{1,200})$/u.exec(value);
  return found?.[1] && found[2] ? { from: Number(found[1]), key: found[2] } : null;
}

/** The line with this index among those kept under `ref`. */
export const nthValue = (ref: string, index: number): string => `${index}@${ref}`;
export function readNth(value: string): { ref: string; index: number } | null {
  const found = readCursor(value);
  return found && { ref: found.key, index: found.from };
}
