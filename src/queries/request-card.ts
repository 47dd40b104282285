/** A request as it stands now, with everything its card, its requester's message and Home are drawn from. */
import type { Read } from '../db/ports.ts';
import { type Grant, isOver, warnedAt } from '../domain/grant.ts';
import type { RequestId } from '../domain/ids.ts';
import { after } from '../domain/instant.ts';
import { isWaiting, type Request, type Vote } from '../domain/request.ts';
import type { ShownOutcome, ShownRequest, ShownRole, ShownStage } from '../domain/shown.ts';
import { type AskingRule, askingRule } from '../policy/index.ts';
import { decidersOf, rolesThatDecide } from './deciders.ts';
import { gainsOf } from './gains.ts';
import { progressOf, shownGrants, strongestOn } from './held.ts';
import { modelOf } from './models.ts';
import { earlierOf, firstOf, happeningsOf } from './request-past.ts';
import { type Place, shownPeople, shownRole, shownThings } from './showing.ts';

/** Everything about one request; nobody is asked whether they may see it, so it is for those who were asked already. */
export async function requestShown(read: Read, id: RequestId): Promise<ShownRequest> {
  const request = await read.requests.get(id);
  const workspace = await read.workspaces.get(request.workspace);
  const place: Place = { workspace, model: await modelOf(read, workspace) };
  const [thing] = [...(await shownThings(read, [request.thing])).values()].filter((one) => one.id === request.thing);
  if (!thing) throw new Error(`${id} is about a thing that is not there`);
  const { role, target } = request;
  const rule = role === null ? undefined : askingRule(place.model, thing.type, role);

  const [votes, told, held, earlier] = await Promise.all([
    read.requests.listVotes([id]),
    happeningsOf(read, id),
    read.grants.listInForce(workspace.id, [target], read.asOf),
    earlierOf(read, place, request),
  ]);
  const nameOf = await shownPeople(read, [
    request.proposer ?? request.requester,
    target,
    ...votes.map(({ by }) => by),
    ...told.map(({ by }) => by),
  ]);
  const cancelled = firstOf(told, 'request.cancelled');
  const opened = firstOf(told, 'request.opened')?.happening;
  const present = strongestOn(place, thing.id, thing.type, held);
  const changes = strongestOn(place, thing.id, thing.type, held, role);
  // Once it is decided it was a change from what they held when they asked.
  const holds = request.state === 'pending' || opened?.held === undefined ? changes : opened.held;
  const named = (name: string | null): ShownRole | null =>
    name === null ? null : shownRole(place.model, thing.type, name);
  const shown = role === null ? null : shownRole(place.model, thing.type, role);
  const pending = request.state === 'pending';
  const times = timesOf(request);
  return {
    ...pick(request),
    requester: nameOf(request.proposer ?? request.requester),
    isProposal: request.proposer !== null,
    stuck: await stuckOf(read, place, request),
    target: nameOf(target),
    role: shown,
    thing,
    holds: named(holds),
    span: request.span,
    ...times,
    isExtension: request.extends !== null,
    today: await shownGrants(read, place, held),
    earlier: earlier.slice(0, 5),
    earlierTotal: earlier.length,
    gains:
      role !== null && pending
        ? await gainsOf(read, place, { target, role, thing: thing.id, endsAt: times.endsAt })
        : [],
    usesLicence: shown?.licensed === true && !held.some((grant) => isLicensed(place, grant)),
    highRisk: rule?.highRisk ?? false,
    stages: stagesOf(request, rule, votes, nameOf),
    expectedBy: null,
    answers: told.flatMap(({ by, at, happening }) =>
      happening.type === 'request.answered' ? [{ by: nameOf(by), comment: happening.comment, at }] : [],
    ),
    outcome: await outcomeOf(read, place, request, named(present)),
    copiedFrom: opened?.copiedFrom ?? null,
    cancelledBy: cancelled?.by ? nameOf(cancelled.by) : null,
    cancelledBecause: cancelled?.happening.because ?? null,
  };
}

const pick = ({ id, number, reason, ticket, state, stage, createdAt, expiresAt, decidedAt }: Request) => ({
  id,
  number,
  reason,
  ticket,
  state,
  stage,
  createdAt,
  expiresAt,
  decidedAt,
});

/** What is fixed already of when it begins and ends; a length counts from an approval that is still to come. */
function timesOf({ span }: Request): Pick<ShownRequest, 'startsAt' | 'endsAt'> {
  const startsAt = span.from ?? null;
  return { startsAt, endsAt: span.until ?? (startsAt && span.length ? after(startsAt, span.length) : null) };
}

const isLicensed = ({ workspace, model }: Place, { thing, role }: Grant): boolean =>
  thing === workspace.root && model.roles.some(({ name, licensed }) => name === role && licensed);

function stagesOf(
  request: Request,
  rule: AskingRule | undefined,
  votes: readonly Vote[],
  nameOf: Awaited<ReturnType<typeof shownPeople>>,
): ShownStage[] {
  const stages = rule?.stages ?? [{ title: request.role === null ? 'the help desk' : 'an Admin', quorum: 1 }];
  return stages.map(({ title, quorum }, at) => ({
    title,
    quorum,
    votes: votes
      .filter(({ stage }) => stage === at)
      .map(({ by, verdict, comment, at: when }) => ({ by: nameOf(by), verdict, comment, at: when })),
  }));
}

/** Where nobody can decide it, the roles it takes; null while somebody can, and once nobody has to. */
async function stuckOf(read: Read, { workspace, model }: Place, request: Request): Promise<string[] | null> {
  if (!isWaiting(request, read.hasCome)) return null;
  const deciders = await decidersOf(read, workspace, model, request);
  return deciders.length > 0 ? null : rolesThatDecide(read, workspace, model, request);
}

/** The grant that approval opened or lengthened; past its end it has ended, whether the sweep has come by or not. */
async function outcomeOf(
  read: Read,
  place: Place,
  request: Request,
  remains: ShownRole | null,
): Promise<ShownOutcome | null> {
  const [grant] = request.grant ? await read.grants.listByIds([request.grant]) : [];
  if (!grant) return null;
  const { id, startsAt, endsAt } = grant;
  const over = isOver(grant, read.hasCome) ? endsAt : null;
  const ended = grant.endedAt !== null && over !== null && over < grant.endedAt ? over : grant.endedAt;
  const endedAt = ended ?? over;
  const soon = warnedAt(grant);
  return {
    id,
    startsAt,
    endsAt,
    endedAt,
    endedBecause: grant.endedBecause,
    remains: endedAt === null ? null : remains,
    endingSoon: endedAt === null && soon !== null && read.hasCome(soon),
    fulfilment: await progressOf(read, place, grant),
  };
}
