// Composition objects of Block Kit: options, groups of them, confirmation dialogs, filters, files.
import { z } from 'zod';
import { anyText, plain, webUrl, words } from './text.ts';

const value = words(150);

export const option = z.strictObject({ text: plain(75), value, description: plain(75).optional() });

/** Radio buttons and checkboxes may carry mrkdwn. */
export const richOption = z.strictObject({ text: anyText(75), value, description: anyText(75).optional() });

export const overflowOption = z.strictObject({
  text: plain(75),
  value,
  description: plain(75).optional(),
  url: webUrl.optional(),
});

export const options = z.array(option).min(1).max(100);
export const optionGroups = z
  .array(z.strictObject({ label: plain(75), options }))
  .min(1)
  .max(100);

export const confirm = z
  .strictObject({
    title: plain(100),
    text: anyText(300),
    confirm: plain(30),
    deny: plain(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

export const dispatchConfig = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .max(2),
  })
  .optional();

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, { error: 'must have at least one key' });

export const slackFile = z
  .strictObject({ id: words(255).optional(), url: webUrl.optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), { error: 'needs exactly one of id and url' });

/** What an app may answer to a search in an external select. */
export const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({
    option_groups: z.array(z.strictObject({ label: plain(75), options: z.array(option).max(100) })).max(100),
  }),
]);
