// The elements in which days and times are picked.
import { use } from 'react';
import { type Block, type Element, VALUE_KEY } from '../../../kit.ts';
import { useActing } from '../acting.tsx';
import type { ElementProps } from '../elements/ElementOf.tsx';
import { FieldContext, useFieldNames } from '../field.ts';
import { useOwn } from '../own.ts';
import { NowContext, useScene } from '../scene.ts';
import { inField } from '../text/in-field.ts';
import { DayField } from './DayField.tsx';
import { completed, type DayAndTime, dayAndTime, secondsOf } from './moment.ts';
import { TimeField } from './TimeField.tsx';
import { knownZone } from './zoned.ts';

/** The picked value, and picking another. */
function usePicked<T extends string | number>(block: Block, element: Element) {
  const { values, busy } = useScene();
  const acting = useActing(block, element);
  const content = values[block.block_id]?.[element.action_id ?? '']?.[VALUE_KEY[element.type] ?? ''];
  const own = useOwn((content ?? undefined) as T | undefined);
  const pick = async (value: T | undefined) => {
    const mine = own.hold(value);
    const done = await acting.put(value ?? null);
    (done ? own.settle : own.letGo)(mine);
  };
  return { picked: own.shown, pick: (value: T | undefined) => void pick(value), waits: busy, aside: acting.aside };
}

function useToday(): string {
  const { viewer } = useScene();
  const now = use(NowContext) ?? Date.now();
  return dayAndTime(now / 1000, viewer.tz).day;
}

const useClear = (pick: (value: undefined) => void) =>
  use(FieldContext).clearable ? () => pick(undefined) : undefined;

export function DatePicker({ block, element }: ElementProps) {
  const { picked, pick, waits, aside } = usePicked<string>(block, element);
  return (
    <span className="kit-element kit-menu kit-narrow">
      <DayField
        names={useFieldNames(element)}
        day={picked}
        today={useToday()}
        placeholder={inField(element.placeholder) || 'Select a date'}
        focusOnLoad={element.focus_on_load}
        waits={waits}
        onPick={pick}
        onClear={useClear(pick)}
      />
      {aside}
    </span>
  );
}

export function TimePicker({ block, element }: ElementProps) {
  const { picked, pick, waits, aside } = usePicked<string>(block, element);
  return (
    <span className="kit-element kit-menu kit-narrow">
      <TimeField
        names={useFieldNames(element)}
        time={picked}
        placeholder={inField(element.placeholder) || 'Select a time'}
        focusOnLoad={element.focus_on_load}
        waits={waits}
        onPick={pick}
        onClear={() => pick(undefined)}
      />
      {element.timezone && <span className="kit-hint">{element.timezone}</span>}
      {aside}
    </span>
  );
}

export function DateTimePicker({ block, element }: ElementProps) {
  const { picked, pick, waits, aside } = usePicked<number>(block, element);
  const zone = knownZone(useScene().viewer.tz);
  const names = useFieldNames(element);
  const today = useToday();
  const chosen: Partial<DayAndTime> = picked === undefined ? {} : dayAndTime(picked, zone);
  const choose = (next: Partial<DayAndTime>) => pick(secondsOf(completed({ ...chosen, ...next }, today), zone));
  return (
    <span className="kit-element kit-moment">
      <DayField
        names={names}
        day={chosen.day}
        today={today}
        placeholder="Select a date"
        focusOnLoad={element.focus_on_load}
        waits={waits}
        onPick={(day) => choose({ day })}
        onClear={useClear(pick)}
      />
      <span className="kit-sr" id={`${names.id}word`}>
        time
      </span>
      <TimeField
        names={calledTime(names)}
        time={chosen.time}
        placeholder="Select a time"
        waits={waits}
        onPick={(time) => choose({ time })}
      />
      {aside}
    </span>
  );
}

/** The second field of a pair has the pair's name and a word of its own. */
function calledTime(names: ReturnType<typeof useFieldNames>) {
  const id = `${names.id}time`;
  if (!('aria-labelledby' in names)) return { ...names, id, 'aria-label': 'Time' };
  return { ...names, id, 'aria-labelledby': `${names['aria-labelledby']} ${names.id}word` };
}
