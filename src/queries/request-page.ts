/** A request for one reader alone: as it stands, who they are to it, and what the policy lets them do with it. */
import type { Read } from '../db/ports.ts';
import { isInForce } from '../domain/grant.ts';
import type { RequestId, SubjectId } from '../domain/ids.ts';
import { isWaiting, type Request } from '../domain/request.ts';
import type { RequestMay, ShownRequestPage } from '../domain/shown.ts';
import { may } from '../policy/index.ts';
import { endingQuestion } from './ending.ts';
import { factsAbout } from './facts.ts';
import { keptQuery } from './look.ts';
import { modelOf } from './models.ts';
import { requestCard } from './requests.ts';
import type { Place } from './showing.ts';

/** Undefined when there is none that the reader may see. */
export const requestPage = keptQuery<RequestId, ShownRequestPage | undefined>(async (read, caller, id) => {
  const shown = await requestCard(read, caller, id);
  if (!shown || !caller.subject) return undefined;
  const request = await read.requests.get(id);
  return { request: shown, part: partOf(request, caller.subject), may: await mayOf(read, request, caller.subject) };
});

function partOf({ requester, target, proposer }: Request, reader: SubjectId): ShownRequestPage['part'] {
  if (reader === (proposer ?? requester)) return 'asker';
  return reader === target ? 'target' : 'others';
}

async function mayOf(read: Read, request: Request, caller: SubjectId): Promise<RequestMay> {
  const workspace = await read.workspaces.get(request.workspace);
  const model = await modelOf(read, workspace);
  const { id, thing, target, role } = request;
  const about = { subjects: [caller, target], things: [thing], requests: [request] };
  const facts = await factsAbout(read, workspace, model, about);
  const waits = isWaiting(request, read.hasCome);
  const can = (action: string): boolean => waits && may(model, { caller, action, thing: id, target }, facts);
  return {
    decide: can(role === null ? 'request.answer' : 'request.approve'),
    cancel: can('request.cancel'),
    end: await mayEnd(read, { workspace, model }, request, caller),
  };
}

async function mayEnd(read: Read, place: Place, request: Request, caller: SubjectId): Promise<boolean> {
  const [grant] = request.grant ? await read.grants.listByIds([request.grant]) : [];
  if (!grant || !isInForce(grant, read.hasCome)) return false;
  const { type } = await read.things.get(grant.thing);
  const about = { subjects: [caller, grant.subject], things: [grant.thing], accounts: [grant.subject] };
  const facts = await factsAbout(read, place.workspace, place.model, about);
  return may(place.model, endingQuestion(place, caller, grant, type), facts);
}
