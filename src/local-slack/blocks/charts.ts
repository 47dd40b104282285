// The data_visualization block: pie, line, bar and area charts, at most two in a message.
import { z } from 'zod';
import { blockId, words } from './text.ts';

const label = words(20);
const unique = (names: string[]) => new Set(names).size === names.length;

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

const axes = z
  .strictObject({
    categories: z.array(label).min(1).max(20).refine(unique, { error: 'categories must be unique' }),
    x_label: words(50).optional(),
    y_label: words(50).optional(),
  })
  .optional();

const lines = (type: 'line' | 'bar' | 'area') =>
  z.strictObject({
    type: z.literal(type),
    series: z
      .array(
        z.strictObject({
          name: label,
          data: z
            .array(z.strictObject({ label, value: z.number() }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(12)
      .refine((series) => unique(series.map((one) => one.name)), { error: 'series names must be unique' }),
    axis_config: axes,
  });

export const chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: words(50),
  chart: z.discriminatedUnion('type', [pie, lines('line'), lines('bar'), lines('area')]),
});
