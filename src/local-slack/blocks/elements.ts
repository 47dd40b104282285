// Which element may stand where: the table of facts section 3.3, as one list per place.
import { z } from 'zod';
import type { Surface } from '../kit.ts';
import { confirm, slackFile } from './objects.ts';
import { choices, dateAndTime, dateTimePicker, menus, overflow } from './pickers.ts';
import { actionId, plain, webUrl, words } from './text.ts';
import { fileInput, richTextInput, writings } from './writing.ts';

const label = words(75).optional();
const style = z.enum(['primary', 'danger']).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: actionId,
  value: words(2000).optional(),
  url: webUrl.optional(),
  style,
  confirm,
  accessibility_label: label,
});

const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  text: plain(75),
  action_id: actionId,
  style,
  accessibility_label: label,
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webUrl,
      customizable_input_parameters: z.array(z.strictObject({ name: words(255), value: z.unknown() })).optional(),
    }),
  }),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: words(2000),
    image_url: webUrl.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'needs exactly one of image_url and slack_file',
  });

const pressable = [button, overflow, ...menus, ...choices, ...dateAndTime] as const;

/** Section accessories. */
export const accessories = (surface: Surface) =>
  surface === 'message'
    ? z.discriminatedUnion('type', [...pressable, image, workflowButton])
    : z.discriminatedUnion('type', [...pressable, image]);

/** Elements of an actions block. */
export const actionElements = (surface: Surface) =>
  surface === 'message'
    ? z.discriminatedUnion('type', [...pressable, dateTimePicker, richTextInput, workflowButton])
    : z.discriminatedUnion('type', [...pressable, dateTimePicker, richTextInput]);

const answers = [...menus, ...choices, ...dateAndTime, dateTimePicker, ...writings, richTextInput] as const;

/** The element of an input block; files can be asked for in modals only. */
export const inputElements = (surface: Surface) =>
  surface === 'modal'
    ? z.discriminatedUnion('type', [...answers, fileInput])
    : z.discriminatedUnion('type', [...answers]);

const feedback = z.strictObject({ text: plain(75), value: words(2000), accessibility_label: label });

/** Elements of a context_actions block. */
export const contextActions = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    action_id: actionId,
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    action_id: actionId,
    icon: z.literal('trash'),
    text: plain(75),
    confirm,
    value: words(2000).optional(),
    accessibility_label: label,
    visible_to_user_ids: z.array(words(255)).max(10).optional(),
  }),
]);
