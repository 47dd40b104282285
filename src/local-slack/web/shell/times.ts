// Times as a person in their zone reads them.

const known = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow and they are few, so each is made once. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const found = known.get(key) ?? new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
  known.set(key, found);
  return found;
}

/** Milliseconds since 1970 of a message's `ts`. */
export const millisOf = (ts: string): number => Math.round(Number(ts) * 1000);

/** `5:05 PM`. */
export const clockTime = (at: number, zone: string): string =>
  formatter(zone, { hour: 'numeric', minute: '2-digit', hour12: true }).format(at).replace('\u202f', ' ');

/** `5:05`: where there is little room. */
export const shortTime = (at: number, zone: string): string => clockTime(at, zone).replace(/ [AP]M$/, '');

/** `2026-12-24`: the same for all moments of a day there. */
export function dayKey(at: number, zone: string): string {
  const parts = formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string) => parts.find((it) => it.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

const day = 86_400_000;

/** `Today`, `Yesterday`, `Thursday, December 24`; with the year when it is another one. */
export function dayName(at: number, now: number, zone: string): string {
  const key = dayKey(at, zone);
  if (key === dayKey(now, zone)) return 'Today';
  if (key === dayKey(now - day, zone)) return 'Yesterday';
  const isThisYear = key.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return formatter(zone, { weekday: 'long', month: 'long', day: 'numeric', ...year }).format(at);
}

/** `Thu, Dec 24, 2026, 5:05:09 PM`: in full, for titles and the clock. */
export const inFull = (at: number, zone: string): string =>
  formatter(zone, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    hour12: true,
  })
    .format(at)
    .replace('\u202f', ' ');

const units = [
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `2 days`, `3 hours 20 minutes`, `now`: how long something still takes. */
export function lengthInWords(milliseconds: number): string {
  const first = units.findIndex(([, size]) => milliseconds >= size);
  if (first < 0) return 'now';
  let left = milliseconds;
  const words: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return words.join(' ');
}
