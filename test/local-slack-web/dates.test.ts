/** Dates: Slack's tokens, wall clocks over changes of time, calendars, typed times. */
import { dayAfterKey, plusMonths, weeksOf } from '../../src/local-slack/web/kit/dates/calendar.ts';
import { formatDate } from '../../src/local-slack/web/kit/dates/date-tokens.ts';
import { completed, dayAndTime, secondsOf } from '../../src/local-slack/web/kit/dates/moment.ts';
import { readTime, timesFor, timeWords } from '../../src/local-slack/web/kit/dates/times.ts';
import { instantOf, knownZone, wallOf } from '../../src/local-slack/web/kit/dates/zoned.ts';

const seconds = (iso: string): number => Date.parse(iso) / 1000;
const now = Date.parse('2026-11-22T12:00:00Z');
const shown = (iso: string, format: string, zone = 'Europe/Berlin') => formatDate(seconds(iso), format, zone, now);

it.each([
  ['{date_num}', '2026-12-03'],
  ['{date_slash}', '12/03/2026'],
  ['{date}', 'December 3rd'],
  ['{date_short}', 'Dec 3'],
  ['{date_long}', 'Thursday, December 3rd'],
  ['{date_long_full}', 'December 3, 2026'],
  ['{date_pretty}', 'December 3rd'],
  ['{date_short_pretty} at {time}', 'Dec 3 at 5:05 PM'],
  ['{date_long_pretty}', 'Thursday, December 3rd'],
  ['{day_divider_pretty}', 'Thursday, December 3rd'],
  ['{time_secs}', '5:05:09 PM'],
  ['{ago}', 'In 11 days'],
  ['posted {date_num}, {nothing}', 'Posted 2026-12-03, {nothing}'],
])('%s is %s', (format, expected) => {
  expect(shown('2026-12-03T16:05:09Z', format)).toBe(expected);
});

it('names yesterday, today and tomorrow by the days of whoever reads', () => {
  const words = (iso: string, zone?: string) => shown(iso, '{date_short_pretty}', zone);
  expect([words('2026-11-21T10:00:00Z'), words('2026-11-22T22:59:00Z'), words('2026-11-22T23:00:00Z')]).toEqual([
    'Yesterday',
    'Today',
    'Tomorrow',
  ]);
  expect(words('2026-11-22T23:00:00Z', 'America/New_York')).toBe('Today');
  expect(shown('2026-11-22T23:00:00Z', 'until {date_pretty}')).toBe('Until tomorrow');
});

it('names the year of what is half a year away or more', () => {
  expect(shown('2027-05-21T10:00:00Z', '{date_short}')).toBe('May 21');
  expect(shown('2027-05-22T10:00:00Z', '{date_short}')).toBe('May 22, 2027');
  expect(shown('2014-02-18T12:00:00Z', '{date_long}')).toBe('Tuesday, February 18th, 2014');
});

it.each([
  ['2026-11-22T11:57:00Z', '3 minutes ago'],
  ['2026-11-22T08:00:00Z', '4 hours ago'],
  ['2024-11-01T08:00:00Z', '2 years ago'],
])('%s was %s', (iso, expected) => {
  expect(shown(iso, '{ago}')).toBe(expected);
});

it('writes ordinals, midnight and noon as people do', () => {
  const days = ['01', '02', '03', '04', '11', '12', '13', '21', '22', '23', '31'];
  expect(days.map((day) => shown(`2026-10-${day}T12:00:00Z`, '{date}', 'UTC').replace('October ', ''))).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 31st'.split(' '),
  );
  expect(shown('2026-11-22T00:30:00Z', '{time}', 'UTC')).toBe('12:30 AM');
  expect(shown('2026-11-22T12:30:00Z', '{time}', 'UTC')).toBe('12:30 PM');
});

it('reads wall clocks back over changes of time', () => {
  const wall = (hour: number, day = 25, month = 10) => ({ year: 2026, month, day, hour, minute: 30, second: 0 });
  const back = (it: ReturnType<typeof wall>) => wallOf(instantOf(it, 'Europe/Berlin'), 'Europe/Berlin').hour;
  expect([0, 1, 2, 3, 4].map((hour) => back(wall(hour)))).toEqual([0, 1, 2, 3, 4]);
  // On 29 March clocks go from 2 to 3: half past two is not there.
  expect([1, 2, 3].map((hour) => back(wall(hour, 29, 3)))).toEqual([1, 3, 3]);
  expect(new Date(instantOf(wall(12), 'Asia/Kolkata')).toISOString()).toBe('2026-10-25T07:00:00.000Z');
});

it('takes UTC for a zone that nobody knows', () => {
  expect(knownZone('Mars/Olympus')).toBe('UTC');
  expect(shown('2026-11-22T09:00:00Z', '{time}', 'Mars/Olympus')).toBe('9:00 AM');
});

it('puts a day and a time together in the zone of whoever picks', () => {
  const picked = { day: '2026-12-24', time: '17:00' };
  expect(secondsOf(picked, 'America/New_York')).toBe(seconds('2026-12-24T22:00:00Z'));
  expect(dayAndTime(secondsOf(picked, 'America/New_York'), 'America/New_York')).toEqual(picked);
  expect(completed({ day: '2026-12-24' }, '2026-11-22')).toEqual({ day: '2026-12-24', time: '09:00' });
  expect(completed({ time: '17:00' }, '2026-11-22')).toEqual({ day: '2026-11-22', time: '17:00' });
});

it('draws whole weeks from Sunday on', () => {
  const weeks = weeksOf('2026-11-22');
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([5, '2026-11-01', '2026-12-05']);
  expect(weeksOf('2026-02-10').flat()).toHaveLength(28);
  expect(weeksOf('2026-08-10').flat()).toHaveLength(42);
});

it.each([
  ['ArrowLeft', false, '2026-11-21'],
  ['ArrowDown', false, '2026-11-29'],
  ['Home', false, '2026-11-22'],
  ['End', false, '2026-11-28'],
  ['PageUp', false, '2026-10-22'],
  ['PageDown', true, '2027-11-22'],
  ['a', false, undefined],
])('%s leads to %s %s', (key, shift, expected) => {
  expect(dayAfterKey('2026-11-22', key, shift)).toBe(expected);
});

it('stays in the month when it is shorter', () => {
  expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(plusMonths('2026-03-31', -1)).toBe('2026-02-28');
});

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9:30 pm', '21:30'],
  ['12am', '00:00'],
  ['12 p', '12:00'],
  ['17.20', '17:20'],
  ['1720', '17:20'],
  ['24', undefined],
  ['13 pm', undefined],
  ['9:75', undefined],
  ['noon', undefined],
])('%s is read as %s', (typed, expected) => {
  expect(readTime(typed)).toBe(expected);
});

it('offers every half hour, and the very time that is typed first', () => {
  const offered = (typed: string) => timesFor(typed).flatMap((it) => it.choices.map((choice) => choice.value));
  expect(offered('')).toHaveLength(48);
  expect(offered('17:2')).toEqual([]);
  expect(offered('17:20')).toEqual(['17:20']);
  expect(offered('5')).toEqual(['05:00', '05:30', '17:00', '17:30']);
  expect(timeWords('00:05')).toBe('12:05 AM');
});
