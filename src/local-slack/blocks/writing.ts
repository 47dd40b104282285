// Elements that people write in, which may stand in input blocks only (rich text also in actions).
import { z } from 'zod';
import { dispatchConfig } from './objects.ts';
import { richText } from './rich-text.ts';
import { actionId, plain, words } from './text.ts';

const common = { action_id: actionId, placeholder: plain(150).optional(), focus_on_load: z.boolean().optional() };
const dispatch = { dispatch_action_config: dispatchConfig };
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, { error: 'must be a number written as a string' });

const plainInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...common,
    ...dispatch,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: words(3000, 0).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? Number.POSITIVE_INFINITY), {
    error: 'max_length must not be below min_length',
  });

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...common,
  ...dispatch,
  is_decimal_allowed: z.boolean(),
  min_value: decimal.optional(),
  max_value: decimal.optional(),
  initial_value: decimal.optional(),
});

export const writings = [
  plainInput,
  numberInput,
  z.strictObject({
    type: z.literal('email_text_input'),
    ...common,
    ...dispatch,
    initial_value: words(3000).optional(),
  }),
  z.strictObject({ type: z.literal('url_text_input'), ...common, ...dispatch, initial_value: words(3000).optional() }),
] as const;

const lines = z.int().min(1).max(100).optional();

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...common,
  ...dispatch,
  initial_value: richText.optional(),
  min_lines: lines,
  max_lines: lines,
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(words(255)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});
