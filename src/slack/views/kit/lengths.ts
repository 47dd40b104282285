/** Choosing how long: the lengths within the limit, the recommended one chosen, and what comes back of it. */
import type { InputBlock } from '@slack/types';
import type { Instant, Length } from '../../../domain/instant.ts';
import { instantOf, lengthUnits, millisecondsOf } from '../../../domain/instant.ts';
import type { ShownLengths } from '../../../domain/shown.ts';
import type { ActionId } from '../ids.ts';
import type { Choice } from './buttons.ts';
import { choose } from './inputs.ts';
import { dateWords, lengthWords } from './when.ts';

/** How long, as a form hands it back: a length, an instant it ends at, or open-ended on purpose. */
export type HowLong = Length | { until: Instant } | 'open';

const openChoice: Choice = { text: 'With no end', value: 'open' };

const lengthValue = (length: HowLong): string => {
  if (length === 'open') return 'open';
  return 'until' in length ? `until.${length.until}` : `${length.count}.${length.unit}`;
};

const choiceOf = (length: HowLong, zone: string): Choice => {
  if (length === 'open') return openChoice;
  return {
    text: 'until' in length ? `Until ${dateWords(length.until, zone)}` : lengthWords(length),
    value: lengthValue(length),
  };
};

/** The value of a chosen length, read back; null for anything we never offered. */
export function readLength(value: string): HowLong | null {
  if (value === 'open') return 'open';
  const [head = '', ...rest] = value.split('.');
  if (head === 'until') {
    const milliseconds = millisecondsOf(rest.join('.') as Instant);
    return Number.isNaN(milliseconds) ? null : { until: instantOf(milliseconds) };
  }
  const unit = lengthUnits.find((one) => one === rest[0]);
  return unit && rest.length === 1 && /^[1-9]\d{0,4}$/.test(head) ? { count: Number(head), unit } : null;
}

/** What may be chosen, in order: what was typed if it is none of the offered, the offered, open-ended where it may be asked. */
function choicesOf({ lengths, openEnded, chosen }: ShownLengths, zone: string): Choice[] {
  const offered = [...lengths.map((one) => choiceOf(one, zone)), ...(openEnded ? [openChoice] : [])];
  const typed = chosen === null || chosen === 'open' ? [] : [choiceOf(chosen, zone)];
  return [...typed.filter((one) => offered.every(({ value }) => value !== one.value)), ...offered];
}

interface LengthLooks {
  zone: string;
  label?: string;
  acts?: ActionId;
  /** Changes whenever what is offered changes, so that the recommended length is chosen afresh. */
  version?: string;
  optional?: boolean;
}

/** The field for it; no field where nothing can be chosen. Where it may stay empty, nothing is chosen that was not asked for. */
export function lengthField(name: string, lengths: ShownLengths, looks: LengthLooks): InputBlock[] {
  const { zone, label = 'For how long?', ...rest } = looks;
  const choices = choicesOf(lengths, zone);
  if (choices.length === 0) return [];
  const usual = lengths.recommended ?? (lengths.openEnded ? 'open' : null);
  const start = lengths.chosen ?? (looks.optional ? null : usual);
  const initial = start === null ? null : choiceOf(start, zone);
  return [choose(name, label, choices, { ...rest, initial })];
}
