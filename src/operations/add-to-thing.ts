/** `/role add @ana @ben to web as admin`: gives people a role on a thing, each judged alone. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { type Instant, place, type Span } from '../domain/instant.ts';
import type { Thing } from '../domain/thing.ts';
import { giveAction, type ThingRoleInfo } from '../policy/index.ts';
import type { Desk, Operation } from './desk.ts';
import { openGrant } from './ledger.ts';
import { keptType, record, roleOn, visibleThing } from './things.ts';

export interface AddToThing {
  people: readonly SubjectId[];
  thing: ThingId;
  /** Null is the default role of things of this type. */
  role: string | null;
  span: Span;
  reason: string | null;
}

/** What came of one person: added, held it already, or why not. */
export interface AddVerdict {
  subject: SubjectId;
  verdict: 'added' | 'already' | 'refused';
  says: string | null;
}

export interface Added {
  thing: Thing;
  role: ThingRoleInfo;
  endsAt: Instant | null;
  verdicts: readonly AddVerdict[];
}

/**
 * One bad line fails no other. With a single person a refusal is a refusal. Eligibility (`must_be`), whose own end limits whose,
 * and that nobody adds themselves are the policy's business.
 */
export const addToThing: Operation<AddToThing, Added> = async (
  desk,
  { people, thing: id, role: wanted, span, reason },
) => {
  const thing = await visibleThing(desk, id);
  const role = roleOn(keptType(desk, thing.type), wanted);
  const { startsAt, endsAt } = place(span, desk.now);
  const question = {
    action: giveAction(desk.model, thing.type, role.name),
    thing: id,
    gives: { role: role.name, thing: id, until: endsAt },
  };
  const [only] = people;
  if (only && people.length === 1) await desk.require({ ...question, target: only });

  const verdicts: AddVerdict[] = [];
  for (const subject of new Set(people)) {
    const decision = await desk.ask({ ...question, target: subject });
    if (!decision.allowed) verdicts.push({ subject, verdict: 'refused', says: decision.reasons[0]?.text ?? null });
    else if (await holdsAlready(desk, subject, role, id)) verdicts.push({ subject, verdict: 'already', says: null });
    else {
      if (role.kept === 'recorded') await record(desk, id, role.name, subject);
      else await openGrant(desk, { subject, thing: id, role: role.name, source: 'direct', startsAt, endsAt, reason });
      verdicts.push({ subject, verdict: 'added', says: null });
    }
  }
  return { thing, role, endsAt, verdicts };
};

async function holdsAlready({ tx }: Desk, subject: SubjectId, role: ThingRoleInfo, thing: ThingId): Promise<boolean> {
  if (role.kept !== 'recorded') return (await tx.grants.findOpen(subject, role.name, thing, 'direct')) !== undefined;
  return (await tx.things.listRecorded([thing])).some((one) => one.as === role.name && one.subject === subject);
}
