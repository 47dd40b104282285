/** `/role offboard`: ends everything somebody has, in every product where the caller may, and hands on what they own. */
import { isOver } from '../../domain/grant.ts';
import type { SubjectId, ThingId, WorkspaceId } from '../../domain/ids.ts';
import { isExpected } from '../../domain/invitation.ts';
import { invalid, notFound, type Refusal } from '../../domain/refusal.ts';
import { isWaiting } from '../../domain/request.ts';
import type { Recorded } from '../../domain/thing.ts';
import { isEligible } from '../../policy/index.ts';
import { type Asked, type Desk, refusalOf, type WideOperation } from '../desk.ts';
import { titleOf } from '../words.ts';
import { askForOwners, cancelInvitationOf, cancelRequestsOf, endEverything, ownedBy } from './leaving.ts';

export interface Offboard {
  target: SubjectId;
  /** One product; null is every one. */
  workspace: WorkspaceId | null;
  /** Who takes over which thing; what nobody takes over becomes a task. */
  successors: readonly { thing: ThingId; subject: SubjectId }[];
  reason: string | null;
}

export interface Offboarded {
  target: SubjectId;
  /** Titles of the products it was done in. */
  products: readonly string[];
  grants: number;
  requests: number;
  handedOn: number;
  ownerless: number;
}

/** The question that offboarding somebody from one product is; asked for the form, and again for the act. */
export const offboarding = ({ workspace }: Desk, target: SubjectId): Asked => ({
  action: 'workspace.remove',
  thing: workspace.root,
  target,
});

/**
 * Ends what they hold wherever the caller may remove people, cancels their invitation and their requests, and writes down what
 * they owned. Refused as a whole for the last keeper of any of these products (MK-17, MK-18, MR-11, MR-21). Products in which the
 * caller may not are left alone and not spoken of.
 */
export const offboard: WideOperation<Offboard, Offboarded> = async (wide, input) => {
  const all = await wide.desks();
  const desks = all.filter(({ workspace }) => input.workspace === null || workspace.id === input.workspace);
  const mine = await allowedDesks(desks, input.target);
  const done: Offboarded = { target: input.target, products: [], grants: 0, requests: 0, handedOn: 0, ownerless: 0 };
  const parts: Offboarded[] = [];
  for (const desk of mine) parts.push(await offboardHere(desk, input));
  await closeAccount(all, input.target);
  return parts.reduce(added, done);
};

const added = (a: Offboarded, b: Offboarded): Offboarded => ({
  target: a.target,
  products: [...a.products, ...b.products],
  grants: a.grants + b.grants,
  requests: a.requests + b.requests,
  handedOn: a.handedOn + b.handedOn,
  ownerless: a.ownerless + b.ownerless,
});

/** Where they have something and the caller may end it. A rail against it stands against the whole. */
async function allowedDesks(desks: readonly Desk[], target: SubjectId): Promise<Desk[]> {
  const allowed: Desk[] = [];
  let refused: Refusal | undefined;
  for (const desk of desks) {
    const asked = offboarding(desk, target);
    const decision = await desk.ask(asked);
    const isHere = await hasSomething(desk, target);
    if (decision.allowed && isHere) allowed.push(desk);
    if (decision.allowed) continue;
    const refusal = refusalOf(decision, asked) as Refusal;
    if (decision.reasons[0]?.kind === 'forbid' && isHere) throw refusal;
    refused ??= refusal;
  }
  if (allowed.length > 0) return allowed;
  if (refused && !(await mayAnywhere(desks, target))) throw refused;
  throw notFound('role or invitation of that person');
}

async function mayAnywhere(desks: readonly Desk[], target: SubjectId): Promise<boolean> {
  for (const desk of desks) if ((await desk.ask(offboarding(desk, target))).allowed) return true;
  return false;
}

/** What is over counts for nothing, whether the sweep has come by or not. */
async function hasSomething({ tx, workspace, now }: Desk, target: SubjectId): Promise<boolean> {
  const invitation = await tx.invitations.findPending(workspace.id, target);
  if (invitation && isExpected(invitation, now)) return true;
  const open = await tx.grants.listOpenOf(target);
  if (open.some((grant) => grant.workspace === workspace.id && !isOver(grant, now))) return true;
  const pending = await tx.requests.listPendingOf(target);
  return pending.some((request) => request.workspace === workspace.id && isWaiting(request, now));
}

async function offboardHere(desk: Desk, { target, successors, reason }: Offboard): Promise<Offboarded> {
  const owned = await ownedBy(desk, target);
  const handedOn = await handOn(desk, owned, successors);
  await cancelInvitationOf(desk, target);
  const requests = await cancelRequestsOf(desk, target);
  const grants = await endEverything(desk, target, reason ?? 'offboarded');
  const things = owned.map(({ thing }) => thing);
  await desk.happened({ type: 'subject.offboarded', target, reason, owned: things });
  const ownerless = things.filter((thing) => !successors.some((one) => one.thing === thing));
  await askForOwners(desk, target, ownerless);
  const { title } = desk.workspace;
  return { target, products: [title], grants, requests, handedOn, ownerless: ownerless.length };
}

/** Records the successors; each must be able to own the thing (MR-17). */
async function handOn(desk: Desk, owned: readonly Recorded[], successors: Offboard['successors']): Promise<number> {
  let count = 0;
  for (const { thing, as, subject: from } of owned) {
    const to = successors.find((one) => one.thing === thing)?.subject;
    if (!to) continue;
    await mustBeAble(desk, thing, as, from, to);
    await desk.tx.things.setRecorded(thing, as, from, to);
    await desk.happened({ type: 'thing.recorded', thing, as, from, target: to });
    count += 1;
  }
  return count;
}

async function mustBeAble(desk: Desk, thing: ThingId, as: string, from: SubjectId, to: SubjectId): Promise<void> {
  const facts = await desk.facts({ subjects: [to], things: [thing] });
  const { state } = await desk.tx.subjects.get(to);
  const able = state === 'active' && to !== from && isEligible(desk.model, { subject: to, thing, role: as }, facts);
  if (able) return;
  const found = await desk.tx.things.get(thing);
  throw invalid(`${found.name} cannot have this person as ${titleOf(desk.model, as, found.type)}.`, {
    code: 'successor',
    field: thing,
    next: 'Choose somebody else who is active and may hold it.',
  });
}

/** Whoever has nothing left in any product is offboarded as a person; others stay what they are where they stay. */
async function closeAccount(all: readonly Desk[], target: SubjectId): Promise<void> {
  const [first] = all;
  if (!first) return;
  for (const desk of all) if (await hasSomething(desk, target)) return;
  const subject = await first.tx.subjects.get(target);
  if (subject.state === 'deactivated' || subject.state === 'offboarded') return;
  await first.tx.subjects.replace(subject, { ...subject, state: 'offboarded' });
}
