// Messages: posting, showing to whom they are visible, and the `message` events that go with them.
import type { Core } from './core.ts';
import { emit } from './delivery/events.ts';
import type { Block } from './kit.ts';
import { messageJson } from './world/json.ts';
import type { Channel, Install, Message, Person } from './world/world.ts';

export interface Draft {
  channel: string;
  author: string;
  text: string;
  install?: Install | undefined;
  blocks?: Block[] | undefined;
  attachments?: unknown[] | undefined;
  metadata?: unknown;
  threadTs?: string | undefined;
  onlyFor?: string | undefined;
  answers?: string | undefined;
  subtype?: string | undefined;
  files?: string[] | undefined;
}

/** Stores a message; the caller says whether apps are told (see `tellApps`). */
export function store(core: Core, draft: Draft): Message {
  const message: Message = {
    channel: draft.channel,
    ts: core.world.ids.ts(),
    author: draft.author,
    text: draft.text,
    blocks: draft.blocks ?? [],
    files: draft.files ?? [],
    reactions: new Map(),
    inputs: new Map(),
    ...(draft.install ? { appId: draft.install.app.id, botId: draft.install.botId } : {}),
    ...(draft.attachments ? { attachments: draft.attachments } : {}),
    ...(draft.metadata ? { metadata: draft.metadata } : {}),
    ...(draft.threadTs ? { threadTs: draft.threadTs } : {}),
    ...(draft.onlyFor ? { onlyFor: draft.onlyFor } : {}),
    ...(draft.answers ? { answers: draft.answers } : {}),
    ...(draft.subtype ? { subtype: draft.subtype } : {}),
  };
  core.world.messages.push(message);
  if (message.onlyFor) core.notices.push({ person: message.onlyFor, what: 'message', message });
  return message;
}

const CHANNEL_TYPES: Record<Channel['kind'], { type: string; subscription: string }> = {
  public: { type: 'channel', subscription: 'message.channels' },
  private: { type: 'group', subscription: 'message.groups' },
  im: { type: 'im', subscription: 'message.im' },
  mpim: { type: 'mpim', subscription: 'message.mpim' },
};

function tell(core: Core, channel: Channel, event: Record<string, unknown>): Promise<unknown> {
  const { type, subscription } = CHANNEL_TYPES[channel.kind];
  const whole = { ...event, type: 'message', channel: channel.id, channel_type: type };
  return emit(core, channel.team, whole, { channel: channel.id, subscription });
}

/** Tells subscribed apps, the author's own included, that a message was changed. */
export async function tellChanged(core: Core, message: Message, before: Record<string, unknown>): Promise<void> {
  const channel = core.world.channels.get(message.channel);
  if (!channel || message.onlyFor) return;
  const ts = core.world.ids.ts();
  const now = messageJson(message);
  await tell(core, channel, {
    subtype: 'message_changed',
    hidden: true,
    message: now,
    previous_message: before,
    ts,
    event_ts: ts,
  });
}

/** Tells subscribed apps that a message was deleted. */
export async function tellDeleted(core: Core, message: Message): Promise<void> {
  const channel = core.world.channels.get(message.channel);
  if (!channel || message.onlyFor) return;
  const ts = core.world.ids.ts();
  const gone = {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageJson(message),
  };
  await tell(core, channel, { ...gone, ts, event_ts: ts });
}

/** Tells subscribed apps about a message, and mentioned bots about the mention; ephemeral messages are told to nobody. */
export async function tellApps(core: Core, message: Message, extra: Record<string, unknown> = {}): Promise<void> {
  const channel = core.world.channels.get(message.channel);
  if (!channel || message.onlyFor) return;
  const event = { ...messageJson(message), event_ts: message.ts, team: channel.team, ...extra };
  const mentioned = core.world.installs.filter(
    (it) => message.text.includes(`<@${it.bot.id}>`) && channel.kind !== 'im',
  );
  await Promise.all([
    tell(core, channel, event),
    ...mentioned.map((install) =>
      emit(
        core,
        channel.team,
        { ...messageJson(message), type: 'app_mention', channel: channel.id, event_ts: message.ts },
        { channel: channel.id, app: install.app.id },
      ),
    ),
  ]);
}

/** What this person sees in a channel, oldest first. */
export function visibleTo(core: Core, person: Person, channel: Channel): Message[] {
  if (!mayRead(person, channel)) return [];
  return core.world.messages.filter(
    (it) => it.channel === channel.id && (it.onlyFor === undefined || it.onlyFor === person.id),
  );
}

/** Members read; full members also read public channels that they have not joined. */
export const mayRead = (person: Person, channel: Channel): boolean =>
  channel.members.has(person.id) ||
  (channel.kind === 'public' &&
    person.teams.includes(channel.team) &&
    !['guest', 'single_channel_guest'].includes(person.role));

/** Takes a message away for everybody. */
export function remove(core: Core, message: Message): void {
  const index = core.world.messages.indexOf(message);
  if (index >= 0) core.world.messages.splice(index, 1);
}
