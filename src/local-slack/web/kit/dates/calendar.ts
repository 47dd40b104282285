// The days of a month in weeks, and the day that a key leads to. Days are written `2026-11-22`. Pure.

const DAY_MS = 86_400_000;

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

/** So many days later, or earlier. */
export const plusDays = (day: string, days: number): string => text(new Date(at(day).getTime() + days * DAY_MS));

/** So many months later, on the same day or the last one that the month has. */
export function plusMonths(day: string, months: number): string {
  const date = at(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return text(date);
}

/** 0 is Sunday. */
const weekday = (day: string): number => at(day).getUTCDay();

/** The weeks of the month that this day lies in, from Sunday on; days of the months beside it fill them up. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = plusDays(first, -weekday(first));
  const next = plusMonths(first, 1);
  const weeks: string[][] = [];
  for (let sunday = start; sunday < next; sunday = plusDays(sunday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => plusDays(sunday, index)));
  }
  return weeks;
}

/** The day a key of the keyboard leads to; nothing for other keys. */
export function dayAfterKey(day: string, key: string, shift = false): string | undefined {
  const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = days[key];
  if (step !== undefined) return plusDays(day, step);
  if (key === 'Home') return plusDays(day, -weekday(day));
  if (key === 'End') return plusDays(day, 6 - weekday(day));
  if (key === 'PageUp') return plusMonths(day, shift ? -12 : -1);
  if (key === 'PageDown') return plusMonths(day, shift ? 12 : 1);
  return undefined;
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
  return (day: string) => made.format(at(day));
};

/** `Nov 22, 2026`. */
export const dayWords = format({ dateStyle: 'medium' });
/** `Sunday, November 22, 2026`. */
export const wholeDayWords = format({ dateStyle: 'full' });
/** `November 2026`. */
export const monthWords = format({ month: 'long', year: 'numeric' });
