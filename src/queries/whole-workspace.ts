/** A whole workspace as the policy sees it, a page at a time: for comparing role models on the people there are. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Request } from '../domain/request.ts';
import type { Subject } from '../domain/subject.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Thing } from '../domain/thing.ts';
import type { CompiledModel, HeldFact, PolicyId, RecordedFact, RequestRef, Snapshot } from '../policy/index.ts';
import { subjectFact, thingFact } from './facts.ts';

export interface WholeWorkspace {
  /** Everybody who holds anything or is recorded anywhere, and every thing that is not archived. */
  snapshot: Snapshot;
  /** Those that are pending. */
  requests: readonly RequestRef[];
  /** What people and things are called, and requests by number. */
  names: ReadonlyMap<PolicyId, string>;
}

const onAPage = 500;

/** Everything that a comparison looks at, as of `read.now`. */
export async function wholeWorkspace(read: Read, workspace: Workspace, model: CompiledModel): Promise<WholeWorkspace> {
  const { id, root } = workspace;
  const things = await everyPage<Thing>((after) => read.things.listPage(id, { limit: onAPage, after }, {}));
  const pending = await everyPage<Request>((after) => read.requests.listPending(id, { limit: onAPage, after }));
  const places = [...new Set<ThingId>([root, ...things.map((thing) => thing.id)])];
  const held = await inPieces(places, (some) => read.grants.listInForceOn(some, read.now));
  const recorded = await inPieces(places, (some) => read.things.listRecorded(some));
  const tags = new Map(await inPieces(places, async (some) => [...(await read.things.listTags(some))]));
  const ids = [...new Set([...held, ...recorded].map(({ subject }) => subject))];
  const subjects = await inPieces<SubjectId, Subject>(ids, (some) => read.subjects.listByIds(some));
  const people = await inPieces(ids, (some) => read.subjects.listPeople(some));
  const requests = await requestRefs(read, pending, new Map(things.map((thing) => [thing.id, thing.type])));
  const names = new Map<PolicyId, string>([
    [root, workspace.title],
    ...things.map((thing): [PolicyId, string] => [thing.id, thing.name]),
    ...people.map((person): [PolicyId, string] => [person.subject, person.name]),
    ...pending.map((request): [PolicyId, string] => [request.id, `R-${request.number}`]),
  ]);
  return {
    snapshot: {
      now: read.now,
      root,
      subjects: subjects.map(subjectFact),
      things: things.map((thing) => thingFact(thing, tags.get(thing.id) ?? [])),
      held: held.map(({ subject, thing, role, endsAt }): HeldFact => ({ subject, thing, role, endsAt })),
      recorded: recorded.map((row): RecordedFact => ({ ...row })),
      keepers: await read.grants.listKeepers(id, root, model.keeper, read.now),
    },
    requests,
    names,
  };
}

async function requestRefs(
  read: Read,
  pending: readonly Request[],
  types: ReadonlyMap<ThingId, string>,
): Promise<readonly RequestRef[]> {
  const votes = await inPieces(
    pending.map((request) => request.id),
    (some) => read.requests.listVotes(some),
  );
  return pending.map(({ id, thing, role, stage, requester, target, proposer }) => ({
    id,
    thing,
    type: types.get(thing) ?? 'workspace',
    role,
    stage,
    requester,
    target,
    proposer,
    approvers: votes.filter((vote) => vote.request === id).map(({ by }) => by),
  }));
}

async function everyPage<Item>(
  page: (after: string | null) => Promise<{ rows: readonly Item[]; next: string | null }>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { rows, next } = await page(after ?? null);
    all.push(...rows);
    after = next;
  }
  return all;
}

/** So many ids at a time as one statement takes. */
async function inPieces<Id, Item>(
  ids: readonly Id[],
  list: (some: readonly Id[]) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let from = 0; from < ids.length; from += onAPage) all.push(...(await list(ids.slice(from, from + onAPage))));
  return all;
}
