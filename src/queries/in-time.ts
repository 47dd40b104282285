/** What time makes of grants and requests, compared through the read, so that an answer is known to be true until it turns. */
import type { Timed } from '../db/ports.ts';
import type { Grant } from '../domain/grant.ts';
import type { Request } from '../domain/request.ts';

type Clock = Pick<Timed, 'hasCome'>;

/** Its time has run out, whether the sweep has come by or not; an instant of null never comes. */
export const isOver = (read: Clock, { endsAt }: Pick<Grant, 'endsAt'>): boolean =>
  endsAt !== null && read.hasCome(endsAt);

/** Open and begun and not past its end. */
export const isInForce = (read: Clock, grant: Grant): boolean =>
  grant.endedAt === null && read.hasCome(grant.startsAt) && !isOver(read, grant);

/** Past its end it waits for nobody, whether the sweep has come by or not. */
export const isWaiting = (read: Clock, request: Request): boolean =>
  request.state === 'pending' && !read.hasCome(request.expiresAt);
