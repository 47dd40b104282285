// One conversation as one person sees it: its head, what was said, where one writes; of an app also its Home.
import { useEffect, useState } from 'react';
import type { ConversationShown, MessageShown, ScreenShown } from '../../page/contract.ts';
import { Composer } from '../composer/Composer.tsx';
import { talkPath } from '../state/paths.ts';
import { useLive, usePage, useProblem, useWorld } from '../state/use.ts';
import { ConversationHead } from './ConversationHead.tsx';
import { Home } from './Home.tsx';
import { MessageList } from './MessageList.tsx';
import { usePane } from './PaneContext.ts';
import { Thread } from './Thread.tsx';
import { firstUnread, mainMessages } from './talk.ts';

interface Props {
  conversation: ConversationShown;
  isHome: boolean;
  screen: ScreenShown;
  thread?: string | undefined;
  /** Whether it was opened by hand just now: then one goes on by writing. */
  takesFocus: boolean;
}

/** Keeps what is on screen read. */
export function Conversation({ conversation, isHome, screen, thread, takesFocus }: Props) {
  const { viewer } = usePane();
  const world = useWorld();
  const path = talkPath(viewer.id, conversation.id);
  const messages = useLive(path);
  const problem = useProblem(path);
  const app = conversation.with === undefined ? undefined : world.apps.find((it) => it.bot === conversation.with);
  const main = messages && mainMessages(messages);
  const newFrom = useNewFrom(conversation, main);
  useReading(conversation, isHome);
  return (
    <>
      <section className="conversation" aria-label={conversation.name}>
        <ConversationHead conversation={conversation} isHome={isHome} app={app} />
        {app && isHome ? (
          <Home app={app} screen={screen} />
        ) : (
          <>
            {main ? (
              <MessageList conversation={conversation} messages={main} newFrom={newFrom} />
            ) : (
              <p className="pane-waits">{problem ?? 'Reading…'}</p>
            )}
            <Composer conversation={conversation} lastTs={messages?.at(-1)?.ts ?? ''} takesFocus={takesFocus} />
          </>
        )}
      </section>
      {thread !== undefined && messages && (
        <Thread key={thread} conversation={conversation} messages={messages} ts={thread} />
      )}
    </>
  );
}

/** Where the new messages began when the conversation was opened; it stays there while one reads. */
function useNewFrom({ unread }: ConversationShown, messages: MessageShown[] | undefined): string | undefined {
  const { viewer } = usePane();
  const [atOpening] = useState(unread);
  const [newFrom, setNewFrom] = useState<{ ts: string | undefined } | undefined>();
  if (messages && !newFrom) setNewFrom({ ts: firstUnread(messages, atOpening, viewer.id) });
  return newFrom?.ts;
}

/** Tells Slack that what is on screen has been read. */
function useReading({ id, unread }: ConversationShown, isHome: boolean): void {
  const page = usePage();
  const { viewer } = usePane();
  useEffect(() => {
    if (unread === 0 || isHome) return undefined;
    const read = () => {
      if (document.visibilityState === 'visible') void page.deed(viewer.id, 'read', { conversation: id });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [page, viewer.id, id, unread, isHome]);
}
