// Elements that people choose in: menus of all sources, overflow, radio buttons, checkboxes, dates and times.
import { z } from 'zod';
import { confirm, conversationFilter, option, optionGroups, options, overflowOption, richOption } from './objects.ts';
import { actionId, plain, words } from './text.ts';

const common = {
  action_id: actionId,
  confirm,
  placeholder: plain(150).optional(),
  focus_on_load: z.boolean().optional(),
};
const several = { max_selected_items: z.int().min(1).optional() };
const id = words(255);
const ids = z.array(id).min(1);

const source = { options: options.optional(), option_groups: optionGroups.optional() };
const hasOneSource = (menu: { options?: unknown; option_groups?: unknown }) =>
  (menu.options === undefined) !== (menu.option_groups === undefined);
const oneSource = { error: 'needs exactly one of options and option_groups' };

const staticMenus = [
  z
    .strictObject({ type: z.literal('static_select'), ...common, ...source, initial_option: option.optional() })
    .refine(hasOneSource, oneSource),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...common,
      ...source,
      ...several,
      initial_options: z.array(option).min(1).max(100).optional(),
    })
    .refine(hasOneSource, oneSource),
] as const;

const minQuery = { min_query_length: z.int().min(0).optional() };

const externalMenus = [
  z.strictObject({ type: z.literal('external_select'), ...common, ...minQuery, initial_option: option.optional() }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...common,
    ...minQuery,
    ...several,
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
] as const;

const conversation = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const responseUrl = { response_url_enabled: z.boolean().optional() };

const slackMenus = [
  z.strictObject({ type: z.literal('users_select'), ...common, initial_user: id.optional() }),
  z.strictObject({ type: z.literal('multi_users_select'), ...common, ...several, initial_users: ids.optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...common,
    ...conversation,
    ...responseUrl,
    initial_conversation: id.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...common,
    ...conversation,
    ...several,
    initial_conversations: ids.optional(),
  }),
  z.strictObject({ type: z.literal('channels_select'), ...common, ...responseUrl, initial_channel: id.optional() }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...common, ...several, initial_channels: ids.optional() }),
] as const;

export const menus = [...staticMenus, ...externalMenus, ...slackMenus] as const;

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  confirm,
  options: z.array(overflowOption).min(2).max(5),
});

const focus = { focus_on_load: common.focus_on_load };
const few = z.array(richOption).min(1).max(10);

export const choices = [
  z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: actionId,
    confirm,
    ...focus,
    options: few,
    initial_option: richOption.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    action_id: actionId,
    confirm,
    ...focus,
    options: few,
    initial_options: few.optional(),
  }),
] as const;

const date = z.iso.date({ error: 'must be a date as YYYY-MM-DD' });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time as HH:mm' });

export const dateAndTime = [
  z.strictObject({ type: z.literal('datepicker'), ...common, initial_date: date.optional() }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...common,
    initial_time: time.optional(),
    timezone: words(255).optional(),
  }),
] as const;

export const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  confirm,
  ...focus,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});
