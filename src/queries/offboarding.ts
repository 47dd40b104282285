/** What offboarding somebody would end, and what needs a new hand: what the form shows before anything happens. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, WorkspaceId } from '../domain/ids.ts';
import { denied, notFound } from '../domain/refusal.ts';
import type { ShownGrant, ShownOffboarding } from '../domain/shown.ts';
import { decide } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { shownGrants } from './held.ts';
import type { Query } from './look.ts';
import { everyRow } from './pages.ts';
import { type Place, placesOf, shownPeople, shownRole } from './showing.ts';

interface Part {
  ends: readonly ShownGrant[];
  owned: ShownOffboarding['owned'];
  pending: ShownOffboarding['pending'];
  notes: readonly string[];
}

/** As far as the reader may carry it out; refused where they may nowhere, and as a whole where a rail stands against it. */
export const offboardingForm: Query<{ target: SubjectId; workspace: WorkspaceId | null }, ShownOffboarding> = async (
  read,
  caller,
  { target, workspace },
) => {
  const places = (await placesOf(read)).filter((place) => workspace === null || place.workspace.id === workspace);
  const parts: Part[] = [];
  for (const place of await allowedPlaces(read, places, caller, target)) {
    const part = await partOf(read, place, target);
    if (part) parts.push(part);
  }
  if (parts.length === 0) throw notFound('role or invitation of that person');
  const nameOf = await shownPeople(read, [target]);
  return {
    person: nameOf(target),
    ends: parts.flatMap(({ ends }) => ends),
    owned: parts.flatMap(({ owned }) => owned),
    pending: parts.flatMap(({ pending }) => pending),
    notes: parts.flatMap(({ notes }) => notes),
  };
};

async function allowedPlaces(
  read: Read,
  places: readonly Place[],
  { subject: caller }: Caller,
  target: SubjectId,
): Promise<Place[]> {
  const allowed: Place[] = [];
  let no: { text: string; code: string; workspace: WorkspaceId } | undefined;
  for (const place of places) {
    const { workspace, model } = place;
    if (!caller) continue;
    const facts = await factsAbout(read, workspace, model, { subjects: [caller, target] });
    const asked = { caller, action: 'workspace.remove', thing: workspace.root, target };
    const decision = decide(model, asked, facts);
    if (decision.allowed) allowed.push(place);
    const [reason] = decision.reasons;
    if (!decision.allowed && reason && (!no || reason.kind === 'forbid')) no = { ...reason, workspace: workspace.id };
    if (!decision.allowed && reason?.kind === 'forbid') break;
  }
  if (no && (allowed.length === 0 || no.code.startsWith('rail.')))
    throw denied(no.text, {
      code: no.code,
      action: 'workspace.remove',
      workspace: no.workspace,
      target,
      next: 'Type `/role why` to see more.',
    });
  return allowed;
}

/** Undefined where they have nothing. */
async function partOf(read: Read, place: Place, target: SubjectId): Promise<Part | undefined> {
  const { workspace } = place;
  const open = (await read.grants.listOpenOf(target)).filter((grant) => grant.workspace === workspace.id);
  const pending = (await read.requests.listPendingOf(target)).filter((request) => request.workspace === workspace.id);
  const invitation = await read.invitations.findPending(workspace.id, target);
  const owned = await ownedIn(read, place, target);
  if (open.length + pending.length + owned.length === 0 && !invitation) return undefined;
  const given = await invitationsGiven(read, place, target);
  return {
    ends: await shownGrants(read, place, open),
    owned,
    pending: pending.map(({ id, number }) => ({ id, number })),
    notes: [
      ...(invitation ? [`Their invitation to ${workspace.title} is cancelled.`] : []),
      ...(given > 0
        ? [
            `${given} of the invitations they gave in ${workspace.title} still wait. Each is judged when it is accepted: what they may no longer give is withheld then.`,
          ]
        : []),
      ...(await approvedBy(read, place, target)),
    ],
  };
}

async function ownedIn(read: Read, { workspace, model }: Place, target: SubjectId): Promise<ShownOffboarding['owned']> {
  const recorded = await read.things.listRecordedOf(target);
  const things = await read.things.listByIds(recorded.map(({ thing }) => thing));
  return recorded.flatMap(({ thing: id, as }) => {
    const thing = things.find((one) => one.id === id);
    if (!thing || thing.workspace !== workspace.id || thing.archivedAt !== null) return [];
    return [{ thing: id, name: thing.name, as: shownRole(model, thing.type, as).title }];
  });
}

/** How many invitations of theirs still wait. */
async function invitationsGiven(read: Read, { workspace }: Place, giver: SubjectId): Promise<number> {
  const rows = await everyRow((page) => read.invitations.listPending(workspace.id, page));
  return rows.filter(({ invitedBy }) => invitedBy === giver).length;
}

/** What they approved stays; it is said, so that somebody can look at it. */
async function approvedBy(read: Read, { workspace }: Place, approver: SubjectId): Promise<string[]> {
  const events = await everyRow((page) => read.events.listAbout(approver, page));
  const voted = events.flatMap(({ by, workspace: at, happening }) =>
    by === approver && at === workspace.id && happening.type === 'request.voted' && happening.verdict === 'approve'
      ? [happening.request]
      : [],
  );
  const numbers = (await read.requests.listByIds(voted)).map(({ number }) => number);
  if (numbers.length === 0) return [];
  const shown = numbers
    .sort((a, b) => a - b)
    .slice(-10)
    .map((number) => `R-${number}`);
  const rest = numbers.length - shown.length;
  return [
    `What they approved in ${workspace.title} stays: ${shown.join(', ')}${rest > 0 ? ` and ${rest} before` : ''}.`,
  ];
}
