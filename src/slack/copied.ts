/** A message that a request is made from: its words become the draft of the reason, and its link goes along. */
import type { AskingDraft } from '../queries/asking-form.ts';
import type { Turn } from './bot.ts';
import type { ShortcutTaken } from './payloads.ts';
import { subjectOf } from './turn.ts';

type Message = NonNullable<ShortcutTaken['message']>;

/** An opaque name for a message, which a form carries: where it stands and whose it is. */
export const refOf = ({ channel, ts, by }: Message): string => [channel, ts, by ?? ''].join('/');

/** The message behind such a name, with its link; one that Slack does not let us link to has none. */
export async function copiedBehind(turn: Turn, ref: string): Promise<AskingDraft['copied']> {
  const [channel = '', ts = '', by = ''] = ref.split('/');
  const [link, author] = await Promise.all([linkTo(turn, channel, ts), by ? subjectOf(turn.bot, by) : undefined]);
  return { by: author?.subject.id ?? null, link, ref };
}

async function linkTo({ bot }: Turn, channel: string, ts: string): Promise<string> {
  try {
    const { permalink } = await bot.client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? '';
  } catch (error) {
    // Slack links only to what the bot can reach; the request can be made all the same.
    bot.log.warn({ error }, 'no link to a message');
    return '';
  }
}
