/** When everything that is due has been swept and delivered, nothing of it is left over. */
import type { Instant } from '../../../src/domain/instant.ts';
import type { State } from './rows.ts';

export function leftOver({ grants, requests, invitations, deliveries }: State, at: Instant): string[] {
  return [
    ...grants
      .filter(({ ended_at, ends_at }) => ended_at === null && ends_at !== null && ends_at <= at)
      .map(({ id, ends_at }) => `Grant ${id} is open, and its end was ${ends_at}.`),
    ...requests
      .filter(({ state, expires_at }) => state === 'pending' && expires_at <= at)
      .map(({ number }) => `Request R-${number} is pending, and its time is over.`),
    ...invitations
      .filter(({ state, expires_at }) => state === 'pending' && expires_at <= at)
      .map(({ id }) => `Invitation ${id} is pending, and its time is over.`),
    ...deliveries
      .filter(({ state }) => state === 'owed')
      .map(({ id, subscriber, aggregate }) => `Delivery ${id} (${subscriber} of ${aggregate}) is still owed.`),
  ];
}

/** What somebody was told, by the key of what they sent. */
export interface Acknowledged {
  key: string;
  /** What they were told, as it was kept; left out where only the key is known. */
  answer?: string;
}

/** Whatever was acknowledged is there, with the same answer, so that a repeat changes nothing. */
export function forgotten({ inbox }: State, acknowledged: readonly Acknowledged[]): string[] {
  const kept = new Map(inbox.map(({ key, state, answer }) => [key, { state, answer }]));
  return acknowledged.flatMap(({ key, answer }) => {
    const row = kept.get(key);
    if (row?.state !== 'done') return [`${key} was acknowledged, and is not kept as done.`];
    return answer === undefined || row.answer === answer ? [] : [`${key} was answered otherwise than is kept.`];
  });
}
