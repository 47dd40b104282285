// A field that shows a day and opens a calendar.
import { useRef, useState } from 'react';
import { CalendarSign, Cross } from '../elements/icons.tsx';
import type { useFieldNames } from '../field.ts';
import { Popup } from '../popup/Popup.tsx';
import { Calendar } from './Calendar.tsx';
import { dayWords } from './calendar.ts';

interface Given {
  names: ReturnType<typeof useFieldNames>;
  day: string | undefined;
  today: string;
  placeholder: string;
  waits: boolean;
  focusOnLoad?: boolean | undefined;
  onPick: (day: string) => void;
  onClear?: (() => void) | undefined;
}

export function DayField({ names, day, today, placeholder, waits, focusOnLoad, onPick, onClear }: Given) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const shown = day === undefined ? placeholder : dayWords(day);
  return (
    <span className="kit-menu-box" ref={box}>
      <button
        {...calledWithDay(names, shown)}
        ref={button}
        type="button"
        className={day === undefined ? 'kit-field kit-day-field kit-empty' : 'kit-field kit-day-field'}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-disabled={waits}
        data-focus-on-load={focusOnLoad}
        onClick={() => setOpen(!open && !waits)}
      >
        <CalendarSign />
        {shown}
      </button>
      {onClear && day !== undefined && (
        <button type="button" className="kit-icon-button kit-clear" aria-label={`Clear ${shown}`} onClick={onClear}>
          <Cross />
        </button>
      )}
      {open && (
        <Popup anchor={box} role="dialog" aria-label={placeholder} onLeave={() => setOpen(false)}>
          <Calendar
            chosen={day}
            today={today}
            onClose={close}
            onPick={(picked) => {
              close();
              if (picked !== day) onPick(picked);
            }}
          />
        </Popup>
      )}
    </span>
  );
}

/** A button has no value, so the day it shows is a part of what it is called. */
function calledWithDay(names: Given['names'], shown: string) {
  const { id, 'aria-describedby': describedBy } = names;
  const called =
    'aria-labelledby' in names
      ? { 'aria-labelledby': `${names['aria-labelledby']} ${id}` }
      : { 'aria-label': `${names['aria-label']}: ${shown}` };
  return { id, 'aria-describedby': describedBy, ...called };
}
