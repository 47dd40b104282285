// One message: who, when, what, and what can be done with it.
import { memo, useState } from 'react';
import type { ConversationShown, MessageShown } from '../../page/contract.ts';
import { useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { MessageBody } from './MessageBody.tsx';
import { MessageEdit } from './MessageEdit.tsx';
import { MessageTools } from './MessageTools.tsx';
import { usePane } from './PaneContext.ts';
import { clockTime, inFull, millisOf, shortTime } from './times.ts';

interface Props {
  message: MessageShown;
  conversation: ConversationShown;
  /** Whether it begins what somebody says, with their name. */
  isFirst: boolean;
  /** The one that the Tab key reaches; the arrow keys go on from there. */
  isCurrent: boolean;
  isThread: boolean;
  onFocus(ts: string): void;
}

/** Its tools are there only while it is pointed at or has the focus: hundreds of buttons would be in the way. */
export const MessageRow = memo(function MessageRow(props: Props) {
  const { message, conversation, isFirst, isCurrent, isThread, onFocus } = props;
  const [isNear, setNear] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const world = useWorld();
  const { viewer } = usePane();
  const author = world.people.find((it) => it.id === message.author);
  const at = millisOf(message.ts);
  const time = (
    <time dateTime={new Date(at).toISOString()} title={inFull(at, viewer.tz)}>
      {isFirst ? clockTime(at, viewer.tz) : shortTime(at, viewer.tz)}
    </time>
  );
  const classes = ['message', isFirst && 'is-first', message.private && 'message-private'].filter((it) => it).join(' ');
  return (
    <li
      className={classes}
      tabIndex={isCurrent ? 0 : -1}
      data-ts={message.ts}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => {
        setNear(true);
        onFocus(message.ts);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setNear(false);
      }}
    >
      {isFirst && author ? <Avatar person={author} /> : <span className="message-time">{time}</span>}
      <div className="message-body">
        {message.private && (
          <p className="message-only">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {isFirst && (
          <p className="message-heading">
            <strong>{author?.name ?? message.author}</strong>
            {author?.isBot && <span className="tag">App</span>}
            {author?.external && author.team !== viewer.team && <span className="tag">Slack Connect</span>}
            {time}
          </p>
        )}
        {isEditing ? (
          <MessageEdit message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} conversation={conversation} isThread={isThread} />
        )}
      </div>
      {isNear && !isEditing && (
        <MessageTools
          message={message}
          conversation={conversation}
          isThread={isThread}
          onEdit={() => setEditing(true)}
        />
      )}
    </li>
  );
});
