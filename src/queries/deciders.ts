/** Who could decide about something: everybody who holds or is recorded as anything on it or around it. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Request } from '../domain/request.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, factsOf, may } from '../policy/index.ts';
import { factsAbout, snapshotAbout } from './facts.ts';

/** The people among whom the policy finds those who decide; nobody else can have a standing there. */
export async function candidatesFor(read: Read, workspace: Workspace, thing: ThingId): Promise<SubjectId[]> {
  const around = (await read.things.listAround([workspace.root, thing])).map(({ id }) => id);
  const [held, recorded] = await Promise.all([
    read.grants.listInForceOn(around, read.now),
    read.things.listRecorded(around),
  ]);
  return [...new Set([...held, ...recorded].map(({ subject }) => subject))];
}

/** Those who may decide this request now, in its present stage; the requester, the target and who has voted are never among them. */
export async function decidersOf(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  request: Request,
): Promise<SubjectId[]> {
  const candidates = await candidatesFor(read, workspace, request.thing);
  const subjects = [...new Set([...candidates, request.requester, request.target])];
  const facts = await factsAbout(read, workspace, model, {
    subjects,
    things: [request.thing],
    requests: [request],
  });
  const action = request.role === null ? 'request.answer' : 'request.approve';
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
  const action = request.role === null ? 'request.answer' : 'request.approve';
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
