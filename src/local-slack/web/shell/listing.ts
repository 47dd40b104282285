// What stands in the sidebar, in Slack's sections; what is not joined or archived waits behind "Browse channels".
import type { AppShown, ConversationShown, ScreenShown, WorldShown } from '../../page/contract.ts';

export interface Listing {
  channels: ConversationShown[];
  direct: ConversationShown[];
  apps: { app: AppShown; conversation: ConversationShown }[];
  elsewhere: ConversationShown[];
}

const byName = (one: ConversationShown, other: ConversationShown): number => one.name.localeCompare(other.name);
const isChannel = ({ kind }: ConversationShown): boolean => kind === 'public' || kind === 'private';

/** The sections of one person's sidebar; what is open stands among the channels even when it is not joined. */
export function listingOf(screen: ScreenShown, world: WorldShown, here?: string): Listing {
  const appOf = ({ with: other }: ConversationShown) => world.apps.find((it) => it.bot === other);
  const sorted = screen.conversations.toSorted(byName);
  const channels = sorted.filter(isChannel);
  const isListed = (it: ConversationShown) => it.id === here || (it.joined && !it.archived);
  const direct = sorted.filter((it) => !isChannel(it));
  return {
    channels: channels.filter(isListed),
    direct: direct.filter((it) => !appOf(it)),
    apps: direct.flatMap((conversation) => {
      const app = appOf(conversation);
      return app ? [{ app, conversation }] : [];
    }),
    elsewhere: channels.filter((it) => !isListed(it)),
  };
}

/** Why nobody may write here, in Slack's words; undefined when one may. */
export function silence(conversation: ConversationShown): 'archived' | 'not joined' | undefined {
  if (conversation.archived) return 'archived';
  return conversation.joined ? undefined : 'not joined';
}

/** What a screen reader says after the name of a row, and before the number in its badge. */
export function rowNote({ kind, unread, mentions, archived }: ConversationShown): string {
  const what = kind === 'private' ? ', private channel' : kind === 'public' ? ', channel' : '';
  const waits = mentions > 0 ? ', for you: ' : unread > 0 ? `, ${unread} unread` : '';
  return `${what}${archived ? ', archived' : ''}${waits}`;
}
