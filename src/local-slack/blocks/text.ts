// Text objects and strings, measured in Unicode code points as Slack measures them.
import { z } from 'zod';

/** The length of a text in code points. */
export const points = (text: string): number => [...text].length;

/** A string of `min` to `max` code points. */
export const words = (max: number, min = 1) =>
  z
    .string()
    .refine((text) => points(text) <= max, { error: `must be less than ${max + 1} characters` })
    .refine((text) => points(text) >= min, { error: `must be more than ${min - 1} characters` });

/** Plain text of at most `max` code points. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });

/** Slack's markup of at most `max` code points. */
export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() });

/** Plain or mrkdwn text of at most `max` code points. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

export const webUrl = words(3000).refine((text) => /^https?:\/\/\S+$/.test(text), { error: 'must be a valid URL' });
export const actionId = words(255).optional();
export const blockId = words(255).optional();
