// Why nobody can write here, in words, and what to do about it.
import { useState } from 'react';
import type { ConversationShown } from '../../page/contract.ts';
import { usePane } from '../shell/PaneContext.ts';
import { usePage } from '../state/use.ts';

/** Stands where the composer would. */
export function ReadOnly({
  conversation,
  reason,
}: {
  conversation: ConversationShown;
  reason: 'archived' | 'not joined';
}) {
  const page = usePage();
  const { viewer } = usePane();
  const [problem, setProblem] = useState<string | undefined>();
  const join = async () => {
    const told = await page.deed(viewer.id, 'join', { conversation: conversation.id });
    if (!told.ok) setProblem(told.problem);
  };
  if (reason === 'archived')
    return (
      <p className="read-only">
        #{conversation.name} has been archived: it can be read, but nobody writes here any more.
      </p>
    );
  return (
    <div className="read-only">
      <p>You are looking at #{conversation.name}, and have not joined it.</p>
      <button type="button" className="button button-primary" onClick={() => void join()}>
        Join channel
      </button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  );
}
