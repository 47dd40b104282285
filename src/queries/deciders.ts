/** Who decides a request, and who could be made one of them. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Request } from '../domain/request.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, factsOf, may, requestFacts } from '../policy/index.ts';
import { candidatesFor } from './candidates.ts';
import { factsAbout, snapshotAbout } from './facts.ts';

const actionFor = (request: Request): string => (request.role === null ? 'request.answer' : 'request.approve');

/** The people among whom the policy finds those who do this to the request in its present stage. */
export async function candidatesToDecide(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  request: Request,
  action = actionFor(request),
): Promise<SubjectId[]> {
  const { type } = await read.things.get(request.thing);
  const { flags } = requestFacts(model, { ...request, type }).thing;
  return candidatesFor(read, workspace, model, { action, thing: request.thing, flags });
}

/** Those who may decide this request now, in its present stage; the requester, the target and who has voted are never among them. */
export async function decidersOf(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  request: Request,
): Promise<SubjectId[]> {
  const candidates = await candidatesToDecide(read, workspace, model, request);
  const subjects = [...new Set([...candidates, request.requester, request.target])];
  const facts = await factsAbout(read, workspace, model, {
    subjects,
    things: [request.thing],
    requests: [request],
  });
  const action = actionFor(request);
  return candidates.filter((caller) =>
    may(model, { caller, action, thing: request.id, target: request.target }, facts),
  );
}

/** Stands for whoever might be given a role: nobody of this name holds anything. */
const somebody = 'somebody' as string as SubjectId;

/**
 * Titles of the roles whose holders could decide this request in its present stage, the workspace's strongest first: who could
 * be made one where nobody is. A role on a thing is tried together with each workspace role that does not do alone.
 */
export async function rolesThatDecide(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  request: Request,
): Promise<string[]> {
  const about = { subjects: [request.requester, request.target], things: [request.thing], requests: [request] };
  const snapshot = await snapshotAbout(read, workspace, model, about);
  const here = { id: somebody, active: true, insider: true, directory: null };
  const action = actionFor(request);
  const question = { caller: somebody, action, thing: request.id, target: request.target };
  const decides = (...roles: { role: string; thing: ThingId }[]): boolean => {
    const held = [...snapshot.held, ...roles.map((one) => ({ subject: somebody, ...one, endsAt: null }))];
    return may(model, question, factsOf(model, { ...snapshot, subjects: [...snapshot.subjects, here], held }));
  };
  const ranked = model.roles.map(({ name, title }) => ({ role: name, title, thing: workspace.root }));
  const alone = ranked.filter((one) => decides(one));
  const others = ranked.filter((one) => !alone.includes(one));
  const around = (await read.things.listAround([request.thing])).filter(({ id }) => id !== workspace.root);
  const onThings = around.flatMap(({ id, type }) =>
    (model.thingTypes.get(type)?.roles ?? []).map(({ name, title }) => ({ role: name, title, thing: id })),
  );
  const together = onThings.filter((one) => others.some((other) => decides(other, one)));
  return [...new Set([...alone, ...together].map(({ title }) => title))];
}
