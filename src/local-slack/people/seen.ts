// What a person sees: messages and views with their words, buttons and fields.
import type { Core } from '../core.ts';
import type { Block, StateValues } from '../kit.ts';
import { visibleTo } from '../messages.ts';
import { stateOf } from '../state-values.ts';
import { findMessage } from '../world/find.ts';
import type { Message, Person, View } from '../world/world.ts';
import { buttonsOf, fieldsOf, labelsOf, type SeenField } from './fields.ts';
import { pingsOf, readable, readBlocks } from './reading.ts';

interface Seen {
  /** Everything a person reads, buttons as `[Approve]`. */
  text: string;
  buttons: string[];
  fields: SeenField[];
  /** What a screen reader says beyond the text: accessibility labels and alternative texts. */
  labels: string[];
  blocks: Block[];
}

export interface SeenMessage extends Seen {
  kind: 'message';
  channel: string;
  /** `#name` of the channel, or `dm`. */
  where: string;
  ts: string;
  from: string;
  /** The top-level text: notifications and screen readers use it when there are blocks. */
  fallback: string;
  private: boolean;
  edited: boolean;
  threadTs?: string;
  /** The response URL of the payload that it answers. */
  answers?: string;
  /** Whom it notifies: `@handle`, `@channel`, ... by entities in its text and mrkdwn. */
  pings: string[];
  reactions: Record<string, string[]>;
  metadata?: unknown;
  files: string[];
}

export interface SeenView extends Seen {
  kind: 'modal' | 'home';
  id: string;
  title: string;
  callbackId: string;
  submit?: string;
  close?: string;
  /** Errors under fields, by the field's label. */
  errors: Record<string, string>;
  /** How many modals lie below this one. */
  below: number;
}

/** The values a person has put into a message; fresh ones when they have not touched it. */
export function messageValues(message: Message, person: string): StateValues {
  const known = message.inputs.get(person) ?? stateOf(message.blocks, {}, message.channel);
  message.inputs.set(person, known);
  return known;
}

/** A message as this person sees it, with what they have put into it. */
export function seeMessage(core: Core, message: Message, person: string): SeenMessage {
  const values = messageValues(message, person);
  const channel = core.world.channels.get(message.channel);
  const fallback = readable(core.world, message.text);
  return {
    kind: 'message',
    channel: message.channel,
    where: channel?.kind === 'im' ? 'dm' : `#${channel?.name}`,
    ts: message.ts,
    from: core.world.people.get(message.author)?.handle ?? message.author,
    fallback,
    text:
      message.blocks.length > 0
        ? readBlocks(core.world, message.blocks, (block, action) => values[block]?.[action])
        : fallback,
    private: message.onlyFor !== undefined,
    edited: message.edited !== undefined,
    buttons: buttonsOf(message.blocks),
    fields: fieldsOf(core.world, message.blocks, values),
    labels: labelsOf(message.blocks),
    blocks: structuredClone(message.blocks),
    reactions: Object.fromEntries(
      [...message.reactions].map(([name, ids]) => [name, ids.map((id) => core.world.people.get(id)?.handle ?? id)]),
    ),
    pings: pingsOf(core.world, message),
    files: message.files.map((id) => core.world.files.get(id)?.name ?? id),
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    ...(message.answers ? { answers: message.answers } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}

/** The message here as this person sees it; refused when they do not see it, or it is gone. */
export function messageAt(core: Core, person: Person, { channel, ts }: { channel: string; ts: string }): SeenMessage {
  const message = findMessage(core.world, channel, ts);
  const where = core.world.channels.get(channel);
  if (!message || !where || !visibleTo(core, person, where).includes(message))
    throw new Error(`No message ${ts} in ${channel}`);
  return seeMessage(core, message, person.id);
}

/** A view as its person sees it, errors under fields included. */
export function seeView(core: Core, view: View): SeenView {
  const { body } = view;
  const fields = fieldsOf(core.world, body.blocks, view.values, view.errors);
  const stack = core.world.stacks.get(view.person) ?? [];
  const errors = Object.fromEntries(fields.flatMap((field) => (field.error ? [[field.label, field.error]] : [])));
  const content = readBlocks(core.world, body.blocks, (block, action) => view.values[block]?.[action]);
  return {
    kind: view.kind,
    id: view.id,
    title: body.title?.text ?? '',
    callbackId: body.callback_id ?? '',
    text: [body.title?.text, content, ...Object.values(errors)].filter((it) => it).join('\n'),
    buttons: buttonsOf(body.blocks),
    fields,
    labels: labelsOf(body.blocks),
    blocks: structuredClone(body.blocks),
    errors,
    below: Math.max(0, stack.indexOf(view.id)),
    ...(body.submit ? { submit: body.submit.text } : {}),
    ...(body.close ? { close: body.close.text } : {}),
  };
}
