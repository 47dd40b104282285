// Which blocks stand on which surface, and the shape of whole views.
import { z } from 'zod';
import type { Surface } from '../kit.ts';
import { chart } from './charts.ts';
import { plainBlocks } from './plain-blocks.ts';
import {
  alert,
  card,
  carousel,
  container,
  contextActionsBlock,
  dataTable,
  markdown,
  plan,
  table,
  taskCard,
} from './rich-blocks.ts';
import { plain, words } from './text.ts';

const modalBlocks = z.discriminatedUnion('type', [...plainBlocks('modal'), alert]);
const homeBlocks = z.discriminatedUnion('type', [...plainBlocks('home'), card, carousel]);
const messageBlocks = z.discriminatedUnion('type', [
  ...plainBlocks('message'),
  card,
  carousel,
  container,
  contextActionsBlock,
  dataTable,
  markdown,
  plan,
  table,
  taskCard,
  chart,
]);

export const knownBlockTypes: Record<Surface, string[]> = {
  modal: typesOf(modalBlocks.options),
  home: typesOf(homeBlocks.options),
  message: typesOf(messageBlocks.options),
};

function typesOf(schemas: readonly { shape: { type: { value: string } } }[]): string[] {
  return schemas.map((schema) => schema.shape.type.value);
}

const shared = {
  private_metadata: words(3000, 0).optional(),
  callback_id: words(255, 0).optional(),
  external_id: words(255, 0).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  blocks: z.array(modalBlocks).max(100),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...shared,
});

const home = z.strictObject({ type: z.literal('home'), blocks: z.array(homeBlocks).max(100), ...shared });

export const viewSchema = z.discriminatedUnion('type', [modal, home]);
export const messageBlocksSchema = z.array(messageBlocks).max(50);
