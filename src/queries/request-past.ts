/** What happened to a request, and what was asked for before it. */
import type { Read } from '../db/ports.ts';
import type { Happening } from '../domain/events.ts';
import type { RequestId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Request } from '../domain/request.ts';
import type { ShownEarlier } from '../domain/shown.ts';
import { type Place, shownRole } from './showing.ts';

export type Told = { by: SubjectId | null; at: Instant; happening: Happening };

/** Everything that happened to it, oldest first. */
export async function happeningsOf(read: Read, id: RequestId): Promise<Told[]> {
  return read.events.listAll(id);
}

type Of<Type extends Happening['type']> = Omit<Told, 'happening'> & { happening: Extract<Happening, { type: Type }> };

export const firstOf = <Type extends Happening['type']>(told: readonly Told[], type: Type): Of<Type> | undefined =>
  told.find((one): one is Of<Type> => one.happening.type === type);

/** Earlier requests of the same person in this product, newest first. */
export async function earlierOf(read: Read, { workspace, model }: Place, request: Request): Promise<ShownEarlier[]> {
  const found = await read.requests.listFor(request.target);
  const theirs = found.filter(({ workspace: where, number }) => where === workspace.id && number < request.number);
  const types = new Map(
    (await read.things.listByIds(theirs.map(({ thing }) => thing))).map(({ id, type }) => [id, type]),
  );
  return theirs.map(({ number, role, thing, state, decidedAt, createdAt }) => ({
    number,
    role: role === null ? null : shownRole(model, types.get(thing) ?? 'workspace', role),
    state,
    at: decidedAt ?? createdAt,
  }));
}
