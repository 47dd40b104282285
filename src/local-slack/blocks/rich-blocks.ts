// The newer blocks: alert, cards, containers, tables, charts, plans; each stands on few surfaces.
import { z } from 'zod';
import { button, contextActions, image } from './elements.ts';
import { slackFile } from './objects.ts';
import { plainBlocks } from './plain-blocks.ts';
import { richText } from './rich-text.ts';
import { anyText, blockId, webUrl, words } from './text.ts';

const id = { block_id: blockId };

export const alert = z.strictObject({
  type: z.literal('alert'),
  ...id,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const slackIcon = z.strictObject({ type: z.literal('icon'), name: words(255) });

export const card = z
  .strictObject({
    type: z.literal('card'),
    ...id,
    title: anyText(150).optional(),
    subtitle: anyText(150).optional(),
    body: anyText(200).optional(),
    subtext: anyText(200).optional(),
    actions: z.array(button).min(1).max(2).optional(),
    icon: image.optional(),
    slack_icon: slackIcon.optional(),
    hero_image: image.optional(),
  })
  .refine((it) => it.icon === undefined || it.slack_icon === undefined, {
    error: 'icon and slack_icon exclude each other',
  })
  .refine((it) => it.hero_image ?? it.title ?? it.actions ?? it.body, {
    error: 'needs at least one of hero_image, title, actions, body',
  });

export const carousel = z.strictObject({ type: z.literal('carousel'), ...id, elements: z.array(card).min(1).max(10) });
export const markdown = z.strictObject({ type: z.literal('markdown'), ...id, text: words(12_000) });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: words(10_000, 0) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: words(255).optional() }),
  richText,
]);

export const table = z.strictObject({
  type: z.literal('table'),
  ...id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...id,
    caption: words(2000),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  })
  .refine((it) => it.rows.every((row) => row.length === it.rows[0]?.length), {
    error: 'all rows must be equally long',
    path: ['rows'],
  })
  .refine((it) => it.rows[0]?.every((it) => it.type !== 'rich_text'), {
    error: 'the header row takes no rich text',
    path: ['rows', 0],
  });

const inside = plainBlocks('message').filter((schema) => schema !== richText);
const containable = z.union([...inside, richText, table]);

export const container = z
  .strictObject({
    type: z.literal('container'),
    ...id,
    title: anyText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z.array(containable).min(1).max(10),
    width: words(255).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
    icon: image.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.title === undefined) !== (it.rich_text_title === undefined), {
    error: 'needs one of title and rich_text_title',
  });

const sourceLink = z.strictObject({ type: z.literal('url'), url: webUrl, text: words(3000).optional() });

export const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...id,
  task_id: words(255),
  title: words(3000),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(sourceLink).optional(),
});

export const plan = z.strictObject({
  type: z.literal('plan'),
  ...id,
  title: words(3000),
  tasks: z.array(taskCard).min(1).optional(),
});

export const contextActionsBlock = z.strictObject({
  type: z.literal('context_actions'),
  ...id,
  elements: z.array(contextActions).min(1).max(5),
});
