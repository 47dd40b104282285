/** When somebody is reminded of a pending request, and when it runs out. */
import { after, type Instant, instantOf, type Length, millisecondsOf } from './instant.ts';
import type { Request } from './request.ts';
import { afterWorkingDays, inWorkingHours } from './working-time.ts';

/** What the role's rule says of waiting, and the zone of whoever asked. Null leaves it to the house: 30 min, 3 working days. */
export interface Waiting {
  remindAfter: Length | null;
  expiresAfter: Length | null;
  zone: string;
}

const houseReminder: Length = { count: 30, unit: 'minute' };
const mostReminders = 4;
const day = 86_400_000;

/** 24 hours for what would last less than a day, 3 working days for the rest, unless the rule says otherwise. */
export function runsOutAt(
  now: Instant,
  asked: { startsAt: Instant; endsAt: Instant | null },
  waiting: Waiting,
): Instant {
  if (waiting.expiresAfter) return after(now, waiting.expiresAfter);
  const short = asked.endsAt !== null && millisecondsOf(asked.endsAt) - millisecondsOf(asked.startsAt) < day;
  return short ? after(now, { count: 24, unit: 'hour' }) : afterWorkingDays(now, 3, waiting.zone);
}

/** Four fifths of its time: then whoever asked is told that nobody has decided. */
export function fourFifthsOf({ createdAt, expiresAt }: Pick<Request, 'createdAt' | 'expiresAt'>): Instant {
  const from = millisecondsOf(createdAt);
  return instantOf(from + Math.floor((millisecondsOf(expiresAt) - from) * 0.8));
}

/** The next time after `now` at which somebody is to be reminded; null when nobody is any more. */
export function nextReminder(
  request: Pick<Request, 'createdAt' | 'expiresAt' | 'reminders'>,
  waiting: Waiting,
  now: Instant,
): Instant | null {
  const first = waiting.remindAfter ?? houseReminder;
  const doubled: Length = { count: first.count * 2 ** request.reminders, unit: first.unit };
  const deciders = request.reminders < mostReminders ? inWorkingHours(after(now, doubled), waiting.zone) : null;
  const asker = fourFifthsOf(request);
  const times = [deciders, asker].filter((at) => at !== null).filter((at) => at > now && at < request.expiresAt);
  return times.sort()[0] ?? null;
}

/** Who is reminded when a reminder falls due, and the request as it waits on. */
export interface Reminding {
  request: Request;
  deciders: boolean;
  asker: boolean;
}

/** Makes a reminder that is due. After a long silence of ours one is made, not all that were missed. */
export function remind(request: Request, waiting: Waiting, now: Instant): Reminding {
  const due = request.remindAt ?? now;
  const asker = fourFifthsOf(request);
  const deciders = due !== asker && request.reminders < mostReminders;
  const reminders = request.reminders + (deciders ? 1 : 0);
  const remindAt = nextReminder({ ...request, reminders }, waiting, now);
  return {
    request: { ...request, reminders, remindAt, revision: request.revision + 1 },
    deciders,
    asker: due <= asker && asker <= now,
  };
}
