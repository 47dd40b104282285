// What can be done with a message: react, answer in a thread, run an app's shortcut, copy; with one's own, change it.
import { useState } from 'react';
import type { ConversationShown, MessageShown } from '../../page/contract.ts';
import { Mrkdwn } from '../kit/Mrkdwn.tsx';
import { whereOf } from '../state/seats.ts';
import { spotOf } from '../state/troubles.ts';
import { usePage, useWorld } from '../state/use.ts';
import { Ask } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { Menu, type MenuItem } from './Menu.tsx';
import { usePane } from './PaneContext.ts';
import { entityName } from './people.ts';
import { act, complain } from './useDeeds.ts';
import { plainly, wordsOf } from './words.ts';

interface Props {
  message: MessageShown;
  conversation: ConversationShown;
  isThread: boolean;
  onEdit(): void;
}

const quick = ['white_check_mark', 'eyes', 'raised_hands'];

/** A small bar over the message. Slack offers less for what only one person sees: no reactions, threads or shortcuts. */
export function MessageTools({ message, conversation, isThread, onEdit }: Props) {
  const page = usePage();
  const world = useWorld();
  const { viewer, seat } = usePane();
  const [isAsking, setAsking] = useState(false);
  const items = useItems(message, onEdit, () => setAsking(true));
  const { channel, ts } = message;
  return (
    <div className="message-tools" role="toolbar" aria-label="This message">
      {!message.private &&
        quick.map((name) => (
          <button
            type="button"
            key={name}
            className="tool"
            aria-label={`React with ${name.replaceAll('_', ' ')}`}
            onClick={() => void page.deed(viewer.id, 'react', { channel, ts, name })}
          >
            <Mrkdwn text={`:${name}:`} world={world} viewer={viewer} />
          </button>
        ))}
      {!message.private && !isThread && (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => seat.open(whereOf(conversation), ts)}
        >
          <Icon name="thread" />
        </button>
      )}
      <Menu label="More actions" className="tool" items={items}>
        <Icon name="more" />
      </Menu>
      {isAsking && (
        <Ask
          title="Delete this message?"
          text="It cannot be brought back."
          yes="Delete"
          onYes={() => void page.deed(viewer.id, 'delete', { channel, ts })}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function useItems(message: MessageShown, onEdit: () => void, onDelete: () => void): MenuItem[] {
  const page = usePage();
  const world = useWorld();
  const { viewer } = usePane();
  const { channel, ts } = message;
  const shortcuts = world.apps
    .filter((it) => it.team === viewer.team && !message.private)
    .flatMap((app) => app.shortcuts.filter((it) => it.type === 'message').map((it) => ({ ...it, app })));
  const run = async (app: string, callbackId: string) =>
    complain(
      page,
      viewer.id,
      spotOf({ channel, ts }),
      await act(page, viewer.id, 'messageShortcut', { app, callbackId, channel, ts }),
    );
  const copy = () => navigator.clipboard?.writeText(plainly(wordsOf(message), (id) => entityName(world, id)));
  const own: MenuItem[] = [
    { key: 'edit', title: 'Edit message', run: onEdit },
    { key: 'delete', title: 'Delete message…', isDanger: true, run: onDelete },
  ];
  return [
    ...shortcuts.map(({ app, name, callbackId }) => ({
      key: callbackId,
      title: name,
      detail: app.name,
      run: () => void run(app.id, callbackId),
    })),
    { key: 'copy', title: 'Copy text', run: () => void copy() },
    ...(message.author === viewer.id ? own : []),
  ];
}
