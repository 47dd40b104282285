// Times as people in their zones read them.
import { clockTime, dayName, inFull, lengthInWords, shortTime } from '../../src/local-slack/web/shell/times.ts';

const at = Date.UTC(2026, 10, 22, 23, 5, 9);

it('tells the time where somebody is', () => {
  expect(clockTime(at, 'Europe/Berlin')).toBe('12:05 AM');
  expect(clockTime(at, 'America/New_York')).toBe('6:05 PM');
  expect(shortTime(at, 'America/New_York')).toBe('6:05');
  expect(inFull(at, 'Asia/Kolkata')).toBe('Mon, Nov 23, 2026, 4:35:09 AM');
});

it.each([
  [0, 'Today'],
  [-24, 'Yesterday'],
  [-48, 'Friday, November 20'],
  [-24 * 365, 'Saturday, November 22, 2025'],
])('%d hours away is %s', (hours, name) => {
  expect(dayName(at + hours * 3_600_000, at, 'UTC')).toBe(name);
});

it.each([
  [0, 'now'],
  [-5, 'now'],
  [1_000, '1 second'],
  [60_000, '1 minute'],
  [3_600_000 * 3 + 20 * 60_000 + 5_000, '3 hours 20 minutes'],
  [86_400_000 * 2, '2 days'],
])('%d milliseconds are %s', (length, words) => {
  expect(lengthInWords(length)).toBe(words);
});
