/** Instants and lengths of time: UTC ISO text of one width, so that text order is time order on every engine. */
declare const instant: unique symbol;

/** `2026-11-22T05:02:24.123Z`, always 24 characters. */
export type Instant = string & { readonly [instant]: true };

/** A clock that a test can move. Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;
export const millisecondsOf = (at: Instant): number => Date.parse(at);

/** Says whether an instant has come, where whoever answers wants to know what was asked: then the answer changes when it comes. */
export type HasCome = (instant: Instant) => boolean;

export const hasCome = (instant: Instant, now: Instant | HasCome): boolean =>
  typeof now === 'function' ? now(instant) : instant <= now;

export const lengthUnits = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

/** A length as people say it; months and years are calendar ones, so it stays a count and a unit until it is used. */
export interface Length {
  count: number;
  unit: (typeof lengthUnits)[number];
}

const fixed = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** The instant this long after `start`. The 31st plus a month is the last day of the next month. */
export function after(start: Instant, { count, unit }: Length): Instant {
  if (unit !== 'month' && unit !== 'year') return instantOf(millisecondsOf(start) + count * fixed[unit]);
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + (unit === 'year' ? 12 : 1) * count, 1);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end.toISOString() as Instant;
}

/** From when and until when something is wanted: a length counts from the start, `until` is absolute, neither means open-ended. */
export interface Span {
  from?: Instant;
  length?: Length;
  until?: Instant;
}

/** Where a span begins and ends when it is taken up at `now`; `endsAt` null is open-ended. */
export function place(span: Span, now: Instant): { startsAt: Instant; endsAt: Instant | null } {
  const startsAt = span.from !== undefined && span.from > now ? span.from : now;
  return { startsAt, endsAt: span.until ?? (span.length ? after(startsAt, span.length) : null) };
}
