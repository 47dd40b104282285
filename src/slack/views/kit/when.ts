/** Instants and lengths as people read them: a Slack date token, so that everyone reads their own zone. */
import type { Instant, Length } from '../../../domain/instant.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import { counted } from './text.ts';

const shape = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a thousand times as long as using it. Throws for a zone that is none. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...shape, hourCycle: 'h23', timeZone });
  formats.set(timeZone, format);
  return format;
}

/** `24 Dec 2026, 17:00` in this zone, with its name where it is UTC. An unknown zone falls back to UTC. */
export function dateWords(at: Instant, zone: string): string {
  const written = (timeZone: string) => formatIn(timeZone).format(millisecondsOf(at));
  try {
    return zone === 'UTC' ? `${written('UTC')} UTC` : written(zone);
  } catch {
    return `${written('UTC')} UTC`;
  }
}

export const secondsOf = (at: Instant): number => Math.floor(millisecondsOf(at) / 1000);

/** Slack writes it in the zone of whoever reads; where it cannot, the fallback names UTC. */
export const dateToken = (at: Instant): string =>
  `<!date^${secondsOf(at)}^{date_short_pretty} at {time}|${dateWords(at, 'UTC')}>`;

/** `4 hours`, `1 day`. */
export const lengthWords = ({ count, unit }: Length): string => counted(count, unit);

/** How long something took, in whole minutes, hours or days: `after 6 min`, `after 3 h`, `after 2 days`; at first `in under a minute`. */
export function tookWords(from: Instant, to: Instant): string {
  const took = millisecondsOf(to) - millisecondsOf(from);
  if (took < 60_000) return 'in under a minute';
  const minutes = Math.round(took / 60_000);
  if (minutes < 120) return `after ${minutes} min`;
  const hours = Math.round(minutes / 60);
  return `after ${hours < 48 ? `${hours} h` : counted(Math.round(hours / 24), 'day')}`;
}
