/** Requests, accounts and tasks as things of the policy, so that Roledesk's own acts are ordinary questions. */
import type { RequestId, SubjectId, TaskId, ThingId } from '../domain/ids.ts';
import { askingRule } from './asking.ts';
import type { CompiledModel } from './compiled.ts';
import type { RecordedFact, ThingFact } from './types.ts';
import { helpFlag, orphanFlag, stageFlag } from './types-index.ts';

/** What is added to a snapshot's `things` and `recorded`. */
export interface OwnFacts {
  thing: ThingFact;
  recorded: RecordedFact[];
}

/** A request on what it asks about; `type` is that thing's, `role` null asks the help desk, `stage` counts from 0. */
export interface RequestRef {
  id: RequestId;
  thing: ThingId;
  type: string;
  role: string | null;
  stage: number;
  requester: SubjectId;
  target: SubjectId;
  /** Who proposed it, where nobody asked. */
  proposer?: SubjectId | null;
  /** Who has approved it so far. */
  approvers?: readonly SubjectId[];
}

/** A request in its present stage. One whose stage the model no longer has is decided by the workspace's administrators. */
export function requestFacts(
  model: CompiledModel,
  { id, thing, type, role, stage, requester, target, proposer = null, approvers = [] }: RequestRef,
): OwnFacts {
  const rule = role === null ? undefined : askingRule(model, type, role);
  const flag = role === null ? helpFlag : rule && stage < rule.stages.length ? stageFlag(rule.key, stage) : orphanFlag;
  return {
    thing: { id, type: 'request', inside: thing, flags: [flag], tags: [] },
    recorded: [
      proposer === null
        ? { thing: id, as: 'requester', subject: requester }
        : { thing: id, as: 'proposer', subject: proposer },
      { thing: id, as: 'target', subject: target },
      ...approvers.map((subject) => ({ thing: id, as: 'approver', subject })),
    ],
  };
}

/** Somebody's account: what is told about them, and what they may do with their own. `root` stands for the workspace. */
export const accountFacts = (_model: CompiledModel, subject: SubjectId, root: ThingId): OwnFacts => ({
  thing: { id: subject, type: 'account', inside: root, flags: [], tags: [] },
  recorded: [{ thing: subject, as: 'self', subject }],
});

/** A task for an Admin in a workspace. */
export const taskFacts = (_model: CompiledModel, id: TaskId, root: ThingId): OwnFacts => ({
  thing: { id, type: 'task', inside: root, flags: [], tags: [] },
  recorded: [],
});
