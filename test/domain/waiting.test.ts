/** How long a request waits, when somebody is reminded, and when the holder of a role is warned: honest time. */
import fc from 'fast-check';
import { warnedAt } from '../../src/domain/grant.ts';
import { after, type Instant, instantOf, millisecondsOf } from '../../src/domain/instant.ts';
import { fourFifthsOf, nextReminder, remind, runsOutAt, type Waiting } from '../../src/domain/reminding.ts';
import type { Request } from '../../src/domain/request.ts';
import { afterWorkingDays, inWorkingHours } from '../../src/domain/working-time.ts';

const instant = (text: string): Instant => instantOf(Date.parse(text));
const house: Waiting = { remindAfter: null, expiresAfter: null, zone: 'UTC' };
const friday = instant('2026-11-06T16:00:00Z');
const hours = (start: Instant, count: number): Instant => after(start, { count, unit: 'hour' });

describe('waiting', () => {
  it('lasts three working days for a role, a day for what would last less than one, or what the rule says', () => {
    expect(runsOutAt(friday, { startsAt: friday, endsAt: null }, house)).toBe(instant('2026-11-11T16:00:00Z'));
    expect(runsOutAt(friday, { startsAt: friday, endsAt: hours(friday, 4) }, house)).toBe(hours(friday, 24));
    expect(runsOutAt(friday, { startsAt: friday, endsAt: hours(friday, 24) }, house)).toBe(
      instant('2026-11-11T16:00:00Z'),
    );
    const own = { ...house, expiresAfter: { count: 2, unit: 'hour' } as const };
    expect(runsOutAt(friday, { startsAt: friday, endsAt: null }, own)).toBe(hours(friday, 2));
  });

  it('counts working days where whoever asked is', () => {
    // Friday evening in UTC is Saturday morning in Auckland.
    const late = instant('2026-11-06T22:00:00Z');
    expect(afterWorkingDays(late, 1, 'UTC')).toBe(instant('2026-11-09T22:00:00Z'));
    expect(afterWorkingDays(late, 1, 'Pacific/Auckland')).toBe(instant('2026-11-08T22:00:00Z'));
    expect(afterWorkingDays(late, 1, 'Nowhere/Land')).toBe(instant('2026-11-09T22:00:00Z'));
  });

  it('reminds in working hours only', () => {
    expect(inWorkingHours(friday, 'UTC')).toBe(friday);
    expect(inWorkingHours(instant('2026-11-06T19:30:00Z'), 'UTC')).toBe(instant('2026-11-09T08:00:00Z'));
    expect(inWorkingHours(instant('2026-11-09T05:10:00Z'), 'UTC')).toBe(instant('2026-11-09T08:00:00Z'));
    expect(inWorkingHours(instant('2026-11-07T12:00:00Z'), 'UTC')).toBe(instant('2026-11-09T08:00:00Z'));
  });

  it('reminds after 30 minutes, then twice as long each time, four times; and tells whoever asked at four fifths', () => {
    const monday = instant('2026-11-02T08:00:00Z');
    let request = {
      createdAt: monday,
      expiresAt: instant('2026-11-05T08:00:00Z'),
      reminders: 0,
      revision: 0,
    } as Request;
    request = { ...request, remindAt: nextReminder(request, house, monday) };
    const made: { at: string; deciders: boolean; asker: boolean }[] = [];
    while (request.remindAt !== null) {
      const at = request.remindAt;
      const { request: next, deciders, asker } = remind(request, house, at);
      made.push({ at: at.slice(5, 16), deciders, asker });
      request = next;
    }
    expect(made).toEqual([
      { at: '11-02T08:30', deciders: true, asker: false },
      { at: '11-02T09:30', deciders: true, asker: false },
      { at: '11-02T11:30', deciders: true, asker: false },
      { at: '11-02T15:30', deciders: true, asker: false },
      { at: '11-04T17:36', deciders: false, asker: true },
    ]);
  });

  it('after a long silence of ours makes one reminder, not all that were missed', () => {
    const monday = instant('2026-11-02T08:00:00Z');
    const request = {
      createdAt: monday,
      expiresAt: instant('2026-11-05T08:00:00Z'),
      reminders: 0,
      revision: 0,
      remindAt: hours(monday, 1),
    } as Request;
    const late = remind(request, house, instant('2026-11-04T20:00:00Z'));
    expect(late).toMatchObject({ deciders: true, asker: true, request: { reminders: 1, revision: 1 } });
    expect(fourFifthsOf(request)).toBe(instant('2026-11-04T17:36:00Z'));
  });
});

describe('the warning before an end', () => {
  it.each([
    ['1 h 59 min', 119, null],
    ['2 h', 120, 60],
    ['4 h', 240, 60],
    ['10 h', 600, 120],
    ['30 days', 43_200, 8_640],
    ['90 days', 129_600, 10_080],
  ])('%s: %s minutes, warned %s minutes ahead', (_says, length, ahead) => {
    const startsAt = friday;
    const endsAt = instantOf(millisecondsOf(startsAt) + length * 60_000);
    const warned = warnedAt({ startsAt, endsAt });
    expect(warned === null ? null : (millisecondsOf(endsAt) - millisecondsOf(warned)) / 60_000).toBe(ahead);
  });

  it('comes after the beginning and before the end, at most a week ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_650 * 24 * 60 }), (minutes) => {
        const endsAt = instantOf(millisecondsOf(friday) + minutes * 60_000);
        const warned = warnedAt({ startsAt: friday, endsAt });
        if (warned === null) return expect(minutes).toBeLessThan(120);
        expect(warned > friday && warned < endsAt).toBe(true);
        return expect(millisecondsOf(endsAt) - millisecondsOf(warned)).toBeLessThanOrEqual(7 * 86_400_000);
      }),
    );
  });
});
