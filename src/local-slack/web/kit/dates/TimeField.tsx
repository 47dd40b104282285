// A field in which a time of the day is chosen, or typed to the minute.
import { use } from 'react';
import { FieldContext, type useFieldNames } from '../field.ts';
import { OneOf } from '../menus/OneOf.tsx';
import { useMenu } from '../menus/useField.ts';
import { timeChoice, timesFor } from './times.ts';

interface Given {
  names: ReturnType<typeof useFieldNames>;
  time: string | undefined;
  placeholder: string;
  waits: boolean;
  focusOnLoad?: boolean | undefined;
  onPick: (time: string) => void;
  onClear?: (() => void) | undefined;
}

export function TimeField({ names, time, placeholder, waits, focusOnLoad, onPick, onClear }: Given) {
  const menu = useMenu(waits);
  const { clearable = false } = use(FieldContext);
  return (
    <OneOf
      menu={menu}
      offered={{ groups: timesFor(menu.state.query), words: 'Not a time of the day', loading: false }}
      chosen={time === undefined ? undefined : timeChoice(time)}
      names={names}
      placeholder={placeholder}
      focusOnLoad={focusOnLoad}
      onPick={(choice) => onPick(choice.value)}
      onClear={clearable ? onClear : undefined}
      aside={null}
    />
  );
}
