// What was said, oldest first, with days and the line above what is new.
import { type KeyboardEvent, useState } from 'react';
import type { ConversationShown, MessageShown } from '../../page/contract.ts';
import { clockPath } from '../state/paths.ts';
import { useCell, useLive, usePage } from '../state/use.ts';
import { Arrivals } from './Arrivals.tsx';
import { Icon } from './Icon.tsx';
import { MessageRow } from './MessageRow.tsx';
import { usePane } from './PaneContext.ts';
import { SlackSays } from './SlackSays.tsx';
import { type Row, repliesInWords, rowsOf } from './talk.ts';
import { dayName } from './times.ts';
import { arrowTo } from './useMenu.ts';
import { useStick } from './useStick.ts';

interface Props {
  conversation: ConversationShown;
  messages: MessageShown[];
  newFrom?: string | undefined;
  /** Set in a thread, where replies are not counted and threads not opened. */
  thread?: string;
}

/** A list to scroll and to walk through with the arrow keys. */
export function MessageList({ conversation, messages, newFrom, thread }: Props) {
  const { viewer } = usePane();
  const spot = thread === undefined ? conversation.id : `${conversation.id} thread ${thread}`;
  const troubles = useCell(usePage().troubles).filter((it) => it.person === viewer.id && it.spot === spot);
  const rows = rowsOf(messages, { zone: viewer.tz, newFrom, troubles, root: thread });
  const last = rows.at(-1);
  const isMine = last?.kind === 'trouble' || (last?.kind === 'message' && last.message.author === viewer.id);
  const { box, onScroll, showsEnd, toEnd } = useStick(last?.key ?? '', isMine);
  const [walked, setWalked] = useState<string | undefined>();
  const current = messages.some((it) => it.ts === walked) ? walked : messages.at(-1)?.ts;
  const walk = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('.message')) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.message') ?? [])];
    const to = arrowTo(event.key, all.indexOf(event.target), all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };
  return (
    <div className="talk-frame">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are those of the messages inside */}
      <div className="talk" ref={box} onScroll={onScroll} onKeyDown={walk}>
        <ol className="talk-rows" aria-label={thread === undefined ? 'Messages' : 'Thread'}>
          {rows.length === 0 && <li className="empty">Nothing has been said here yet.</li>}
          {rows.map((row) => (
            <RowShown
              key={row.key}
              row={row}
              conversation={conversation}
              isCurrent={row.key === current}
              isThread={thread !== undefined}
              onFocus={setWalked}
            />
          ))}
        </ol>
      </div>
      {!showsEnd && (
        <button type="button" className="to-end" onClick={toEnd}>
          Latest messages <Icon name="down" />
        </button>
      )}
      <Arrivals messages={messages} />
    </div>
  );
}

interface RowProps {
  row: Row;
  conversation: ConversationShown;
  isCurrent: boolean;
  isThread: boolean;
  onFocus(ts: string): void;
}

function RowShown({ row, conversation, isCurrent, isThread, onFocus }: RowProps) {
  if (row.kind === 'day') return <DayRow at={row.at} />;
  if (row.kind === 'new') return <li className="divider divider-new">New</li>;
  if (row.kind === 'replies') return <li className="divider divider-replies">{repliesInWords(row.count)}</li>;
  if (row.kind === 'trouble') return <SlackSays trouble={row.trouble} />;
  return (
    <MessageRow
      message={row.message}
      conversation={conversation}
      isFirst={row.isFirst}
      isCurrent={isCurrent}
      isThread={isThread}
      onFocus={onFocus}
    />
  );
}

function DayRow({ at }: { at: number }) {
  const { viewer } = usePane();
  const now = useLive(clockPath)?.now ?? Date.now();
  return (
    <li className="divider">
      <span>{dayName(at, now, viewer.tz)}</span>
    </li>
  );
}
