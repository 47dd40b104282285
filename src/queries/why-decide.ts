/** Why somebody may, or may not, decide a request now: the policy's own reasons, and who could instead. */
import type { RequestId } from '../domain/ids.ts';
import { notFound } from '../domain/refusal.ts';
import { isWaiting, whomItTakes } from '../domain/request.ts';
import type { ShownWhy } from '../domain/shown.ts';
import { explain, type Missing } from '../policy/index.ts';
import { candidatesToDecide, rolesThatDecide } from './deciders.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';
import { shownPeople } from './showing.ts';

/** Asked of the request as it waits; to whoever may not see it there is none. */
export const whyDecide: Query<RequestId, ShownWhy> = async (read, { subject: caller }, id) => {
  const [request] = await read.requests.listByIds([id]);
  if (!request || !caller) throw notFound('request');
  const workspace = await read.workspaces.get(request.workspace);
  const model = await modelOf(read, workspace);
  const candidates = await candidatesToDecide(read, workspace, model, request);
  const subjects = [...new Set([caller, request.requester, request.target, ...candidates])];
  const facts = await factsAbout(read, workspace, model, { subjects, things: [request.thing], requests: [request] });
  const action = request.role === null ? 'request.answer' : 'request.approve';
  const question = { caller, action, thing: id, target: request.target };
  const { decision, missing, instead } = explain(model, question, facts, candidates);
  const nobody = !decision.allowed && instead.length === 0 && isWaiting(request, read.now);
  const stuck = nobody
    ? [{ because: whomItTakes(await rolesThatDecide(read, workspace, model, request)), facts: [] }]
    : [];
  const nameOf = await shownPeople(read, [caller, ...instead]);
  return {
    subject: nameOf(caller),
    isYou: true,
    action: `decide R-${request.number}`,
    thing: null,
    allowed: decision.allowed,
    reasons: decision.reasons,
    missing: [...missing.filter((way) => !isOfItself(way, id)), ...stuck],
    instead: instead.map(nameOf),
    at: null,
    ask: null,
  };
};

/** What is true of the request itself nobody can change to decide it: its stage, what it asks for, who asked. */
const isOfItself = ({ needs }: Missing, id: RequestId): boolean =>
  needs.some((need) => need.kind !== 'role' && need.thing === id);
