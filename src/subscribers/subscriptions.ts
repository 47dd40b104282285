/** Which subscribers an event is owed to; asked inside the transaction, so the debt is written with the change. */
import type { Happening } from '../domain/events.ts';

/**
 * card: the request's card in the help desk · requester: the one message of the person it is about · tell: a notice to
 * somebody concerned · task: the Admins' card of a task · provision: making a system agree · home: Homes that were opened once.
 */
export const subscriberNames = ['card', 'requester', 'tell', 'task', 'provision', 'home'] as const;
export type SubscriberName = (typeof subscriberNames)[number];

/** A debt, and what keeps its order: deliveries of one aggregate are made one after the other. */
export interface Owed {
  subscriber: SubscriberName;
  aggregate: string;
}

/** The deliveries that an event is owed. */
export const owedFor = (happening: Happening): readonly Owed[] => [...owedBy(happening), ...owedToHome(happening)];

function owedBy(happening: Happening): readonly Owed[] {
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
    case 'grant.begun':
    case 'grant.extended':
    case 'grant.ended':
      return owedAboutGrant(happening, ['card', 'requester', 'tell', 'provision']);
    case 'grant.ending':
      return owedAboutGrant(happening, ['requester', 'tell']);
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
      return (['task', 'card', 'requester'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.task}`,
      }));
    case 'task.dropped':
      return [{ subscriber: 'task', aggregate: `task:${happening.task}` }];
    case 'subject.offboarded':
      return (['tell', 'provision'] as const).map((subscriber) => ({
        subscriber,
        aggregate: `${subscriber}:${happening.target}`,
      }));
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

/** What somebody's own Home shows; one person's deliveries are made in their order. */
function owedToHome(happening: Happening): readonly Owed[] {
  switch (happening.type) {
    case 'grant.opened':
    case 'grant.begun':
    case 'grant.extended':
    case 'grant.ended':
    case 'role.set':
    case 'request.opened':
    case 'request.voted':
    case 'request.changed':
    case 'request.answered':
    case 'request.cancelled':
    case 'request.expired':
    case 'thing.recorded':
    case 'subject.offboarded':
      return happening.target === null ? [] : [{ subscriber: 'home', aggregate: `home:${happening.target}` }];
    default:
      return [];
  }
}

type AboutGrant = Extract<Happening, { type: `grant.${string}` }>;

/** What shows a request keeps its order with everything else about that request; without one it has no card and no message. */
function owedAboutGrant({ grant, target, thing, request }: AboutGrant, names: readonly SubscriberName[]): Owed[] {
  return names.flatMap((subscriber): Owed[] => {
    if (subscriber === 'provision') return [{ subscriber, aggregate: `provision:${target}:${thing}` }];
    if (subscriber === 'tell') return [{ subscriber, aggregate: `tell:${grant}` }];
    return request ? [{ subscriber, aggregate: `${subscriber}:${request}` }] : [];
  });
}
