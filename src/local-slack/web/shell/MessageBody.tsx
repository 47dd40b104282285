// What a message says and carries: words or blocks, files, reactions, replies, and what Slack said about it.
import type { ConversationShown, MessageShown } from '../../page/contract.ts';
import { Blocks } from '../kit/Blocks.tsx';
import { Mrkdwn } from '../kit/Mrkdwn.tsx';
import { filePath } from '../state/paths.ts';
import { whereOf } from '../state/seats.ts';
import { spotOf } from '../state/troubles.ts';
import { useCell, usePage, useWorld } from '../state/use.ts';
import { Icon } from './Icon.tsx';
import { usePane } from './PaneContext.ts';
import { Reactions } from './Reactions.tsx';
import { repliesInWords } from './talk.ts';

interface Props {
  message: MessageShown;
  conversation: ConversationShown;
  isThread: boolean;
}

/** Everything below the name. */
export function MessageBody({ message, conversation, isThread }: Props) {
  const world = useWorld();
  const { viewer, deeds, seat } = usePane();
  const { channel, ts, blocks, text, values, edited, files, replies } = message;
  const trouble = useCell(usePage().troubles).find(
    (it) => it.person === viewer.id && it.spot === spotOf({ channel, ts }),
  );
  return (
    <>
      <div className={blocks.length > 0 ? 'message-text' : 'message-text is-plain'}>
        {blocks.length > 0 ? (
          <Blocks blocks={blocks} values={values} place={{ channel, ts }} world={world} viewer={viewer} deeds={deeds} />
        ) : (
          <Mrkdwn text={text} world={world} viewer={viewer} deeds={deeds} />
        )}
        {edited && <small className="edited"> (edited)</small>}
      </div>
      {files.map((it) => (
        <a className="file" key={it.id} href={filePath(viewer.id, it.id)} download={it.name}>
          <Icon name="file" /> {it.name}
        </a>
      ))}
      {message.reactions.length > 0 && <Reactions message={message} />}
      {replies > 0 && !isThread && (
        <button type="button" className="replies" onClick={() => seat.open(whereOf(conversation), ts)}>
          <Icon name="thread" /> {repliesInWords(replies)}
        </button>
      )}
      {trouble && (
        <p className="message-trouble" role="alert">
          <Icon name="warning" /> {trouble.text}
        </p>
      )}
    </>
  );
}
