// One payload or call: a line, and all of it when it is opened.
import { memo, useState } from 'react';
import { inFull } from '../shell/times.ts';
import { detailsOf, type Entry, lineOf } from './entries.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The details are written out only when they are wanted: they are long. */
export const TrafficRow = memo(function TrafficRow({ entry }: { entry: Entry }) {
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const { way, title, outcome, isBad } = lineOf(entry);
  const copy = async () => {
    await navigator.clipboard?.writeText(detailsOf(entry));
    setCopied(true);
  };
  return (
    <li className={isBad ? 'traffic-row is-bad' : 'traffic-row'}>
      <button
        type="button"
        className="traffic-line"
        aria-expanded={isOpen}
        title={inFull(entry.at, zone)}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="traffic-way">{way}</span>
        <code>{title}</code>
        <span className="traffic-outcome">
          {isBad && <span className="unseen">Problem: </span>}
          {outcome}
        </span>
      </button>
      {isOpen && (
        <div className="traffic-details">
          <button type="button" className="button" onClick={() => void copy()}>
            {isCopied ? 'Copied' : 'Copy'}
          </button>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <pre tabIndex={0}>{detailsOf(entry)}</pre>
        </div>
      )}
    </li>
  );
});
