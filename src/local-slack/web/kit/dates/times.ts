// Times of the day as a person writes and reads them; kept as `17:30`. Pure.
import type { Choice, ChoiceGroup } from '../menus/choices.ts';
import { timeText } from './zoned.ts';

/** `5:30 PM`. */
export function timeWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Reads `9`, `930`, `9:30`, `9:30 pm`, `17.30`. */
export function readTime(typed: string): string | undefined {
  const [, hours, minutes = '0', half] = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?m?\.?)?\s*$/i.exec(typed) ?? [];
  if (hours === undefined) return undefined;
  const written = Number(hours);
  if (half && (written < 1 || written > 12)) return undefined;
  const hour = half ? (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : written;
  const minute = Number(minutes);
  return hour < 24 && minute < 60 ? timeText({ hour, minute }) : undefined;
}

/** A time as a choice of a menu. */
export const timeChoice = (time: string): Choice => ({
  value: time,
  text: { type: 'plain_text', text: timeWords(time), emoji: false },
  also: time,
});

const HALF_HOURS = Array.from({ length: 48 }, (_, index) =>
  timeChoice(timeText({ hour: Math.floor(index / 2), minute: (index % 2) * 30 })),
);

/** Every half hour that fits what is typed; the very time that is typed stands first. */
export function timesFor(typed: string): ChoiceGroup[] {
  const exact = readTime(typed);
  const start = typed.trim().toLowerCase();
  const fits = ({ text, also = '' }: Choice) => text.text.toLowerCase().startsWith(start) || also.startsWith(start);
  const rest = HALF_HOURS.filter((it) => fits(it) && it.value !== exact);
  return [{ choices: start !== '' && exact !== undefined ? [timeChoice(exact), ...rest] : rest }];
}
