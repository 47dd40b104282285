// Reads out what arrives while one is there; what stood there already is silent.
import { useRef } from 'react';
import type { MessageShown } from '../../page/contract.ts';
import { useWorld } from '../state/use.ts';
import { usePane } from './PaneContext.ts';
import { entityName } from './people.ts';
import { plainly, wordsOf } from './words.ts';

const longest = 300;

/** A polite live region without looks. */
export function Arrivals({ messages }: { messages: MessageShown[] }) {
  const world = useWorld();
  const { viewer } = usePane();
  const from = useRef(messages.at(-1)?.ts ?? '');
  const arrived = messages.filter((it) => it.ts > from.current && it.author !== viewer.id).slice(-3);
  return (
    <div className="unseen" aria-live="polite" aria-relevant="additions">
      {arrived.map((it) => (
        <p key={it.ts}>
          {world.people.find((person) => person.id === it.author)?.name}
          {it.private ? ', only to you' : ''}: {plainly(wordsOf(it), (id) => entityName(world, id)).slice(0, longest)}
        </p>
      ))}
    </div>
  );
}
