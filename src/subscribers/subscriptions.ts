/** Which subscribers an event is owed to; asked inside the transaction, so the debt is written with the change. */
import type { Happening } from '../domain/events.ts';

/**
 * card: the request's card in the help desk · requester: the one message of the person it is about · tell: a notice to
 * somebody concerned · task: the Admins' card of a task · provision: making a system agree · home: Homes that are open.
 */
export const subscriberNames = ['card', 'requester', 'tell', 'task', 'provision'] as const;
export type SubscriberName = (typeof subscriberNames)[number];

/** A debt, and what keeps its order: deliveries of one aggregate are made one after the other. */
export interface Owed {
  subscriber: SubscriberName;
  aggregate: string;
}

/** The deliveries that an event is owed. */
export function owedFor(happening: Happening): readonly Owed[] {
  switch (happening.type) {
    case 'request.opened':
    case 'request.voted':
    case 'request.changed':
    case 'request.answered':
    case 'request.cancelled':
    case 'request.expired':
    case 'request.reminded':
      return (['card', 'requester'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.request}`,
      }));
    case 'grant.opened':
    case 'grant.ended':
      return (['card', 'requester', 'tell', 'provision'] as const).map((subscriber) => ({
        subscriber,
        aggregate:
          subscriber === 'provision'
            ? `provision:${happening.target}:${happening.thing}`
            : `${subscriber}:${happening.grant}`,
      }));
    case 'grant.ending':
      return (['requester', 'tell'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.grant}`,
      }));
    case 'role.set':
      return (['tell', 'provision'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.target}`,
      }));
    case 'invitation.sent':
    case 'invitation.resent':
    case 'invitation.changed':
    case 'invitation.cancelled':
    case 'invitation.expired':
    case 'invitation.accepted':
      return (['tell', 'provision'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.invitation}`,
      }));
    case 'task.opened':
    case 'task.done':
      return [{ subscriber: 'task', aggregate: `task:${happening.task}` }];
    case 'subject.offboarded':
    case 'subject.deactivated':
      return [{ subscriber: 'provision', aggregate: `provision:${happening.target}` }];
    case 'thing.recorded':
    case 'thing.created':
    case 'thing.renamed':
    case 'thing.flagged':
    case 'thing.archived':
    case 'thing.tagged':
    case 'workspace.opened':
    case 'tenant.set_up':
    case 'model.activated':
    case 'subject.joined':
    case 'act.denied':
      return [];
  }
}
