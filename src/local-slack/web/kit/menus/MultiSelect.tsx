// A menu with several choices, which stand in the field one after another and can be taken away.
import { type KeyboardEvent, useRef } from 'react';
import { isMany } from '../../../kit.ts';
import type { ElementProps } from '../elements/ElementOf.tsx';
import { Chevron, Cross, Lock } from '../elements/icons.tsx';
import { useFieldNames } from '../field.ts';
import { useScene } from '../scene.ts';
import { inField } from '../text/in-field.ts';
import { TextOf } from '../text/TextOf.tsx';
import type { Choice } from './choices.ts';
import { useChosen } from './chosen.ts';
import { List } from './List.tsx';
import { useOffered } from './offered.ts';
import { useField, useMenu } from './useField.ts';

export function MultiSelect({ block, element }: ElementProps) {
  const { choices, choose, acting } = useChosen(block, element);
  const menu = useMenu(useScene().busy);
  const { state, happen, id, anchor } = menu;
  const offered = useOffered(block, element, state.open, state.query);
  const input = useRef<HTMLInputElement>(null);
  const remove = (gone: Choice) => choose(choices.filter((it) => it.value !== gone.value));
  const max = element.max_selected_items;
  const full = max !== undefined && choices.length >= max;
  const pick = (choice: Choice) => {
    if (choices.some((it) => it.value === choice.value)) remove(choice);
    else if (!full) choose([...choices, choice]);
    if (state.query !== '') happen({ type: 'type', query: '' });
  };
  const field = useField(menu, { offered, chosen: [], onPick: pick });
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.at(-1);
    if (event.key === 'Backspace' && state.query === '' && last) remove(last);
    else field.onKeyDown(event);
  };
  const placeholder = inField(element.placeholder) || 'Select options';
  return (
    <span className="kit-element kit-menu kit-menu-many">
      {/* biome-ignore lint/a11y: a press on the space around the chips goes to the field, which has the keys */}
      <div className="kit-field kit-chips" ref={anchor} onClick={() => input.current?.focus()}>
        {choices.map((it) => (
          <Chip key={it.value} choice={it} onRemove={() => remove(it)} />
        ))}
        <input
          {...useFieldNames(element)}
          {...field}
          ref={input}
          onKeyDown={onKeyDown}
          value={state.query}
          placeholder={choices.length === 0 ? placeholder : ''}
          data-focus-on-load={element.focus_on_load}
        />
        <Chevron />
      </div>
      {state.open && (
        <List
          {...{ id, anchor, offered }}
          label={placeholder}
          active={state.active}
          chosen={choices}
          many={isMany(element.type)}
          full={full ? max : undefined}
          onPick={pick}
          onPoint={(at) => happen({ type: 'point', at })}
          onLeave={() => happen({ type: 'close' })}
        />
      )}
      {acting.aside}
    </span>
  );
}

const Chip = ({ choice, onRemove }: { choice: Choice; onRemove: () => void }) => (
  <span className="kit-chip">
    {choice.sign === 'lock' && <Lock />}
    <TextOf text={choice.text} />
    <button type="button" aria-label={`Remove ${inField(choice.text)}`} onClick={onRemove}>
      <Cross />
    </button>
  </span>
);
