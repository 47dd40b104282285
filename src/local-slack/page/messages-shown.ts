// The messages of a conversation as one person sees them.
import type { Core } from '../core.ts';
import { visibleTo } from '../messages.ts';
import { conversationOf } from '../people/say.ts';
import { messageValues } from '../people/seen.ts';
import { postDue } from '../scheduled.ts';
import type { Message, Person } from '../world/world.ts';
import type { MessageShown } from './contract.ts';

/** Oldest first, replies and what only this person sees included. */
export function messagesIn(core: Core, person: Person, conversation: string): MessageShown[] {
  postDue(core);
  const visible = visibleTo(core, person, conversationOf(core, person, conversation));
  const replies = new Map<string, number>();
  for (const { threadTs } of visible) if (threadTs) replies.set(threadTs, (replies.get(threadTs) ?? 0) + 1);
  return visible.map((it) => messageShown(core, person, it, replies.get(it.ts) ?? 0));
}

const messageShown = (core: Core, person: Person, message: Message, replies: number): MessageShown => ({
  channel: message.channel,
  ts: message.ts,
  author: message.author,
  text: message.text,
  blocks: message.blocks,
  values: messageValues(message, person.id),
  private: message.onlyFor !== undefined,
  edited: message.edited !== undefined,
  ...(message.threadTs ? { thread: message.threadTs } : {}),
  replies,
  reactions: [...message.reactions].map(([name, people]) => ({ name, people })),
  files: message.files.map((id) => ({ id, name: core.world.files.get(id)?.name ?? id })),
});
