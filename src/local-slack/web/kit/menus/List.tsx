// The list under a menu: groups, choices with their descriptions, and what is said when there are none.
import { type RefObject, useEffect, useId } from 'react';
import { Lock } from '../elements/icons.tsx';
import { Spinner } from '../elements/Spinner.tsx';
import { Popup } from '../popup/Popup.tsx';
import { TextOf } from '../text/TextOf.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';
import { optionId } from './combobox.ts';
import type { Offered } from './offered.ts';

interface Given {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  offered: Offered;
  active: number;
  chosen: Choice[];
  many: boolean;
  /** No more may be chosen: only what is chosen can be pressed, to take it away. */
  full?: number | undefined;
  onPick: (choice: Choice) => void;
  onPoint: (at: number) => void;
  onLeave: () => void;
}

export function List({ id, label, anchor, offered, many, full, onLeave, ...rest }: Given) {
  const { groups, words, loading } = offered;
  useEffect(() => {
    document.getElementById(optionId(id, rest.active))?.scrollIntoView({ block: 'nearest' });
  }, [id, rest.active]);
  let before = 0;
  return (
    <Popup
      anchor={anchor}
      wide
      onLeave={onLeave}
      className="kit-list"
      onPointerDown={(event) => event.preventDefault()}
    >
      {full !== undefined && <p className="kit-list-words">No more than {full} can be chosen</p>}
      <div role="listbox" id={id} aria-label={label} aria-multiselectable={many} aria-busy={loading}>
        {groups.map((group, index) => {
          const from = before;
          before += group.choices.length;
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have the same label
          return <Group key={index} id={id} group={group} from={from} full={full !== undefined} {...rest} />;
        })}
      </div>
      <div className="kit-list-words" role="status">
        {loading ? (
          <>
            <Spinner /> Loading…
          </>
        ) : (
          groups.length === 0 && words
        )}
      </div>
    </Popup>
  );
}

interface GroupGiven extends Pick<Given, 'id' | 'active' | 'chosen' | 'onPick' | 'onPoint'> {
  group: ChoiceGroup;
  /** How many choices stand before it. */
  from: number;
  full: boolean;
}

function Group({ group, from, ...rest }: GroupGiven) {
  const label = useId();
  const rows = group.choices.map((choice, index) => (
    <Row key={choice.value} choice={choice} at={from + index} {...rest} />
  ));
  if (!group.label) return rows;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own outside a select
    <div role="group" aria-labelledby={label}>
      <div className="kit-list-label" id={label}>
        <TextOf text={group.label} />
      </div>
      {rows}
    </div>
  );
}

type RowGiven = Omit<GroupGiven, 'group' | 'from'> & { choice: Choice; at: number };

function Row({ id, choice, at, active, chosen, full, onPick, onPoint }: RowGiven) {
  const selected = chosen.some((it) => it.value === choice.value);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the field, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      role="option"
      id={optionId(id, at)}
      className="kit-option"
      aria-selected={selected}
      aria-disabled={full && !selected}
      data-active={at === active}
      onPointerMove={() => at !== active && onPoint(at)}
      onClick={() => (selected || !full) && onPick(choice)}
    >
      <span className="kit-option-words">
        {choice.sign === 'lock' && <Lock />}
        <TextOf text={choice.text} />
        {choice.sign === 'lock' && <span className="kit-sr"> (private)</span>}
        {choice.description && (
          <small>
            <TextOf text={choice.description} />
          </small>
        )}
      </span>
      {selected && <span aria-hidden="true">✓</span>}
    </div>
  );
}
