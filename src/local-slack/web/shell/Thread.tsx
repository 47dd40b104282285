// The thread of one message, beside the conversation.
import { useEffect, useRef } from 'react';
import type { ConversationShown, MessageShown } from '../../page/contract.ts';
import { Composer } from '../composer/Composer.tsx';
import { whereOf } from '../state/seats.ts';
import { Icon } from './Icon.tsx';
import { MessageList } from './MessageList.tsx';
import { usePane } from './PaneContext.ts';
import { threadMessages } from './talk.ts';

interface Props {
  conversation: ConversationShown;
  messages: MessageShown[];
  ts: string;
}

/** The message above, its replies, and where one answers. */
export function Thread({ conversation, messages, ts }: Props) {
  const { seat } = usePane();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const shown = threadMessages(messages, ts);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="conversation-head">
        <h2 ref={head} tabIndex={-1}>
          Thread
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the thread"
          onClick={() => seat.open(whereOf(conversation))}
        >
          <Icon name="close" />
        </button>
      </header>
      {shown.length > 0 ? (
        <MessageList conversation={conversation} messages={shown} thread={ts} />
      ) : (
        <p className="empty">This message is gone.</p>
      )}
      <Composer conversation={conversation} thread={ts} lastTs={shown.at(-1)?.ts ?? ''} />
    </aside>
  );
}
