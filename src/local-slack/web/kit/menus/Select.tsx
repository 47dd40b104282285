// A menu with one choice, over options, people, conversations, channels, or what the app finds.
import { use } from 'react';
import type { ElementProps } from '../elements/ElementOf.tsx';
import { FieldContext, useFieldNames } from '../field.ts';
import { useScene } from '../scene.ts';
import { inField } from '../text/in-field.ts';
import { useChosen } from './chosen.ts';
import { OneOf } from './OneOf.tsx';
import { useOffered } from './offered.ts';
import { useMenu } from './useField.ts';

export function Select({ block, element }: ElementProps) {
  const { choices, choose, acting } = useChosen(block, element);
  const menu = useMenu(useScene().busy);
  const offered = useOffered(block, element, menu.state.open, menu.state.query);
  const { clearable = false } = use(FieldContext);
  return (
    <OneOf
      menu={menu}
      offered={offered}
      chosen={choices[0]}
      names={useFieldNames(element)}
      placeholder={inField(element.placeholder) || 'Select an option'}
      focusOnLoad={element.focus_on_load}
      onPick={(choice) => choose([choice])}
      onClear={clearable ? () => choose([]) : undefined}
      aside={acting.aside}
    />
  );
}
