/** What happened, in the past tense: the closed list of events, which together are the audit log. */
import type {
  EventId,
  GrantId,
  InvitationId,
  ModelId,
  RequestId,
  SubjectId,
  TaskId,
  TenantId,
  ThingId,
  WorkspaceId,
} from './ids.ts';
import type { Instant, Span } from './instant.ts';
import type { Giving } from './invitation.ts';
import type { RequestState, Verdict } from './request.ts';

/** The happening itself, with whatever the history must show as it was. */
export type Happening =
  | { type: 'workspace.opened'; product: string; model: ModelId }
  | { type: 'tenant.set_up'; helpDesk: string }
  | { type: 'model.activated'; model: ModelId; version: string }
  | { type: 'subject.joined'; target: SubjectId }
  | { type: 'subject.deactivated'; target: SubjectId }
  | { type: 'subject.offboarded'; target: SubjectId; reason: string | null; owned: readonly ThingId[] }
  | { type: 'invitation.sent'; invitation: InvitationId; target: SubjectId; gives: readonly Giving[] }
  | { type: 'invitation.resent'; invitation: InvitationId; target: SubjectId }
  | { type: 'invitation.changed'; invitation: InvitationId; target: SubjectId; gives: readonly Giving[] }
  | { type: 'invitation.cancelled'; invitation: InvitationId; target: SubjectId }
  | { type: 'invitation.expired'; invitation: InvitationId; target: SubjectId }
  | { type: 'invitation.accepted'; invitation: InvitationId; target: SubjectId; withheld: readonly Giving[] }
  | { type: 'role.set'; target: SubjectId; from: string | null; to: string | null; reason: string | null }
  | {
      type: 'grant.opened';
      grant: GrantId;
      target: SubjectId;
      role: string;
      thing: ThingId;
      startsAt: Instant;
      endsAt: Instant | null;
      reason: string | null;
      /** The request behind it, whose card and message show it. */
      request: RequestId | null;
    }
  | {
      type: 'grant.ended';
      grant: GrantId;
      target: SubjectId;
      role: string;
      thing: ThingId;
      because: string;
      request: RequestId | null;
    }
  | {
      type: 'grant.extended';
      grant: GrantId;
      target: SubjectId;
      role: string;
      thing: ThingId;
      from: Instant;
      endsAt: Instant | null;
      reason: string | null;
      request: RequestId | null;
    }
  | {
      type: 'grant.begun';
      grant: GrantId;
      target: SubjectId;
      role: string;
      thing: ThingId;
      endsAt: Instant | null;
      request: RequestId | null;
    }
  | {
      type: 'grant.ending';
      grant: GrantId;
      target: SubjectId;
      role: string;
      thing: ThingId;
      endsAt: Instant;
      request: RequestId | null;
    }
  | {
      type: 'request.opened';
      request: RequestId;
      number: number;
      target: SubjectId;
      role: string | null;
      thing: ThingId;
      span: Span;
      reason: string;
      /** By setting the role, not by asking for it. */
      proposed: boolean;
      /** The strongest lesser role that the target held there then: what it was to be a change from. */
      held: string | null;
      /** Link to the message it was made from. */
      copiedFrom: string | null;
    }
  | {
      type: 'request.voted';
      request: RequestId;
      target: SubjectId;
      stage: number;
      verdict: Verdict;
      state: RequestState;
      comment: string | null;
    }
  | { type: 'request.changed'; request: RequestId; target: SubjectId; role: string | null; thing: ThingId; span: Span }
  | { type: 'request.answered'; request: RequestId; target: SubjectId; comment: string }
  | {
      type: 'request.cancelled';
      request: RequestId;
      target: SubjectId;
      /** Where Roledesk closed it by itself: why, as a sentence. */
      because?: string;
    }
  | { type: 'request.expired'; request: RequestId; target: SubjectId }
  | { type: 'request.reminded'; request: RequestId; target: SubjectId; whom: 'deciders' | 'asker'; times: number }
  | { type: 'thing.created'; thing: ThingId; kind: string; name: string; inside: ThingId | null }
  | { type: 'thing.renamed'; thing: ThingId; from: string; to: string }
  | { type: 'thing.flagged'; thing: ThingId; flag: string; set: boolean }
  | { type: 'thing.archived'; thing: ThingId }
  | { type: 'thing.tagged'; thing: ThingId; tag: ThingId; on: boolean }
  | { type: 'thing.recorded'; thing: ThingId; as: string; from: SubjectId | null; target: SubjectId | null }
  | { type: 'task.opened'; task: TaskId; title: string; target: SubjectId | null }
  | { type: 'task.done'; task: TaskId; target: SubjectId | null }
  | { type: 'task.dropped'; task: TaskId; target: SubjectId | null }
  | {
      type: 'act.denied';
      action: string;
      thing: ThingId | null;
      target: SubjectId | null;
      code: string;
      message: string;
    };

export type HappeningType = Happening['type'];

/** A happening as it was written: by whom, when, at which place in its chain. */
export interface Event {
  id: EventId;
  tenant: TenantId;
  /** Null for what concerns the tenant as a whole. */
  workspace: WorkspaceId | null;
  seq: number;
  at: Instant;
  by: SubjectId | null;
  happening: Happening;
  hash: string;
}
