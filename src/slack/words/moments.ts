/** Days and times as people type them, read in their own zone: `fri 17:00`, `2026-12-24`, `tomorrow`, `17:00`. */
import { DateTime } from 'luxon';
import { fold } from './fold.ts';
import type { Reader } from './reader.ts';

/** A day, perhaps with a time. */
export interface Moment {
  /** The time said, or the day's first instant. */
  start: DateTime;
  /** The time said, or the instant at which the day is over: `until friday` includes Friday. */
  end: DateTime;
  at: number;
  /** A weekday that is today, with no time: it could be today or a week from now. */
  couldBeToday: boolean;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The instant now, on the typist's clock. An unknown zone is read as UTC. */
export function nowIn(reader: Reader): DateTime {
  const now = DateTime.fromISO(reader.setting.now, { zone: reader.setting.zone });
  return now.isValid ? now : DateTime.fromISO(reader.setting.now, { zone: 'utc' });
}

/** The moment that begins here, if one does; weekdays and bare times are the next ones, or with `past` the last ones. */
export function momentAt(reader: Reader, at: number, past = false): Moment | undefined {
  const now = nowIn(reader);
  const instant = instantAt(reader, at, now);
  if (instant) return { start: instant, end: instant, at: at + 1, couldBeToday: false };
  const day = dayAt(reader, at, now, past);
  const next = day ? at + 1 : at;
  const timeAt = reader.wordAt(next) === 'at' ? next + 1 : next;
  const time = timeOf(reader.wordAt(timeAt));
  if (day && !time)
    return { ...wholeDay(day), at: next, couldBeToday: isWeekday(reader, at) && day.hasSame(now, 'day') };
  if (!time) return undefined;
  const moment = (day ?? now.startOf('day')).set(time);
  const passed = isWeekday(reader, at) && day?.hasSame(now, 'day') && moment <= now && !past;
  const said = passed ? moment.plus({ weeks: 1 }) : moment;
  return { start: said, end: said, at: timeAt + 1, couldBeToday: false };
}

const wholeDay = (day: DateTime) => ({ start: day, end: day.plus({ days: 1 }).startOf('day') });

const isWeekday = (reader: Reader, at: number): boolean => weekdayOf(reader.wordAt(at) ?? '') !== undefined;

/** `2026-11-27T17:00`, with a `Z` or an offset if the time is somebody else's. */
function instantAt(reader: Reader, at: number, now: DateTime): DateTime | undefined {
  const text = reader.tokens[at]?.kind === 'word' ? (reader.tokens[at]?.text ?? '') : '';
  if (!/^\d{4}-\d\d-\d\dt\d\d:\d\d/u.test(fold(text))) return undefined;
  const instant = DateTime.fromISO(text.toUpperCase(), { zone: now.zone });
  return instant.isValid ? instant : undefined;
}

/** The first instant of the day named here. */
function dayAt(reader: Reader, at: number, now: DateTime, past: boolean): DateTime | undefined {
  const word = reader.wordAt(at) ?? '';
  const today = now.startOf('day');
  if (word === 'today') return today;
  if (word === 'tomorrow') return today.plus({ days: 1 });
  if (word === 'yesterday') return today.minus({ days: 1 });
  const weekday = weekdayOf(word);
  if (weekday !== undefined)
    return today.plus({ days: past ? -((today.weekday - weekday + 7) % 7) : (weekday - today.weekday + 7) % 7 });
  if (!/^\d{4}-\d\d-\d\d$/u.test(word)) return undefined;
  const day = DateTime.fromISO(word, { zone: now.zone });
  return day.isValid ? day.startOf('day') : undefined;
}

/** 1 for Monday; three letters or more are enough. */
function weekdayOf(word: string): number | undefined {
  const found = word.length < 3 ? -1 : weekdays.findIndex((weekday) => weekday.startsWith(word));
  return found < 0 ? undefined : found + 1;
}

/** `17:00`, `9:30`, `5pm`, `5:30pm`. */
function timeOf(word: string | undefined): { hour: number; minute: number } | undefined {
  const [, hours, minutes = '', half] = /^(\d{1,2})(?::(\d\d))?(am|pm)?$/u.exec(word ?? '') ?? [];
  if (hours === undefined || (!minutes && !half)) return undefined;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const valid = hour < 24 && Number(minutes) < 60 && (!half || (Number(hours) >= 1 && Number(hours) <= 12));
  return valid ? { hour, minute: Number(minutes) } : undefined;
}

/** As it is typed by hand in this zone: `2026-11-27 17:00`; in UTC where the clock shows that time twice. */
export function typedMoment(zone: string, instant: string): string {
  const there = DateTime.fromISO(instant, { zone });
  const here = there.isValid ? there : DateTime.fromISO(instant, { zone: 'utc' });
  const typed = here.toFormat('yyyy-MM-dd HH:mm');
  const again = DateTime.fromFormat(typed, 'yyyy-MM-dd HH:mm', { zone: here.zone });
  return again.toMillis() === here.toMillis() ? typed : here.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'");
}
