// Where one writes: a line or several, with completion, shortcuts, history and drafts; or why one cannot.
import { useEffect, useRef } from 'react';
import type { ConversationShown } from '../../page/contract.ts';
import { Icon } from '../shell/Icon.tsx';
import { silence } from '../shell/listing.ts';
import { usePane } from '../shell/PaneContext.ts';
import { useWorld } from '../state/use.ts';
import { Choices } from './Choices.tsx';
import { usageOf } from './completion.ts';
import { ReadOnly } from './ReadOnly.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { useCompletion } from './useCompletion.ts';
import { useDraft } from './useDraft.ts';
import { useKeys } from './useKeys.ts';
import { useOffered } from './useOffered.ts';
import { useSend } from './useSend.ts';

interface Props {
  conversation: ConversationShown;
  /** The `ts` of the message above, in a thread. */
  thread?: string;
  /** The last message on screen: what Slack says of a line stands behind it. */
  lastTs: string;
  /** Whether writing is what comes next. */
  takesFocus?: boolean;
}

/** The foot of a conversation or thread. */
export function Composer(props: Props) {
  const reason = silence(props.conversation);
  return reason ? <ReadOnly conversation={props.conversation} reason={reason} /> : <Writing {...props} />;
}

function Writing({ conversation, thread, lastTs, takesFocus = false }: Props) {
  const world = useWorld();
  const { viewer } = usePane();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(viewer.id, conversation.id, thread);
  const completion = useCompletion(draft, field);
  const { send, isWaiting } = useSend({ conversation, thread, lastTs });
  const { onKeyDown, keep } = useKeys({ draft, completion, send, field, person: viewer.id });
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  useOffered(viewer.handle, thread, draft, field);
  const usage = usageOf(draft.text, world, viewer);
  const { name, kind, with: other } = conversation;
  const whom = kind === 'im' ? (world.people.find((it) => it.id === other)?.name ?? name) : `#${name}`;
  const label = thread !== undefined ? 'Reply…' : `Message ${whom}`;
  return (
    <div className="composer-around">
      {completion.isOpen && <Choices completion={completion} />}
      {usage !== undefined && !completion.isOpen && <p className="usage">{usage}</p>}
      <div className="composer">
        <textarea
          ref={field}
          rows={Math.min(10, draft.text.split('\n').length)}
          value={draft.text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completion.isOpen ? completion.listId : undefined}
          aria-activedescendant={completion.activeId}
          onChange={({ target }) => draft.type(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => draft.moveTo(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => completion.dismiss(draft.text)}
        />
        <div className="composer-foot">
          {thread === undefined && <Shortcuts lastTs={lastTs} conversation={conversation.id} />}
          <span className="composer-says" role="status">
            {isWaiting ? 'Waiting for an answer…' : ''}
            {completion.isOpen && <span className="unseen">{completion.offer.choices.length} suggestions</span>}
          </span>
          <button
            type="button"
            className="send"
            aria-label="Send"
            disabled={draft.text.trim() === ''}
            onClick={() => void keep()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  );
}
