/** The facts for one question: what the policy may look at, loaded by a few indexed queries. */
import type { Read } from '../db/ports.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Request, Vote } from '../domain/request.ts';
import type { Subject } from '../domain/subject.ts';
import type { Task } from '../domain/task.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Thing } from '../domain/thing.ts';
import {
  accountFacts,
  type CompiledModel,
  type Facts,
  factsOf,
  type RecordedFact,
  requestFacts,
  type Snapshot,
  type SubjectFact,
  type ThingFact,
  taskFacts,
} from '../policy/index.ts';

/** What a question is about; everything around the things comes along by itself. */
export interface About {
  subjects: readonly SubjectId[];
  things?: readonly ThingId[];
  requests?: readonly Request[];
  accounts?: readonly SubjectId[];
  tasks?: readonly Task[];
}

/** A question's own rows beside the kept ones: requests, accounts and tasks as the policy sees them. */
interface OwnFacts {
  thing: ThingFact;
  recorded: readonly RecordedFact[];
}

/** Whoever has never been in Slack, expected or taken off before they came, is judged as a full member, and anew when they come. */
const isInsider = ({ slackKind, state }: Subject): boolean =>
  slackKind === 'member' || (slackKind === null && state !== 'active');

export const subjectFact = (subject: Subject): SubjectFact => ({
  id: subject.id,
  active: subject.state === 'active',
  insider: isInsider(subject),
  directory: subject.directory,
});

export const thingFact = (thing: Thing, tags: readonly ThingId[]): ThingFact => ({
  id: thing.id,
  type: thing.type,
  inside: thing.inside,
  flags: thing.flags,
  tags,
});

function ownFacts(
  model: CompiledModel,
  workspace: Workspace,
  about: About,
  types: ReadonlyMap<ThingId, string>,
  votes: readonly Vote[],
): OwnFacts[] {
  return [
    ...(about.requests ?? []).map((request) =>
      requestFacts(model, {
        id: request.id,
        thing: request.thing,
        type: types.get(request.thing) ?? 'workspace',
        role: request.role,
        stage: request.stage,
        requester: request.requester,
        target: request.target,
        proposer: request.proposer,
        approvers: votes.filter((vote) => vote.request === request.id).map(({ by }) => by),
      }),
    ),
    ...(about.accounts ?? []).map((subject) => accountFacts(model, subject, workspace.root)),
    ...(about.tasks ?? []).map((task) => taskFacts(model, task.id, workspace.root)),
  ];
}

/** Loads what `decide`, `explain` and `reach` need to answer about these subjects and things, as of `read.now`. */
export async function snapshotAbout(
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  about: About,
): Promise<Snapshot> {
  const wanted = [workspace.root, ...(about.things ?? []), ...(about.requests ?? []).map((request) => request.thing)];
  const around = await read.things.listAround([...new Set(wanted)]);
  const tags = await read.things.listTags(around.map((thing) => thing.id));
  // Labels that things carry are things themselves: without them nobody could share one.
  const things = [...around, ...(await read.things.listByIds([...new Set([...tags.values()].flat())]))];
  const types = new Map(things.map((thing) => [thing.id, thing.type]));
  const people = [...new Set([...about.subjects, ...(about.accounts ?? [])])];
  const asked = (about.requests ?? []).map(({ id }) => id);
  const [recorded, subjects, held, keepers, votes] = await Promise.all([
    read.things.listRecorded(around.map((thing) => thing.id)),
    read.subjects.listByIds(people),
    read.grants.listInForce(workspace.id, people, read.asOf),
    read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.asOf),
    asked.length === 0 ? [] : read.requests.listVotes(asked),
  ]);
  const own = ownFacts(model, workspace, about, types, votes);
  return {
    // Nothing in force is judged by it; whoever asks for it has an answer of this instant.
    get now() {
      return read.now;
    },
    root: workspace.root,
    subjects: subjects.map(subjectFact),
    things: [...things.map((thing) => thingFact(thing, tags.get(thing.id) ?? [])), ...own.map((facts) => facts.thing)],
    held: held.map(({ subject, thing, role, endsAt }) => ({ subject, thing, role, endsAt })),
    recorded: [...recorded, ...own.flatMap((facts) => facts.recorded)],
    keepers,
  };
}

/** The same, indexed for asking. */
export const factsAbout = async (
  read: Read,
  workspace: Workspace,
  model: CompiledModel,
  about: About,
): Promise<Facts> => factsOf(model, await snapshotAbout(read, workspace, model, about));
