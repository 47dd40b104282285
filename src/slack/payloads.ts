/** What Slack sends when somebody presses, submits, searches or takes a shortcut, read into the few parts we use. */

import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { unescaped } from './words/index.ts';

const Who = z.object({ id: z.string(), team_id: z.string().optional() });
const Option = z.object({ value: z.string().optional() });

const Action = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});

const View = z.object({ id: z.string(), type: z.string(), hash: z.string().optional() }).loose();

const PressBody = z.object({
  user: Who,
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  view: View.optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  actions: z.array(Action).min(1),
});

const ShortcutBody = z.object({
  user: Who,
  trigger_id: z.string(),
  callback_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), text: z.string().optional(), user: z.string().optional() }).optional(),
});

const SearchBody = z.object({ user: Who, action_id: z.string(), value: z.string(), view: View.optional() });

/** Who sent a payload. */
export interface Sender {
  userId: string;
  triggerId: string | undefined;
  body: unknown;
}

export interface Pressed {
  sender: Sender;
  actionId: string;
  /** The value of a button or of the chosen option, or the id of the chosen person or channel; empty when nothing is chosen. */
  value: string;
  /** Every chosen value, where several may be chosen. */
  values: readonly string[];
  /** The form or Home it was pressed in; undefined for a message. */
  view: ViewOutput | undefined;
  /** The message it was pressed in is seen by the presser alone. */
  isPrivate: boolean;
}

export interface ShortcutTaken {
  sender: Sender;
  callbackId: string;
  /** The message it was taken on. */
  message: { channel: string; ts: string; text: string; by: string | undefined } | undefined;
}

export interface Searched {
  sender: Sender;
  actionId: string;
  /** What was typed so far, as the typist sees it. */
  query: string;
  view: ViewOutput | undefined;
}

const senderOf = (user: z.infer<typeof Who>, triggerId: string | undefined, body: unknown): Sender => ({
  userId: user.id,
  triggerId,
  body,
});

const viewIn = (view: z.infer<typeof View> | undefined): ViewOutput | undefined => view as ViewOutput | undefined;

export function pressedIn(body: unknown): Pressed {
  const { user, trigger_id, view, container, actions } = PressBody.parse(body);
  const action = actions[0] ?? { action_id: '' };
  const values = (action.selected_options ?? []).flatMap((option) => option.value ?? []);
  const value =
    action.value ??
    action.selected_option?.value ??
    action.selected_user ??
    action.selected_conversation ??
    values[0] ??
    '';
  return {
    sender: senderOf(user, trigger_id, body),
    actionId: action.action_id,
    value,
    values,
    view: viewIn(view),
    isPrivate: container?.is_ephemeral === true,
  };
}

export function shortcutIn(body: unknown): ShortcutTaken {
  const { user, trigger_id, callback_id, channel, message } = ShortcutBody.parse(body);
  const on =
    channel && message
      ? { channel: channel.id, ts: message.ts, text: message.text ?? '', by: message.user }
      : undefined;
  return { sender: senderOf(user, trigger_id, body), callbackId: callback_id, message: on };
}

export function searchedIn(body: unknown): Searched {
  const { user, action_id, value, view } = SearchBody.parse(body);
  return { sender: senderOf(user, undefined, body), actionId: action_id, query: unescaped(value), view: viewIn(view) };
}
