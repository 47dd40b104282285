/** Events as rows: the bytes that are hashed, the hash, and the ids under which an event is found again. */
import { createHash } from 'node:crypto';
import type { Event, Happening } from '../domain/events.ts';
import { isId, type SubjectId, type WorkspaceId } from '../domain/ids.ts';
import type { Row } from './table.ts';

/** What the first event of a chain follows. */
export const firstHash = '0'.repeat(64);

/** A workspace's events are one chain; those of the tenant as a whole are another. */
export const chainOf = (workspace: WorkspaceId | null): string => workspace ?? 'tenant';

/** SHA-256 over the hash before (64 characters, so the two cannot run into each other) and the exact bytes of the payload. */
export const hashOf = (previous: string, payload: string): string =>
  createHash('sha256').update(previous).update(payload, 'utf8').digest('hex');

/** The bytes that are kept and hashed: everything an event says. */
export const payloadOf = ({ id, tenant, workspace, seq, at, by, happening }: Omit<Event, 'hash'>): string =>
  JSON.stringify({ id, tenant, workspace, seq, at, by, happening });

export function readEvent(row: Row): Event {
  return { ...(JSON.parse(String(row.payload)) as Omit<Event, 'hash'>), hash: String(row.hash) };
}

// Only these hold ids of ours; words that people wrote are never looked through.
const places = ['target', 'thing', 'request', 'grant', 'invitation', 'task', 'tag', 'inside'] as const;

/** Everything an event is about, and who did it: each id once. */
export function linksOf(by: SubjectId | null, happening: Happening): string[] {
  const said: Readonly<Record<string, unknown>> = { ...happening };
  const found = places.map((place) => said[place]).filter((id) => typeof id === 'string');
  // Somebody who is no longer recorded on a thing; in other happenings `from` is a role or a name.
  if (happening.type === 'thing.recorded' && happening.from && isId('subject', happening.from))
    found.push(happening.from);
  if (by) found.push(by);
  return [...new Set(found)];
}
