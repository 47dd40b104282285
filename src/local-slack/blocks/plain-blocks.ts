// The old blocks that stand on every surface: section, actions, context, divider, header, image, input, rich text, video.
import { z } from 'zod';
import type { Surface } from '../kit.ts';
import { accessories, actionElements, image, inputElements } from './elements.ts';
import { slackFile } from './objects.ts';
import { richText } from './rich-text.ts';
import { anyText, blockId, mrkdwn, plain, webUrl, words } from './text.ts';

const id = { block_id: blockId };

const section = (surface: Surface) =>
  z
    .strictObject({
      type: z.literal('section'),
      ...id,
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      accessory: accessories(surface).optional(),
      expand: z.boolean().optional(),
    })
    .refine((it) => it.text !== undefined || it.fields !== undefined, { error: 'needs text or fields' });

const actions = (surface: Surface) =>
  z.strictObject({ type: z.literal('actions'), ...id, elements: z.array(actionElements(surface)).min(1).max(25) });

export const context = z.strictObject({
  type: z.literal('context'),
  ...id,
  elements: z
    .array(z.discriminatedUnion('type', [image, plain(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

export const divider = z.strictObject({ type: z.literal('divider'), ...id });
export const header = z.strictObject({
  type: z.literal('header'),
  ...id,
  text: plain(150),
  level: z.int().min(1).max(4).optional(),
});

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    ...id,
    alt_text: words(2000),
    title: plain(2000).optional(),
    image_url: webUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'needs exactly one of image_url and slack_file',
  });

const input = (surface: Surface) =>
  z
    .strictObject({
      type: z.literal('input'),
      ...id,
      label: plain(2000),
      element: inputElements(surface),
      hint: plain(2000).optional(),
      optional: z.boolean().optional(),
      dispatch_action: z.boolean().optional(),
    })
    .refine((it) => !(it.dispatch_action && it.element.type === 'file_input'), {
      error: 'dispatch_action is not allowed with file_input',
      path: ['dispatch_action'],
    });

const https = webUrl.refine((url) => url.startsWith('https://'), { error: 'must be an https URL' });
const video = z.strictObject({
  type: z.literal('video'),
  ...id,
  alt_text: words(200),
  title: plain(199),
  thumbnail_url: webUrl,
  video_url: https,
  author_name: words(49).optional(),
  provider_name: words(50).optional(),
  provider_icon_url: webUrl.optional(),
  description: plain(200).optional(),
  title_url: https.optional(),
});

/** The blocks that every surface takes, with the elements that this surface allows inside them. */
export const plainBlocks = (surface: Surface) =>
  [section(surface), actions(surface), context, divider, header, imageBlock, input(surface), richText, video] as const;
