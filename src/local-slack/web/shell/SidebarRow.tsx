// One line of the sidebar: bold when something is unread, with a count when it is meant for this person.
import type { ReactNode } from 'react';
import type { ConversationShown } from '../../page/contract.ts';
import { rowNote } from './listing.ts';

interface Props {
  conversation: ConversationShown;
  title: string;
  isHere: boolean;
  onOpen(): void;
  children: ReactNode;
}

/** Opens its conversation. */
export function SidebarRow({ conversation, title, isHere, onOpen, children }: Props) {
  const { unread, mentions } = conversation;
  const classes = ['side-row', isHere && 'is-here', unread > 0 && 'is-unread'].filter((it) => it).join(' ');
  return (
    <li>
      <button type="button" className={classes} aria-current={isHere ? 'page' : undefined} onClick={onOpen}>
        {children}
        <span className="side-name">{title}</span>
        <span className="unseen">{rowNote(conversation)}</span>
        {mentions > 0 && <span className="badge">{mentions > 99 ? '99+' : mentions}</span>}
      </button>
    </li>
  );
}
