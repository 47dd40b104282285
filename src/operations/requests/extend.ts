/** Asks for more time for what is held: judged like a request for the whole time from now to the new end. */
import type { Grant } from '../../domain/grant.ts';
import { isInForce } from '../../domain/grant.ts';
import type { GrantId } from '../../domain/ids.ts';
import { after, type Instant, type Span } from '../../domain/instant.ts';
import { conflict, invalid, notFound } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { isAutomatic } from '../../queries/asking-rules.ts';
import type { Desk, Operation } from '../desk.ts';
import { lengthFor, reasonFor, ticketFor } from './asked.ts';
import { requireAsking } from './request-access.ts';
import { openRequest } from './requests.ts';
import { ruleOf } from './rules.ts';

export interface Extend {
  grant: GrantId;
  /** A length counts from the present end, so that nothing is lost by asking early. */
  span: Span;
  reason: string;
  ticket?: string | null;
}

/** Until it is decided nothing changes, and when it is approved there is no gap: the very grant becomes longer. */
export const extend: Operation<Extend, Request> = async (desk, { grant: id, span, reason, ticket = null }) => {
  const requester = desk.caller;
  if (!requester) throw new Error('Nobody is asking');
  const grant = await heldGrant(desk, id);
  const { subject: target, role, thing } = grant;
  await requireAsking(desk, requester, { target, role, thing });
  const until = newEnd(desk, grant, span);
  const rule = await ruleOf(desk, grant);
  if (!rule) throw invalid('More time for this is not asked for: ask an Admin.', { code: 'no_rule' });

  const whole = lengthFor(rule, until === null ? {} : { until }, desk.now);
  const asking = { requester, target, role, thing, extends: id, span: until === null ? {} : { until } };
  const words = { reason: reasonFor(rule, reason), ticket: ticketFor(rule, ticket) };
  return openRequest(desk, { ...asking, ...words }, target === requester && isAutomatic(rule, whole));
};

/** The grant, for its holder and for whoever may see the holder's account; everybody else is told that there is none. */
export async function heldGrant(desk: Desk, id: GrantId): Promise<Grant> {
  const grant = await desk.tx.grants.get(id);
  if (grant.workspace !== desk.workspace.id) throw notFound('grant');
  const sees = await desk.ask({ action: 'account.view', thing: grant.subject }, { accounts: [grant.subject] });
  if (!sees.allowed) throw notFound('grant');
  return grant;
}

function newEnd({ now }: Desk, grant: Grant, span: Span): Instant | null {
  if (!isInForce(grant, now))
    throw conflict('That has ended already.', { code: 'already_ended', next: 'Ask for it anew.' });
  if (grant.endsAt === null) throw invalid('It has no end, so there is nothing to extend.', { code: 'open_ended' });
  const until = span.until ?? (span.length ? after(grant.endsAt, span.length) : null);
  if (until !== null && until <= grant.endsAt)
    throw invalid('It lasts that long already.', { field: 'length', code: 'not_longer', next: 'Choose a later end.' });
  return until;
}
