// What goes to the app and comes from it, as it happens.
import { useDeferredValue, useState } from 'react';
import { filtered, type Kind, kindNames } from './entries.ts';
import { TrafficRow } from './TrafficRow.tsx';
import { useJournal } from './useJournal.ts';

const kinds = Object.keys(kindNames) as Kind[];

/** A list to filter, newest first. */
export function Traffic() {
  const { entries, clear } = useJournal();
  const [shown, setShown] = useState<ReadonlySet<Kind>>(new Set(kinds));
  const [sought, setSought] = useState('');
  const turn = (kind: Kind) => {
    const next = new Set(shown);
    if (!next.delete(kind)) next.add(kind);
    setShown(next);
  };
  const found = filtered(entries, shown, useDeferredValue(sought));
  return (
    <div className="traffic">
      <p className="soft">What the local Slack and the app say to each other. Tokens are blotted out.</p>
      <div className="traffic-tools">
        <input
          type="search"
          aria-label="Find in the traffic"
          placeholder="Find, for example a method"
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <button type="button" className="button" onClick={() => void clear()}>
          Clear
        </button>
      </div>
      <fieldset className="chips">
        <legend className="unseen">What is shown</legend>
        {kinds.map((kind) => (
          <button type="button" key={kind} className="chip" aria-pressed={shown.has(kind)} onClick={() => turn(kind)}>
            {kindNames[kind]}
          </button>
        ))}
      </fieldset>
      <ul className="traffic-rows">
        {found.length === 0 && <li className="empty">Nothing yet. Type or press something.</li>}
        {found.map((entry) => (
          <TrafficRow key={entry.number} entry={entry} />
        ))}
      </ul>
    </div>
  );
}
