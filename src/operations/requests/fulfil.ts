/** What an approved request gives: a cover, another baseline, a role on a thing, or more time for what is held. */
import { isInForce, requestBehind } from '../../domain/grant.ts';
import type { GrantId } from '../../domain/ids.ts';
import { type Instant, place } from '../../domain/instant.ts';
import { conflict } from '../../domain/refusal.ts';
import { type Request, requestName } from '../../domain/request.ts';
import type { Desk } from '../desk.ts';
import { dropIneligible, lastsLonger, lengthenGrant, openGrant, setBaseline } from '../ledger.ts';

/**
 * Opens what the request asks for, counted from now; gives back the grant, or null for a question. Refuses when the time that
 * was asked for has passed. What somebody ended has taken the requests for more of it along.
 */
export async function fulfil(desk: Desk, request: Request): Promise<GrantId | null> {
  const { role, thing, target: subject, reason } = request;
  if (role === null) return null;
  const { startsAt, endsAt } = place(request.span, desk.now);
  if (endsAt !== null && endsAt <= startsAt) {
    throw conflict(`The time that ${requestName(request)} asks for has passed.`, {
      code: 'time_passed',
      next: 'Deny it, or let them ask again.',
    });
  }
  const lengthened = await lengthen(desk, request, endsAt);
  if (lengthened) return lengthened;
  if (thing === desk.workspace.root && endsAt === null) return changeBaseline(desk, request, role);
  const source = thing === desk.workspace.root ? 'cover' : 'request';
  const grant = await openGrant(desk, {
    subject,
    thing,
    role,
    source,
    sourceRef: request.id,
    startsAt,
    endsAt,
    reason,
  });
  return grant.id;
}

/** More time for the very grant, in one step, so that there is no gap; a new one where its time ran out while it waited. */
async function lengthen(desk: Desk, request: Request, endsAt: Instant | null): Promise<GrantId | null> {
  if (request.extends === null) return null;
  const grant = await desk.tx.grants.get(request.extends);
  if (!isInForce(grant, desk.now) || grant.endsAt === null) return null;
  if (!lastsLonger(endsAt, grant)) {
    throw conflict('It lasts that long already.', { code: 'not_longer', next: 'Deny this: there is nothing to do.' });
  }
  await lengthenGrant(desk, grant, endsAt, {
    reason: request.reason,
    request: requestBehind(grant) ?? request.id,
  });
  return grant.id;
}

async function changeBaseline(desk: Desk, { target, reason }: Request, role: string): Promise<GrantId | null> {
  await setBaseline(desk, target, role, reason);
  await dropIneligible(desk, target);
  const slot = desk.model.cardinality === 'several' ? role : '';
  return (await desk.tx.grants.findBaseline(desk.workspace.id, target, slot))?.id ?? null;
}
