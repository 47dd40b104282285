/** What the forms of those who decide are filled with: lesser roles, shorter times, reasons, what would fit. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { RequestId } from '../domain/ids.ts';
import { after, type Length, place } from '../domain/instant.ts';
import { denied, invalid, notFound } from '../domain/refusal.ts';
import { mustWait, type Request } from '../domain/request.ts';
import type {
  ShownAnswering,
  ShownAsked,
  ShownDenying,
  ShownLengths,
  ShownLessening,
  ShownRole,
  ShownThing,
} from '../domain/shown.ts';
import { askingRule, decide } from '../policy/index.ts';
import { decidersOf } from './deciders.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';
import { type Place, shownPeople, shownRole, shownThings } from './showing.ts';

/** Sentences that say most of what is said when something is denied. */
const canned = [
  'A smaller role is enough for this.',
  'Please ask for a shorter time.',
  'I need to know more: please write what exactly you want to do.',
  'Somebody in your team can do this for you.',
];

interface About {
  request: Request;
  place: Place;
  asked: ShownAsked;
  role: ShownRole | null;
  thing: ShownThing;
}

async function aboutOf(read: Read, id: RequestId): Promise<About> {
  const request = await read.requests.get(id);
  const workspace = await read.workspaces.get(request.workspace);
  const where: Place = { workspace, model: await modelOf(read, workspace) };
  const asker = request.proposer ?? request.requester;
  const [nameOf, things] = await Promise.all([
    shownPeople(read, [asker, request.target]),
    shownThings(read, [request.thing]),
  ]);
  const thing = things.get(request.thing);
  if (!thing) throw new Error(`${id} is about a thing that is not there`);
  const role = request.role === null ? null : shownRole(where.model, thing.type, request.role);
  const isProposal = request.proposer !== null;
  const asked = { requester: nameOf(asker), target: nameOf(request.target), isProposal };
  return { request, place: where, asked, role, thing };
}

/** The roles below this one that can be asked for there, strongest first. Where several may be held, none is less than another. */
function lesserThan({ place: { model }, role, thing }: About): ShownRole[] {
  if (role === null || (thing.isRoot && model.cardinality === 'several')) return [];
  const ranked = thing.isRoot ? model.roles : (model.thingTypes.get(thing.type)?.roles ?? []);
  const at = ranked.findIndex(({ name }) => name === role.name);
  return ranked
    .slice(at + 1)
    .filter(({ name }) => askingRule(model, thing.type, name) !== undefined)
    .map(({ name }) => shownRole(model, thing.type, name));
}

/** For approving with less; null for a question, which cannot be approved. */
async function lessening(read: Read, id: RequestId, zone: string): Promise<ShownLessening | null> {
  const about = await aboutOf(read, id);
  const { request, asked, role, thing } = about;
  if (role === null) return null;
  const lengths = await shorterThan(read, about);
  return { request: id, number: request.number, ...asked, role, thing, lesser: lesserThan(about), lengths, zone };
}

/** The lengths that end no later than what was asked for; that one stands chosen. More time counts from the present end. */
async function shorterThan(read: Read, { request, place: { model }, thing }: About): Promise<ShownLengths> {
  const rule = request.role === null ? undefined : askingRule(model, thing.type, request.role);
  const asked = place(request.span, read.now);
  const [held] = request.extends ? await read.grants.listByIds([request.extends]) : [];
  const from = held?.endsAt ?? asked.startsAt;
  const shorter = (length: Length): boolean => asked.endsAt === null || after(from, length) < asked.endsAt;
  const chosen = request.span.length ?? (request.span.until ? { until: request.span.until } : ('open' as const));
  return {
    lengths: (rule?.lengths ?? []).filter(shorter),
    recommended: null,
    openEnded: asked.endsAt === null,
    chosen,
  };
}

/** For denying. */
async function denying(read: Read, id: RequestId): Promise<ShownDenying> {
  const about = await aboutOf(read, id);
  const { request, asked, role, thing } = about;
  return { request: id, number: request.number, ...asked, role, thing, canned, smaller: lesserThan(about) };
}

/** For answering a question, with the roles that could fit; or for a word about a request that waits on. */
async function answering(read: Read, id: RequestId): Promise<ShownAnswering> {
  const { request, place: where, asked, role, thing } = await aboutOf(read, id);
  const fitting = where.model.roles.map(({ name }) => shownRole(where.model, 'workspace', name));
  const roles = role === null && thing.isRoot ? fitting : [];
  return { request: id, number: request.number, ...asked, role, thing, reason: request.reason, roles };
}

/** Whoever may decide may see what it is about; to everybody else there is no such request. */
async function forDeciders<Shown>(
  read: Read,
  caller: Caller,
  id: RequestId,
  action: 'request.deny' | 'request.approve' | 'request.answer',
  shown: () => Promise<Shown>,
): Promise<Shown> {
  const [request] = await read.requests.listByIds([id]);
  if (!request || !caller.subject) throw notFound('request');
  const workspace = await read.workspaces.get(request.workspace);
  const model = await modelOf(read, workspace);
  const about = { subjects: [caller.subject, request.target], things: [request.thing], requests: [request] };
  const question = { caller: caller.subject, action, thing: id, target: request.target };
  const decision = decide(model, question, await factsAbout(read, workspace, model, about));
  if (!decision.allowed) {
    const deciders = await decidersOf(read, workspace, model, request);
    const names = (await read.subjects.listPeople(deciders)).map(({ name }) => name).sort();
    const next = names.length > 0 ? `Those who can: ${names.slice(0, 5).join(', ')}.` : 'Ask an Admin.';
    throw denied(decision.reasons[0]?.text ?? 'This is not yours to decide.', { code: 'not_yours', next });
  }
  mustWait(request, read.now);
  return shown();
}

export const denyFormOf: Query<RequestId, ShownDenying> = (read, caller, id) =>
  forDeciders(read, caller, id, 'request.deny', () => denying(read, id));

export const answerFormOf: Query<RequestId, ShownAnswering> = (read, caller, id) =>
  forDeciders(read, caller, id, 'request.answer', () => answering(read, id));

export const lessFormOf: Query<{ request: RequestId; zone: string }, ShownLessening> = (
  read,
  caller,
  { request, zone },
) =>
  forDeciders(read, caller, request, 'request.approve', async () => {
    const less = await lessening(read, request, zone);
    if (!less) throw invalid('This asks a question: answer it instead.', { code: 'question' });
    return less;
  });
