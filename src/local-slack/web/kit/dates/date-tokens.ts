// Slack's date tokens, `{date_short_pretty} at {time}`, in the words and the time zone of whoever reads.
import { dayText, type Wall, wallOf } from './zoned.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 86_400_000;

interface Moment {
  wall: Wall;
  /** Whole days from today; 1 is tomorrow. */
  away: number;
  /** Slack leaves the year out of what is less than six months away. */
  near: boolean;
  agoMs: number;
}

/** What a date token shows; unknown tokens stay as they are. The first letter is a capital, as Slack draws it. */
export function formatDate(timestamp: number, format: string, zone: string, now: number): string {
  const moment = momentOf(timestamp * 1000, zone, now);
  const text = format.replace(/\{(\w+)\}/g, (written, name: string) => tokens[name]?.(moment) ?? written);
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}

function momentOf(at: number, zone: string, now: number): Moment {
  const wall = wallOf(at, zone);
  const today = wallOf(now, zone);
  const month = (it: Wall) => it.year * 12 + it.month + it.day / 32;
  return {
    wall,
    away: Math.round((midnight(wall) - midnight(today)) / DAY_MS),
    near: Math.abs(month(wall) - month(today)) < 6,
    agoMs: now - at,
  };
}

const midnight = ({ year, month, day }: Wall): number => Date.UTC(year, month - 1, day);
const monthName = ({ wall }: Moment): string => MONTHS[wall.month - 1] ?? '';
const dayName = ({ wall }: Moment): string => DAYS[new Date(midnight(wall)).getUTCDay()] ?? '';
const unlessNear = ({ near, wall }: Moment): string => (near ? '' : `, ${wall.year}`);
const two = (value: number): string => String(value).padStart(2, '0');

/** `1st`, `2nd`, `3rd`, `11th`. */
function ordinal(day: number): string {
  const ending = day > 3 && day < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

const date = (it: Moment): string => `${monthName(it)} ${ordinal(it.wall.day)}${unlessNear(it)}`;
const short = (it: Moment): string => `${monthName(it).slice(0, 3)} ${it.wall.day}${unlessNear(it)}`;
const long = (it: Moment): string => `${dayName(it)}, ${date(it)}`;

const clock = ({ wall }: Moment, seconds: string): string =>
  `${wall.hour % 12 || 12}:${two(wall.minute)}${seconds} ${wall.hour < 12 ? 'AM' : 'PM'}`;

/** `yesterday`, `today` and `tomorrow` by name, every other day in its own format. */
const pretty = (format: (it: Moment) => string) => (it: Moment) =>
  ({ '-1': 'yesterday', 0: 'today', 1: 'tomorrow' })[it.away] ?? format(it);

/** `3 minutes ago`, `in 4 hours`. */
function ago({ agoMs }: Moment): string {
  const units = [
    [365 * DAY_MS, 'year'],
    [30 * DAY_MS, 'month'],
    [DAY_MS, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ] as const;
  const [size, unit] = units.find(([it]) => Math.abs(agoMs) >= it) ?? [1000, 'second' as const];
  return new Intl.RelativeTimeFormat('en').format(-Math.trunc(agoMs / size) || -0, unit);
}

const tokens: Record<string, (it: Moment) => string> = {
  date_num: ({ wall }) => dayText(wall),
  date_slash: ({ wall }) => `${two(wall.month)}/${two(wall.day)}/${wall.year}`,
  date,
  date_pretty: pretty(date),
  date_short: short,
  date_short_pretty: pretty(short),
  date_long: long,
  date_long_pretty: pretty(long),
  date_long_full: (it) => `${monthName(it)} ${it.wall.day}, ${it.wall.year}`,
  day_divider_pretty: pretty(long),
  time: (it) => clock(it, ''),
  time_secs: (it) => clock(it, `:${two(it.wall.second)}`),
  ago,
};
