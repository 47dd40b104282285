// The calendar of one month, worked with the arrow keys.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { After, Before } from '../elements/icons.tsx';
import { dayAfterKey, monthWords, plusMonths, weeksOf, wholeDayWords } from './calendar.ts';

interface Given {
  chosen: string | undefined;
  today: string;
  onPick: (day: string) => void;
  onClose: () => void;
}

const HEADS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export function Calendar({ chosen, today, onPick, onClose }: Given) {
  const [at, setAt] = useState(chosen ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const [byKey, setByKey] = useState(true);
  useEffect(() => {
    if (byKey) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at, byKey]);
  const go = (day: string, key: boolean) => {
    setByKey(key);
    setAt(day);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(at, event.key, event.shiftKey);
    if (event.key === 'Escape') onClose();
    else if (next && grid.current?.contains(event.target as Node)) go(next, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the days inside
    <div className="kit-calendar" onKeyDown={onKeyDown}>
      <div className="kit-calendar-head">
        <Turn label="Previous month" onTurn={() => go(plusMonths(at, -1), false)} />
        <h3 aria-live="polite">{monthWords(at)}</h3>
        <Turn label="Next month" onTurn={() => go(plusMonths(at, 1), false)} />
      </div>
      <table ref={grid} aria-label={monthWords(at)}>
        <thead>
          <tr>
            {HEADS.map((it) => (
              <th key={it} abbr={it} scope="col">
                {it.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} {...{ at, chosen, today, onPick }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Turn = ({ label, onTurn }: { label: string; onTurn: () => void }) => (
  <button type="button" className="kit-icon-button" aria-label={label} onClick={onTurn}>
    {label.startsWith('Next') ? <After /> : <Before />}
  </button>
);

function Day({ day, at, chosen, today, onPick }: Omit<Given, 'onClose'> & { day: string; at: string }) {
  return (
    <td>
      <button
        type="button"
        className="kit-day"
        data-day={day}
        data-beside={day.slice(0, 7) !== at.slice(0, 7)}
        tabIndex={day === at ? 0 : -1}
        aria-label={wholeDayWords(day)}
        aria-current={day === today ? 'date' : undefined}
        aria-pressed={day === chosen}
        onClick={() => onPick(day)}
      >
        {Number(day.slice(8))}
      </button>
    </td>
  );
}
