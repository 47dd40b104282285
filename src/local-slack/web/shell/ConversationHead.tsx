// The head of a conversation: its name, and the tabs of an app's.
import type { AppShown, ConversationShown } from '../../page/contract.ts';
import { homeOf, whereOf } from '../state/seats.ts';
import { useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { usePane } from './PaneContext.ts';

interface Props {
  conversation: ConversationShown;
  isHome: boolean;
  app: AppShown | undefined;
}

/** Says where one is. */
export function ConversationHead({ conversation, isHome, app }: Props) {
  const { seat } = usePane();
  const { people } = useWorld();
  const other = people.find((it) => it.id === conversation.with);
  return (
    <header className="conversation-head">
      <h2>
        {other ? (
          <Avatar person={other} size={24} />
        ) : (
          <Icon name={conversation.kind === 'private' ? 'lock' : 'hash'} />
        )}
        <span className="head-name">{app?.name ?? other?.name ?? conversation.name}</span>
        {app && <span className="tag">App</span>}
      </h2>
      {app?.hasHome && (
        <nav className="tabs" aria-label={`Tabs of ${app.name}`}>
          <Tab title="Home" isHere={isHome} onOpen={() => seat.open(homeOf(conversation))} />
          <Tab title="Messages" isHere={!isHome} onOpen={() => seat.open(whereOf(conversation))} />
        </nav>
      )}
    </header>
  );
}

function Tab({ title, isHere, onOpen }: { title: string; isHere: boolean; onOpen(): void }) {
  return (
    <button
      type="button"
      className={isHere ? 'tab is-here' : 'tab'}
      aria-current={isHere ? 'page' : undefined}
      onClick={onOpen}
    >
      {title}
    </button>
  );
}
