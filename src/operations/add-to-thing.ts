/** `/role add @ana @ben to web as admin`: gives people a role on a thing, each judged alone. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { type Instant, place, type Span } from '../domain/instant.ts';
import type { Thing } from '../domain/thing.ts';
import { giveAction, type ThingRoleInfo } from '../policy/index.ts';
import type { Desk, Operation } from './desk.ts';
import { lastsLonger, lengthenGrant, openGrant } from './ledger.ts';
import { keptType, record, roleOn, visibleThing } from './things.ts';

export interface AddToThing {
  people: readonly SubjectId[];
  thing: ThingId;
  /** Null is the default role of things of this type. */
  role: string | null;
  span: Span;
  reason: string | null;
}

/** What came of one person: added, given more time, held it already at least that long, or why not. */
export interface AddVerdict {
  subject: SubjectId;
  verdict: 'added' | 'lengthened' | 'already' | 'refused';
  /** Until when they have it now; null is without end. */
  endsAt: Instant | null;
  says: string | null;
}

export interface Added {
  thing: Thing;
  role: ThingRoleInfo;
  verdicts: readonly AddVerdict[];
}

/**
 * One bad line fails no other. With a single person a refusal is a refusal. Eligibility (`must_be`), whose own end limits whose,
 * and that nobody adds themselves are the policy's business.
 */
export const addToThing: Operation<AddToThing, Added> = async (desk, input) => {
  const thing = await visibleThing(desk, input.thing);
  const role = roleOn(keptType(desk, thing.type), input.role);
  const until = place(input.span, desk.now).endsAt;
  const action = giveAction(desk.model, thing.type, role.name);
  const question = { action, thing: thing.id, gives: { role: role.name, thing: thing.id, until } };
  const [only] = input.people;
  if (only && input.people.length === 1) await desk.require({ ...question, target: only });

  const verdicts: AddVerdict[] = [];
  for (const subject of new Set(input.people)) {
    const { allowed, reasons } = await desk.ask({ ...question, target: subject });
    if (allowed) verdicts.push(await give(desk, input, role, subject));
    else verdicts.push({ subject, verdict: 'refused', endsAt: null, says: reasons[0]?.text ?? null });
  }
  return { thing, role, verdicts };
};

async function give(desk: Desk, input: AddToThing, role: ThingRoleInfo, subject: SubjectId): Promise<AddVerdict> {
  const { thing, reason, span } = input;
  const { startsAt, endsAt } = place(span, desk.now);
  if (role.kept === 'recorded') {
    await record(desk, thing, role.name, subject);
    return { subject, verdict: 'added', endsAt: null, says: null };
  }
  const present = await desk.tx.grants.findOpen(subject, role.name, thing, 'direct');
  if (present && !lastsLonger(endsAt, present)) {
    return { subject, verdict: 'already', endsAt: present.endsAt, says: null };
  }
  if (present) await lengthenGrant(desk, present, endsAt, { reason, request: null });
  else await openGrant(desk, { subject, thing, role: role.name, source: 'direct', startsAt, endsAt, reason });
  return { subject, verdict: present ? 'lengthened' : 'added', endsAt, says: null };
}
