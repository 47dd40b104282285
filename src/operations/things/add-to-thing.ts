/** `/role add @ana @ben to web as admin`: gives people a role on a thing, each judged alone. */
import { isOver } from '../../domain/grant.ts';
import type { PlanId, SubjectId, ThingId } from '../../domain/ids.ts';
import { type Instant, place, type Span } from '../../domain/instant.ts';
import { conflict } from '../../domain/refusal.ts';
import type { Thing } from '../../domain/thing.ts';
import { giveAction, type ThingRoleInfo } from '../../policy/index.ts';
import type { Asked, Desk, Operation } from '../desk.ts';
import { lastsLonger, lengthenGrant, openGrant } from '../ledger.ts';
import { keepPlan } from '../plans.ts';
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

interface Judging {
  thing: Thing;
  role: ThingRoleInfo;
  /** What the policy is asked about each of them. */
  question: Asked;
}

async function judgingOf(desk: Desk, input: AddToThing): Promise<Judging> {
  const thing = await visibleThing(desk, input.thing);
  const role = roleOn(keptType(desk, thing.type), input.role);
  const until = place(input.span, desk.now).endsAt;
  const action = giveAction(desk.model, thing.type, role.name);
  return { thing, role, question: { action, thing: thing.id, gives: { role: role.name, thing: thing.id, until } } };
}

/**
 * One bad line fails no other. With a single person a refusal is a refusal. Eligibility (`must_be`), whose own end limits whose,
 * and that nobody adds themselves are the policy's business.
 */
export const addToThing: Operation<AddToThing, Added> = async (desk, input) => {
  const { thing, role, question } = await judgingOf(desk, input);
  const [only] = input.people;
  if (only && input.people.length === 1) {
    const waits = await whyNotYet(desk, question, only);
    if (waits)
      throw conflict(waits, { code: 'not_joined', next: 'Invite them to it, or add them when they are here.' });
    await desk.require({ ...question, target: only });
  }

  const verdicts: AddVerdict[] = [];
  for (const subject of new Set(input.people)) {
    const no = await whyNot(desk, question, subject);
    if (no === undefined) verdicts.push(await give(desk, input, role, subject));
    else verdicts.push({ subject, verdict: 'refused', endsAt: null, says: no });
  }
  return { thing, role, verdicts };
};

/** Somebody expected holds nothing yet, whoever may give it; said only to those who choose people there. */
async function whyNotYet(desk: Desk, { action, thing }: Asked, subject: SubjectId): Promise<string | undefined> {
  const [found] = await desk.tx.subjects.listByIds([subject]);
  if (found?.state !== 'invited' || !(await desk.ask({ action, thing })).allowed) return undefined;
  return 'They are invited and have not joined yet; until then nothing is given.';
}

/** The sentence that stands against it; undefined where nothing does. */
async function whyNot(desk: Desk, question: Asked, subject: SubjectId): Promise<string | null | undefined> {
  const waits = await whyNotYet(desk, question, subject);
  if (waits) return waits;
  const { allowed, reasons } = await desk.ask({ ...question, target: subject });
  return allowed ? undefined : (reasons[0]?.text ?? null);
}

/** The same verdicts, and nothing done: for a user group, which is shown as its people first. */
export const judgeAdding: Operation<AddToThing, Added> = async (desk, input) => {
  const { thing, role, question } = await judgingOf(desk, input);
  const { endsAt } = place(input.span, desk.now);
  const verdicts: AddVerdict[] = [];
  for (const subject of new Set(input.people)) {
    const no = await whyNot(desk, question, subject);
    if (no !== undefined) verdicts.push({ subject, verdict: 'refused', endsAt: null, says: no });
    else verdicts.push({ subject, says: null, ...(await outcomeOf(desk, input, role, subject, endsAt)) });
  }
  return { thing, role, verdicts };
};

/** The verdicts, and the plan kept under a reference until it is confirmed. */
export const planAdding: Operation<AddToThing, Added & { ref: PlanId }> = async (desk, input) => ({
  ...(await judgeAdding(desk, input)),
  ref: await keepPlan(desk, 'add', input),
});

type Outcome = Pick<AddVerdict, 'verdict' | 'endsAt'>;

/** What giving it would come to: it is new, it lasts longer than what they have, or it adds nothing. */
async function outcomeOf(
  desk: Desk,
  { thing }: AddToThing,
  role: ThingRoleInfo,
  subject: SubjectId,
  endsAt: Instant | null,
): Promise<Outcome> {
  if (role.kept === 'recorded') {
    const recorded = await desk.tx.things.listRecorded([thing]);
    const isThere = recorded.some((one) => one.as === role.name && one.subject === subject);
    return { verdict: isThere ? 'already' : 'added', endsAt: null };
  }
  const present = await desk.tx.grants.findOpen(subject, role.name, thing, 'direct');
  if (!present || isOver(present, desk.now)) return { verdict: 'added', endsAt };
  return lastsLonger(endsAt, present)
    ? { verdict: 'lengthened', endsAt }
    : { verdict: 'already', endsAt: present.endsAt };
}

async function give(desk: Desk, input: AddToThing, role: ThingRoleInfo, subject: SubjectId): Promise<AddVerdict> {
  const { thing, reason, span } = input;
  const { startsAt, endsAt } = place(span, desk.now);
  const outcome = await outcomeOf(desk, input, role, subject, endsAt);
  if (role.kept === 'recorded') await record(desk, thing, role.name, subject);
  else if (outcome.verdict === 'added')
    await openGrant(desk, { subject, thing, role: role.name, source: 'direct', startsAt, endsAt, reason });
  else if (outcome.verdict === 'lengthened') {
    const present = await desk.tx.grants.findOpen(subject, role.name, thing, 'direct');
    if (present) await lengthenGrant(desk, present, endsAt, { reason, request: null });
  }
  return { subject, says: null, ...outcome };
}
