// A field in which one of many is chosen by typing a part of it, and the list under it.
import type { ReactNode } from 'react';
import { Chevron, Cross } from '../elements/icons.tsx';
import type { useFieldNames } from '../field.ts';
import { inField } from '../text/in-field.ts';
import type { Choice } from './choices.ts';
import { List } from './List.tsx';
import type { Offered } from './offered.ts';
import { useField, type useMenu } from './useField.ts';

interface Given {
  menu: ReturnType<typeof useMenu>;
  offered: Offered;
  chosen: Choice | undefined;
  names: ReturnType<typeof useFieldNames>;
  placeholder: string;
  focusOnLoad?: boolean | undefined;
  onPick: (choice: Choice) => void;
  /** Where it may be emptied again. */
  onClear: (() => void) | undefined;
  aside: ReactNode;
}

export function OneOf({ menu, offered, chosen, names, placeholder, focusOnLoad, onPick, onClear, aside }: Given) {
  const { state, happen, id, anchor } = menu;
  const pick = (choice: Choice) => {
    happen({ type: 'close' });
    if (choice.value !== chosen?.value) onPick(choice);
  };
  const field = useField(menu, { offered, chosen: chosen ? [chosen] : [], onPick: pick });
  const shown = inField(chosen?.text);
  return (
    <span className="kit-element kit-menu">
      <span className="kit-menu-box" ref={anchor}>
        <input
          {...names}
          {...field}
          className="kit-field kit-menu-field"
          value={state.open ? state.query : shown}
          placeholder={state.open ? shown || placeholder : placeholder}
          title={shown}
          data-focus-on-load={focusOnLoad}
        />
        {onClear && chosen && (
          <button type="button" className="kit-icon-button kit-clear" aria-label={`Clear ${shown}`} onClick={onClear}>
            <Cross />
          </button>
        )}
        <Chevron />
      </span>
      {state.open && (
        <List
          {...{ id, anchor, offered }}
          label={placeholder}
          active={state.active}
          chosen={chosen ? [chosen] : []}
          many={false}
          onPick={pick}
          onPoint={(at) => happen({ type: 'point', at })}
          onLeave={() => happen({ type: 'close' })}
        />
      )}
      {aside}
    </span>
  );
}
