// Wall clocks: what an instant is called in somebody's time zone, and back.

export interface Wall {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const rest = { minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, ...numbers, ...rest });
  formats.set(timeZone, made);
  return made;
}

/** The zone, or UTC where it is none that this browser knows. */
export function knownZone(zone: string): string {
  try {
    formatIn(zone);
    return zone;
  } catch {
    return 'UTC';
  }
}

/** What the clocks of this zone show at this instant, in milliseconds since 1970. */
export function wallOf(milliseconds: number, zone: string): Wall {
  const parts = formatIn(knownZone(zone)).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((it) => it.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const asUtc = ({ year, month, day, hour, minute, second }: Wall): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** The instant at which the clocks of this zone show this; in the hour that a change of clocks skips, the one after. */
export function instantOf(wall: Wall, zone: string): number {
  const wanted = asUtc(wall);
  const offset = (at: number) => asUtc(wallOf(at, zone)) - at;
  const first = wanted - offset(wanted);
  const second = wanted - offset(first);
  return offset(second) === offset(first) ? second : Math.max(first, second);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22`. */
export const dayText = ({ year, month, day }: Pick<Wall, 'year' | 'month' | 'day'>): string =>
  `${year}-${two(month)}-${two(day)}`;

/** `09:05`. */
export const timeText = ({ hour, minute }: Pick<Wall, 'hour' | 'minute'>): string => `${two(hour)}:${two(minute)}`;
