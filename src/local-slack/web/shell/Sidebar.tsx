// The sidebar of one person: apps, channels, direct messages, and what there is besides.
import type { ConversationShown, PersonShown, ScreenShown } from '../../page/contract.ts';
import { useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { listingOf } from './listing.ts';
import { NewMessage } from './NewMessage.tsx';
import { SidebarRow } from './SidebarRow.tsx';

interface Props {
  viewer: PersonShown;
  screen: ScreenShown;
  here?: string | undefined;
  onOpen(conversation: ConversationShown): void;
  onWrite(person: string): void;
}

/** Everything somebody may open. */
export function Sidebar({ viewer, screen, here, onOpen, onWrite }: Props) {
  const world = useWorld();
  const { apps, channels, direct, elsewhere } = listingOf(screen, world, here);
  const team = world.teams.find((it) => it.id === viewer.team);
  const personOf = ({ with: other }: ConversationShown) => world.people.find((it) => it.id === other);
  const row = (conversation: ConversationShown, title: string, picture: React.ReactNode) => (
    <SidebarRow
      key={conversation.id}
      conversation={conversation}
      title={title}
      isHere={conversation.id === here}
      onOpen={() => onOpen(conversation)}
    >
      {picture}
    </SidebarRow>
  );
  const channelRow = (it: ConversationShown) => row(it, it.name, <Icon name={channelIcon(it)} />);
  return (
    <nav className="sidebar" aria-label={`Conversations of ${viewer.name}`}>
      <div className="side-team">{team?.name ?? 'Slack'}</div>
      <Section title="Apps">
        {apps.map(({ app, conversation }) => {
          const bot = personOf(conversation) ?? { id: app.bot, name: app.name, isBot: true };
          return row(conversation, app.name, <Avatar person={bot} size={20} />);
        })}
      </Section>
      <Section title="Channels">{channels.map(channelRow)}</Section>
      <Section title="Direct messages" beside={<NewMessage onChoose={onWrite} />}>
        {direct.map((it) => {
          const other = personOf(it);
          return row(it, other?.name ?? it.name, other ? <Avatar person={other} size={20} /> : <Icon name="thread" />);
        })}
      </Section>
      {elsewhere.length > 0 && (
        <details className="side-more">
          <summary>Browse channels</summary>
          <ul>{elsewhere.map(channelRow)}</ul>
        </details>
      )}
    </nav>
  );
}

const channelIcon = ({ archived, kind }: ConversationShown) =>
  archived ? 'archive' : kind === 'private' ? 'lock' : 'hash';

interface SectionProps {
  title: string;
  /** What can be begun here: with it the section stands even while there is nothing in it. */
  beside?: React.ReactNode;
  children: React.ReactNode[];
}

function Section({ title, beside, children }: SectionProps) {
  if (children.length === 0 && beside === undefined) return null;
  return (
    <>
      <div className="side-head">
        <h2 className="side-title">{title}</h2>
        {beside}
      </div>
      {children.length > 0 && <ul>{children}</ul>}
    </>
  );
}
