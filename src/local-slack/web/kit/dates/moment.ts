// A day and a time chosen one after the other, as the one instant that Slack keeps.
import { dayText, instantOf, timeText, wallOf } from './zoned.ts';

export interface DayAndTime {
  day: string;
  time: string;
}

/** What an instant, in seconds, is in this zone. */
export function dayAndTime(seconds: number, zone: string): DayAndTime {
  const wall = wallOf(seconds * 1000, zone);
  return { day: dayText(wall), time: timeText(wall) };
}

/** The instant, in seconds. */
export function secondsOf({ day, time }: DayAndTime, zone: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf({ year, month, day: date, hour, minute, second: 0 }, zone) / 1000;
}

/** What is meant when only one of the two has been chosen: nine in the morning of that day, that time of today. */
export const completed = (chosen: Partial<DayAndTime>, today: string): DayAndTime => ({
  day: chosen.day ?? today,
  time: chosen.time ?? '09:00',
});
