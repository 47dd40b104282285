// Sends a line, and keeps what Slack says when it fails.
import { useState } from 'react';
import type { ConversationShown } from '../../page/contract.ts';
import { usePane } from '../shell/PaneContext.ts';
import { act, complain } from '../shell/useDeeds.ts';
import { usePage } from '../state/use.ts';

interface Given {
  conversation: ConversationShown;
  thread: string | undefined;
  lastTs: string;
}

/** `send` answers whether it arrived; `isWaiting` while a line has been sent and nothing was answered yet. */
export function useSend({ conversation, thread, lastTs }: Given) {
  const page = usePage();
  const { viewer } = usePane();
  const [waiting, setWaiting] = useState(0);
  const spot = thread === undefined ? conversation.id : `${conversation.id} thread ${thread}`;
  const send = async (text: string): Promise<boolean> => {
    setWaiting((count) => count + 1);
    const told = await act(page, viewer.id, 'say', {
      conversation: conversation.id,
      text,
      ...(thread === undefined ? {} : { thread }),
    });
    setWaiting((count) => count - 1);
    if (told.isLost) return false;
    complain(page, viewer.id, spot, told, lastTs);
    return true;
  };
  return { send, isWaiting: waiting > 0 };
}
