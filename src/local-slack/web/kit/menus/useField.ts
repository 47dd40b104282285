// The field of a menu: what its keys, its typing and its leaving do to the list under it.
import { type ChangeEvent, type KeyboardEvent, useId, useReducer, useRef } from 'react';
import type { Choice } from './choices.ts';
import { CLOSED, combobox, moveOf, optionId } from './combobox.ts';
import { flat } from './filter.ts';
import type { Offered } from './offered.ts';

/** The state of the list; `waits` keeps it closed. */
export function useMenu(waits: boolean) {
  const [state, happen] = useReducer(combobox, CLOSED);
  return {
    state,
    open: (active: number) => waits || happen({ type: 'open', active }),
    happen,
    id: useId(),
    anchor: useRef<HTMLDivElement>(null),
  };
}

interface Field {
  offered: Offered;
  chosen: Choice[];
  onPick: (choice: Choice) => void;
}

/** What the field needs to be a combobox over these choices; it opens at what is chosen. */
export function useField(menu: ReturnType<typeof useMenu>, { offered, chosen, onPick }: Field) {
  const { state, happen, id } = menu;
  const choices = flat(offered.groups);
  const open = () =>
    menu.open(
      Math.max(
        0,
        choices.findIndex((it) => it.value === chosen[0]?.value),
      ),
    );
  const keys = (event: KeyboardEvent): boolean => {
    const how = moveOf(event.key, event.ctrlKey);
    if (how && !state.open) open();
    else if (how) happen({ type: 'move', how, count: choices.length });
    else if (event.key === 'Escape' && state.open) happen({ type: 'close' });
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const choice = choices[state.active];
      if (!state.open) open();
      else if (choice && !offered.loading) onPick(choice);
    } else return false;
    return true;
  };
  return {
    role: 'combobox',
    autoComplete: 'off',
    spellCheck: false,
    'aria-expanded': state.open,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(state.open ? { 'aria-controls': id } : {}),
    ...(state.open && choices[state.active] ? { 'aria-activedescendant': optionId(id, state.active) } : {}),
    onClick: open,
    onBlur: () => happen({ type: 'close' }),
    onChange: (event: ChangeEvent<HTMLInputElement>) => happen({ type: 'type', query: event.target.value }),
    onKeyDown: (event: KeyboardEvent) => keys(event) && event.preventDefault(),
  } as const;
}
