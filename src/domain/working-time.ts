/** Honest waiting: days and hours on which people work, in the zone of whoever waits. */
import { type Instant, instantOf, millisecondsOf } from './instant.ts';

const hour = 3_600_000;
const day = 24 * hour;
const opens = 8;
const closes = 18;

interface Local {
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The wall clock of a zone; a zone nobody knows is read as UTC. */
function localAt(at: number, zone: string): Local {
  const written = (timeZone: string): Record<string, string> =>
    Object.fromEntries(
      new Intl.DateTimeFormat('en-US', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
  let parts: Record<string, string>;
  try {
    parts = written(zone);
  } catch {
    parts = written('UTC');
  }
  return { weekday: weekdays.indexOf(parts.weekday ?? ''), hour: Number(parts.hour), minute: Number(parts.minute) };
}

const isWeekend = ({ weekday }: Local): boolean => weekday === 0 || weekday === 6;

/** The instant after so many working days (Monday to Friday), at the same time of day as far as the clocks allow. */
export function afterWorkingDays(start: Instant, days: number, zone: string): Instant {
  let at = millisecondsOf(start);
  for (let left = days; left > 0; ) {
    at += day;
    if (!isWeekend(localAt(at, zone))) left--;
  }
  return instantOf(at);
}

/** This instant if people work then (Monday to Friday, 8 to 18), otherwise the next opening of the day. */
export function inWorkingHours(instant: Instant, zone: string): Instant {
  let at = millisecondsOf(instant);
  const now = localAt(at, zone);
  if (!isWeekend(now) && now.hour >= opens && now.hour < closes) return instant;
  const sinceMidnight = now.hour * hour + now.minute * 60_000;
  at += opens * hour - sinceMidnight + (now.hour >= opens ? day : 0);
  while (isWeekend(localAt(at, zone))) at += day;
  return instantOf(at);
}
