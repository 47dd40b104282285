// The reactions to a message; pressing one adds or takes back one's own.
import type { MessageShown } from '../../page/contract.ts';
import { Mrkdwn } from '../kit/Mrkdwn.tsx';
import { usePage, useWorld } from '../state/use.ts';
import { usePane } from './PaneContext.ts';

/** A row of small buttons with counts. */
export function Reactions({ message: { channel, ts, reactions } }: { message: MessageShown }) {
  const page = usePage();
  const world = useWorld();
  const { viewer } = usePane();
  const names = (ids: string[]) => ids.map((id) => world.people.find((it) => it.id === id)?.name ?? id).join(', ');
  return (
    <div className="reactions">
      {reactions.map(({ name, people }) => (
        <button
          type="button"
          key={name}
          className="reaction"
          aria-pressed={people.includes(viewer.id)}
          aria-label={`${name}: ${people.length}`}
          title={`${names(people)}: ${name}`}
          onClick={() => void page.deed(viewer.id, 'react', { channel, ts, name })}
        >
          <Mrkdwn text={`:${name}:`} world={world} viewer={viewer} /> {people.length}
        </button>
      ))}
    </div>
  );
}
