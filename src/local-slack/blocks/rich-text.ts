// The rich_text block: sections, lists, quotes and preformatted text, and the leaves inside them.
import { z } from 'zod';
import { blockId, words } from './text.ts';

const flag = z.boolean().optional();
const style = z.strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag }).optional();
const mentionStyle = z
  .strictObject({ bold: flag, italic: flag, strike: flag, highlight: flag, client_highlight: flag, unlink: flag })
  .optional();
const id = words(255);

const leaf = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words(3000), style }),
  z.strictObject({ type: z.literal('link'), url: words(3000), text: words(3000, 0).optional(), unsafe: flag, style }),
  z.strictObject({
    type: z.literal('emoji'),
    name: words(255),
    unicode: words(255).optional(),
    skin_tone: z.int().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('user'), user_id: id, style: mentionStyle }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: id, style: mentionStyle }),
  z.strictObject({ type: z.literal('channel'), channel_id: id, style: mentionStyle }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: words(255),
    url: words(3000).optional(),
    fallback: words(3000).optional(),
    style,
  }),
  z.strictObject({ type: z.literal('color'), value: words(255), style }),
  z.strictObject({ type: z.literal('team'), team_id: id, style: mentionStyle }),
]);

const leaves = z.array(leaf);
const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: leaves });

const parts = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: leaves,
    border,
    language: words(255).optional(),
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: leaves, border }),
]);

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(parts).min(1),
});
