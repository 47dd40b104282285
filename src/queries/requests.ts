/** Requests as somebody may see them: by number or id, their own, and what waits for them to decide. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { RequestId, WorkspaceId } from '../domain/ids.ts';
import { isWaiting, type Request } from '../domain/request.ts';
import type { Listed, ShownRequest } from '../domain/shown.ts';
import { decide, may } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { keptQuery, type Query } from './look.ts';
import { modelOf } from './models.ts';
import { everyRow } from './pages.ts';
import { requestShown } from './request-card.ts';
import { type Place, placesOf } from './showing.ts';

/** Whether the policy lets this caller see the request: it is theirs, theirs to decide, or in their care. */
async function mayView(read: Read, caller: Caller, request: Request): Promise<boolean> {
  if (!caller.subject) return false;
  const workspace = await read.workspaces.get(request.workspace);
  const model = await modelOf(read, workspace);
  const facts = await factsAbout(read, workspace, model, {
    subjects: [caller.subject],
    things: [request.thing],
    requests: [request],
  });
  return decide(model, { caller: caller.subject, action: 'request.view', thing: request.id }, facts).allowed;
}

/** The request of this number; undefined when there is none that the caller may see. */
export const requestByNumber = keptQuery<number, Request | undefined>(async (read, caller, number) => {
  const request = await read.requests.findByNumber(number);
  return request && (await mayView(read, caller, request)) ? request : undefined;
});

/** Where the request behind a button is decided; whether there is one is seen there. A tenant of one product needs no look for it. */
export const workspaceBehindButton: Query<RequestId, WorkspaceId | undefined> = async (read, _caller, id) => {
  const [first, ...others] = await read.workspaces.list();
  return first && others.length === 0 ? first.id : (await read.requests.listByIds([id]))[0]?.workspace;
};

/** The request behind a button, with the workspace it must be decided in. The one who presses is judged when they act. */
export const requestBehindButton: Query<RequestId, Request | undefined> = async (read, _caller, id) =>
  (await read.requests.listByIds([id]))[0];

/** A request as it stands now; undefined when there is none that the caller may see. */
export const requestCard: Query<RequestId, ShownRequest | undefined> = async (read, caller, id) => {
  const [request] = await read.requests.listByIds([id]);
  return request && (await mayView(read, caller, request)) ? requestShown(read, id) : undefined;
};

/** A piece of a list. */
export interface Piece {
  from: number;
  limit: number;
}

async function drawn(
  read: Read,
  requests: readonly Request[],
  { from, limit }: Piece,
  key: string,
): Promise<Listed<ShownRequest>> {
  const items: ShownRequest[] = [];
  for (const { id } of requests.slice(from, from + limit)) items.push(await requestShown(read, id));
  return { items, from, total: requests.length, key };
}

/** Every request that the caller made or is to get something from, newest first. */
export const ownRequests = async (read: Read, { subject }: Caller): Promise<readonly Request[]> =>
  subject ? everyRow((page) => read.requests.listOf(subject, page)) : [];

/** What the caller asked for or is to get something from: pending ones first, then newest first. */
export const myRequests: Query<Piece, Listed<ShownRequest>> = async (read, caller, piece) => {
  const all = await ownRequests(read, caller);
  const pendingFirst = [...all].sort((a, b) => Number(b.state === 'pending') - Number(a.state === 'pending'));
  return drawn(read, pendingFirst, piece, 'my-requests');
};

/** What waits for the caller's decision, oldest first. */
export const waitingFor: Query<Piece, Listed<ShownRequest>> = async (read, caller, piece) =>
  drawn(read, await requestsToDecide(read, caller), piece, 'waiting');

/** Every request that waits for the caller's decision, oldest first. */
export async function requestsToDecide(read: Read, caller: Caller): Promise<readonly Request[]> {
  const theirs: Request[] = [];
  for (const place of await placesOf(read)) theirs.push(...(await decidableBy(read, place, caller)));
  return theirs;
}

async function decidableBy(read: Read, { workspace, model }: Place, { subject: caller }: Caller): Promise<Request[]> {
  if (!caller) return [];
  const pending = await everyRow((page) => read.requests.listPending(workspace.id, page));
  const waiting = pending.filter((request) => isWaiting(request, read.hasCome));
  const things = waiting.map(({ thing }) => thing);
  const subjects = [caller, ...waiting.map(({ target }) => target)];
  const facts = await factsAbout(read, workspace, model, { subjects, things, requests: waiting });
  const action = ({ role }: Request): string => (role === null ? 'request.answer' : 'request.approve');
  return waiting.filter((one) => may(model, { caller, action: action(one), thing: one.id, target: one.target }, facts));
}
