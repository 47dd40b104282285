// The three dots with a small menu of further things to do; an entry with an address opens it beside the page.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Option } from '../../../kit.ts';
import { useActing } from '../acting.tsx';
import { openBeside } from '../elements/Button.tsx';
import type { ElementProps } from '../elements/ElementOf.tsx';
import { Dots, Outward } from '../elements/icons.tsx';
import { Spinner } from '../elements/Spinner.tsx';
import { Popup } from '../popup/Popup.tsx';
import { TextOf } from '../text/TextOf.tsx';
import { entryAt } from './menu-keys.ts';

export function Overflow({ block, element }: ElementProps) {
  const { press, waits, pending, aside } = useActing(block, element);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const options = element.options ?? [];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = ({ value, url }: Option) => {
    close();
    if (!waits) void press(value, url === undefined ? undefined : () => openBeside(url));
  };
  return (
    <span className="kit-element">
      <button
        ref={button}
        type="button"
        className="kit-button kit-overflow"
        aria-label={element.accessibility_label ?? 'More actions'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-disabled={waits}
        onClick={() => setOpen(!open && !waits)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || waits) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {pending ? <Spinner /> : <Dots />}
      </button>
      {open && (
        <Popup anchor={button} onLeave={() => setOpen(false)} className="kit-list">
          <Entries id={id} options={options} onPick={pick} onClose={close} onLeave={() => setOpen(false)} />
        </Popup>
      )}
      {aside}
    </span>
  );
}

interface Given {
  id: string;
  options: Option[];
  onPick: (option: Option) => void;
  onClose: () => void;
  onLeave: () => void;
}

function Entries({ id, options, onPick, onClose, onLeave }: Given) {
  const menu = useRef<HTMLDivElement>(null);
  const focus = (at: number) => menu.current?.querySelectorAll('button')[at]?.focus();
  useEffect(() => {
    menu.current?.querySelector('button')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = entries.findIndex((it) => it.matches(':focus'));
    const next = entryAt(
      event.key,
      at,
      options.map((it) => it.text.text),
    );
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Tab') return onLeave();
    else if (next !== undefined) focus(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="menu" id={id} ref={menu} tabIndex={-1} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitem"
          className="kit-option"
          tabIndex={-1}
          onClick={() => onPick(option)}
        >
          <span className="kit-option-words">
            <TextOf text={option.text} />
            {option.description && (
              <small>
                <TextOf text={option.description} />
              </small>
            )}
          </span>
          {option.url !== undefined && <Outward />}
        </button>
      ))}
    </div>
  );
}
