// Names of people, channels and groups within a text; an id that nobody knows is shown as it is.
import type { ReactNode } from 'react';
import type { Drawing } from './Leaf.tsx';

type Named = Drawing & { id: string; label?: string | undefined };

interface Looks {
  title?: string | undefined;
  mine?: boolean;
  onOpen?: (() => void) | undefined;
  children: ReactNode;
}

/** A name; a button where there is something to open. */
function Mention({ title, mine = false, onOpen, children }: Looks) {
  const className = mine ? 'kit-mention kit-mention-me' : 'kit-mention';
  if (!onOpen) {
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={title} onClick={onOpen}>
      {children}
    </button>
  );
}

export function PersonName({ id, label, world, viewer, deeds }: Named) {
  const person = world.people.find((it) => it.id === id);
  const open = person && deeds?.openPerson;
  return (
    <Mention title={person && `@${person.handle}`} mine={id === viewer.id} onOpen={open && (() => open(id))}>
      @{person?.name ?? label ?? id}
    </Mention>
  );
}

export function ChannelName({ id, label, world, deeds }: Named) {
  const channel = world.channels.find((it) => it.id === id);
  const open = channel && deeds?.openChannel;
  return <Mention onOpen={open && (() => open(id))}>#{channel?.name ?? label ?? id}</Mention>;
}

export function GroupName({ id, label, world }: Named) {
  const group = world.usergroups.find((it) => it.id === id);
  return <Mention title={group?.name}>@{group?.handle ?? label?.replace(/^@/, '') ?? id}</Mention>;
}

/** `@here` and its like name everybody. */
export const Broadcast = ({ range }: { range: string }) => <Mention mine>@{range}</Mention>;
