/** Giving somebody what an invitation promises: judged for whoever gives it, then opened. */
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import { place } from '../../domain/instant.ts';
import type { Giving } from '../../domain/invitation.ts';
import { type Decision, decide, type Facts, factsOf, giveAction } from '../../policy/index.ts';
import { snapshotAbout } from '../../queries/facts.ts';
import type { Desk } from '../desk.ts';
import { openGrant, setBaseline } from '../ledger.ts';
import { record } from '../things/things.ts';

/** Who gives, and what it goes back to. */
export interface Giver {
  givenBy: SubjectId;
  sourceRef: string;
  reason: string | null;
}

/** The facts as they would be if this person were here with that workspace role: what an invitation is judged on. */
export async function factsIf(
  desk: Desk,
  giver: SubjectId,
  subject: SubjectId,
  role: string,
  gives: readonly Giving[],
): Promise<Facts> {
  const { tx, workspace, model } = desk;
  const things = gives.map(({ thing }) => thing);
  const snapshot = await snapshotAbout(tx, workspace, model, { subjects: [giver, subject], things });
  const known = snapshot.subjects.find(({ id }) => id === subject);
  const here = { id: subject, insider: known?.insider ?? true, directory: known?.directory ?? null, active: true };
  return factsOf(model, {
    ...snapshot,
    subjects: [...snapshot.subjects.filter(({ id }) => id !== subject), here],
    held: [...snapshot.held, { subject, thing: workspace.root, role, endsAt: null }],
  });
}

/** Whether `giver` may give this now: on the workspace by inviting, on a thing by giving there. */
export function mayGive(
  desk: Desk,
  giver: SubjectId,
  target: SubjectId,
  { role, thing, span }: Giving,
  type: string,
  facts: Facts,
): Decision {
  const action = thing === desk.workspace.root ? 'workspace.invite' : giveAction(desk.model, type, role);
  const gives = { role, thing, until: place(span, desk.now).endsAt };
  return decide(desk.model, { caller: giver, action, thing, target, gives }, facts);
}

/** The workspace role first: what is given on things may need it. */
export const rootFirst = ({ workspace }: Desk, gives: readonly Giving[]): Giving[] =>
  [...gives].sort((a, b) => Number(b.thing === workspace.root) - Number(a.thing === workspace.root));

/** Opens it: a workspace role without an end becomes the baseline, an owner is recorded, everything else is a grant of its own. */
export async function openGiving(
  desk: Desk,
  subject: SubjectId,
  { role, thing, span }: Giving,
  { givenBy, sourceRef, reason }: Giver,
): Promise<void> {
  const { startsAt, endsAt } = place(span, desk.now);
  if (thing === desk.workspace.root && endsAt === null && startsAt <= desk.now) {
    await setBaseline(desk, subject, role, reason, givenBy);
    return;
  }
  if (await isRecorded(desk, thing, role)) return record(desk, thing, role, subject);
  await openGrant(desk, { subject, thing, role, startsAt, endsAt, source: 'invitation', sourceRef, reason, givenBy });
}

async function isRecorded({ tx, model }: Desk, id: ThingId, role: string): Promise<boolean> {
  const [thing] = await tx.things.listByIds([id]);
  const roles = model.thingTypes.get(thing?.type ?? '')?.roles ?? [];
  return roles.some(({ name, kept }) => name === role && kept === 'recorded');
}
