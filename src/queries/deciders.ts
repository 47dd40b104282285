/** Who could decide about something: everybody who holds or is recorded as anything on it or around it. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Request } from '../domain/request.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';

/** The people among whom the policy finds those who decide; nobody else can have a standing there. */
export async function candidatesFor(read: Read, workspace: Workspace, thing: ThingId): Promise<SubjectId[]> {
  const around = (await read.things.listAround([workspace.root, thing])).map(({ id }) => id);
  const [held, recorded] = await Promise.all([
    read.grants.listInForceOn(around, read.now),
    read.things.listRecorded(around),
  ]);
  return [...new Set([...held, ...recorded].map(({ subject }) => subject))];
}

/** Those who may decide this request now, in its present stage; the requester and the target are never among them. */
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
