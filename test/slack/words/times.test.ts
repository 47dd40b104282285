/** How long, until when, since when: in the typist's own zone, refused where it could mean two things. */
import type { Instant } from '../../../src/domain/instant.ts';
import type { Line } from '../../../src/slack/words/index.ts';
import { tokenize, understand } from '../../../src/slack/words/index.ts';
import { lineOf, mentions, miruni, refusalOf } from './typing.ts';

const spanOf = (line: Line) => ('span' in line ? line.span : undefined);
const spanFor = (when: string) => spanOf(lineOf(`set @ana admin ${when}`));

/** The span typed at another time and place. */
function spanAt(now: string, zone: string, when: string) {
  const understood = understand(tokenize(mentions(`set @ana admin ${when}`)), miruni, { now: now as Instant, zone });
  return 'line' in understood ? spanOf(understood.line) : understood;
}

it.each([
  ['for 30min', 30, 'minute'],
  ['for 4h', 4, 'hour'],
  ['4h', 4, 'hour'],
  ['for 4 hours', 4, 'hour'],
  ['for 7d', 7, 'day'],
  ['for 3 days', 3, 'day'],
  ['for 2w', 2, 'week'],
  ['for two weeks', 2, 'week'],
  ['for 3mo', 3, 'month'],
  ['for 1y', 1, 'year'],
  ['for a day', 1, 'day'],
  ['for an hour', 1, 'hour'],
  ['for half an hour', 30, 'minute'],
])('“%s”', (when, count, unit) => {
  expect(spanFor(when)).toEqual({ length: { count, unit } });
});

it.each([
  ['until fri 17:00', '2026-11-27T16:00:00.000Z'],
  ['until friday at 5pm', '2026-11-27T16:00:00.000Z'],
  ['until fri', '2026-11-27T23:00:00.000Z'],
  ['until 2026-12-24', '2026-12-24T23:00:00.000Z'],
  ['until 2026-12-24 12:30', '2026-12-24T11:30:00.000Z'],
  ['until 2026-12-24T12:30Z', '2026-12-24T12:30:00.000Z'],
  ['until tomorrow', '2026-11-23T23:00:00.000Z'],
  ['until today', '2026-11-22T23:00:00.000Z'],
  ['until 17:00', '2026-11-22T16:00:00.000Z'],
  ['until sun 17:00', '2026-11-22T16:00:00.000Z'],
  ['until sun 05:00', '2026-11-29T04:00:00.000Z'],
])('“%s” includes the day it names', (when, until) => {
  expect(spanFor(when)).toEqual({ until });
});

it('begins at the start of the day, with its end before or after it', () => {
  const from = '2026-11-22T23:00:00.000Z';
  expect(spanFor('from monday')).toEqual({ from });
  expect(spanFor('from monday for 4h')).toEqual({ from, length: { count: 4, unit: 'hour' } });
  expect(spanFor('until tue from monday')).toEqual({ from, until: '2026-11-24T23:00:00.000Z' });
  expect(spanFor('from today')).toEqual({ from: '2026-11-21T23:00:00.000Z' });
});

it('reads the clock of the typist, through the change of the clocks', () => {
  const spring = '2026-03-28T12:00:00.000Z';
  expect(spanAt(spring, 'Europe/Berlin', 'until sun')).toEqual({ until: '2026-03-29T22:00:00.000Z' });
  expect(spanAt(spring, 'Europe/Berlin', 'until sun 02:30')).toEqual({ until: '2026-03-29T01:30:00.000Z' });
  expect(spanAt('2026-10-24T12:00:00.000Z', 'Europe/Berlin', 'until sun')).toEqual({
    until: '2026-10-25T23:00:00.000Z',
  });
  expect(spanAt('2026-11-22T05:02:00.000Z', 'America/Los_Angeles', 'until today')).toEqual({
    until: '2026-11-22T08:00:00.000Z',
  });
  expect(spanAt('2026-11-22T05:02:00.000Z', 'Not/A_Zone', 'until tomorrow')).toEqual({
    until: '2026-11-24T00:00:00.000Z',
  });
});

it.each([
  ['for 3m', 'which_m', ['set @ana admin for 3min', 'set @ana admin for 3mo']],
  ['for 3 m', 'which_m', ['set @ana admin for 3min', 'set @ana admin for 3mo']],
  ['for 3m or so', 'which_m', []],
  ['until sunday', 'which_day', ['set @ana admin until 2026-11-22', 'set @ana admin until 2026-11-29']],
  ['until 4h', 'bad_day', ['set @ana admin for 4h']],
  ['until later', 'bad_day', []],
  ['for 0h', 'bad_length', []],
  ['for -3d', 'bad_length', []],
  ['for 1.5h', 'bad_length', []],
  ['for 11y', 'bad_length', []],
  ['for 99999999999999999999d', 'bad_length', []],
  ['until 2026-11-21', 'past', []],
  ['until 06:00', 'past', []],
  ['from yesterday', 'past', []],
  ['until 2037-01-01', 'too_far', []],
  ['until 2026-02-30', 'bad_day', []],
  ['from fri until thu', 'misfit', []],
  ['for 4h for 7d', 'twice', []],
  ['for 4h until tomorrow', 'twice', []],
  ['for ever', 'not_understood', []],
])('“%s” is refused', (when, code, instead) => {
  const refusal = refusalOf(`set @ana admin ${when}`);
  expect(refusal).toMatchObject({ code, instead });
  expect(refusal.next).not.toBe('');
});

it.each([
  ['since 7d', '2026-11-15T05:02:00.000Z'],
  ['since monday', '2026-11-15T23:00:00.000Z'],
  ['since sunday', '2026-11-21T23:00:00.000Z'],
  ['since 2026-11-01 09:00', '2026-11-01T08:00:00.000Z'],
])('“%s” looks back', (when, since) => {
  expect(lineOf(`history ${when}`)).toMatchObject({ since });
});

it('does not look back into the future', () => {
  expect(refusalOf('history since tomorrow').code).toBe('future');
});
