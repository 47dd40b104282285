/** The tails that say when: `for` a length, `until` and `from` a moment, and for the history `since`. */
import type { DateTime } from 'luxon';
import { type Instant, instantOf, type Length, type Span } from '../../domain/instant.ts';
import { invalid, type Refusal } from '../../domain/refusal.ts';
import type { Tail } from './combine.ts';
import { type Moment, momentAt, nowIn } from './moments.ts';
import type { Reader, Reading } from './reader.ts';
import { lengthAt } from './times.ts';

/** `for 4h`; a length alone is enough. `for` before a person is not ours. */
export const forLength: Tail<{ length: Length }> = {
  slot: 'end',
  opens: 'for',
  keys: ['length'],
  read(reader, at) {
    const said = reader.wordAt(at) === 'for';
    const start = said ? at + 1 : at;
    const found = lengthAt(reader, start);
    if (found && 'refusal' in found) return reader.refuse(start, found.refusal);
    if (found) return [{ at: found.at, values: { length: found.length }, missing: false }];
    return said ? reader.lacking(start, { what: 'a length such as 4h', words: [] }) : [];
  },
};

export const until: Tail<{ until: Instant }> = momentTail('until', 'end', ({ end }) => end);
export const from: Tail<{ from: Instant }> = momentTail('from', 'begin', ({ start }) => start);

function momentTail<Key extends 'until' | 'from'>(
  key: Key,
  slot: string,
  side: (moment: Moment) => DateTime,
): Tail<Record<Key, Instant>> {
  return {
    slot,
    opens: key,
    keys: [key],
    read(reader, at) {
      if (reader.wordAt(at) !== key) return [];
      const moment = momentAt(reader, at + 1);
      if (!moment) return noMoment(reader, at + 1, key);
      const refusal = whichDay(reader, at, key, moment) ?? outOfRange(reader, at, key, side(moment), moment.at);
      if (refusal) return reader.refuse(at + 1, refusal);
      return [{ at: moment.at, values: { [key]: instantOf(side(moment).toMillis()) }, missing: false }];
    },
  };
}

function noMoment(reader: Reader, at: number, key: string): readonly Reading[] {
  const length = lengthAt(reader, at);
  if (reader.endsAt(at)) return reader.lacking(at, { what: 'a day', words: [] });
  const shown = reader.tokens[at]?.text ?? '';
  return reader.refuse(
    at,
    invalid(`I do not know which day “${shown}” is.`, {
      next: `Write it like ${key} fri 17:00, ${key} tomorrow or ${key} 2026-12-24.`,
      ...(length && 'length' in length && key === 'until' && { instead: [reader.replaced(at - 1, at, 'for')] }),
      code: 'bad_day',
    }),
  );
}

/** “friday”, typed on a Friday. */
function whichDay(reader: Reader, at: number, key: string, moment: Moment): Refusal | undefined {
  if (!moment.couldBeToday) return undefined;
  const days = [moment.start, moment.start.plus({ weeks: 1 })].map((day) => day.toFormat('yyyy-MM-dd'));
  return invalid(`Today is ${moment.start.toFormat('cccc')}: do you mean today or next week?`, {
    next: `Write ${key} ${days.join(` or ${key} `)}.`,
    instead: days.map((day) => reader.replaced(at + 1, moment.at, key === 'from' && day === days[0] ? 'today' : day)),
    code: 'which_day',
  });
}

/** `at` is the keyword, `end` the token after the moment: what was typed is said as it was typed. */
function outOfRange(reader: Reader, at: number, key: string, moment: DateTime, end: number): Refusal | undefined {
  const now = nowIn(reader);
  const typed = reader.tokens.slice(at + 1, end).map(({ text }) => text);
  const shown = `“${[key, ...typed].join(' ')}”`;
  const alreadyBegun = key === 'from' && moment.hasSame(now, 'day') && moment.equals(now.startOf('day'));
  if (moment <= now && !alreadyBegun)
    return invalid(`${shown} is over already.`, { next: 'Choose a later day or time.', code: 'past' });
  if (moment > now.plus({ years: 10 }))
    return invalid(`${shown} is more than ten years away.`, {
      next: 'Choose an earlier day, or leave it out.',
      code: 'too_far',
    });
  return undefined;
}

/** `since 7d`, `since monday`, `since 2026-11-01`: from then on, to the minute. */
export const since: Tail<{ since: Instant }> = {
  slot: 'since',
  opens: 'since',
  keys: ['since'],
  read(reader, at) {
    if (reader.wordAt(at) !== 'since') return [];
    const length = lengthAt(reader, at + 1);
    if (length && 'refusal' in length) return reader.refuse(at + 1, length.refusal);
    if (length) return began(length.at, nowIn(reader).minus({ [`${length.length.unit}s`]: length.length.count }));
    const moment = momentAt(reader, at + 1, true);
    if (!moment) return reader.lacking(at + 1, { what: 'a day or a length such as 7d', words: [] });
    if (moment.start <= nowIn(reader)) return began(moment.at, moment.start);
    return reader.refuse(
      at + 1,
      invalid('That day is still to come.', { next: 'Choose a day in the past.', code: 'future' }),
    );
  },
};

const began = (at: number, when: DateTime): readonly Reading[] => [
  { at, values: { since: instantOf(when.startOf('minute').toMillis()) }, missing: false },
];

/** The span of what `for`, `until` and `from` gave. */
export function spanOf(said: { length: Length | null; until: Instant | null; from: Instant | null }): Span {
  return {
    ...(said.from !== null && { from: said.from }),
    ...(said.length !== null && { length: said.length }),
    ...(said.until !== null && { until: said.until }),
  };
}
