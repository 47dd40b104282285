// Chooses whom one acts as: a list of everybody with what they are, by Slack workspace.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PersonShown } from '../../page/contract.ts';
import { useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './Icon.tsx';
import { peopleGroups, standing } from './people.ts';
import { arrowTo, useMenu } from './useMenu.ts';

interface Props {
  person: PersonShown;
  onChange(person: PersonShown): void;
}

/** The button with who one is, and the list below it. */
export function ActAs({ person, onChange }: Props) {
  const menu = useMenu();
  const choose = (chosen: PersonShown) => {
    menu.close();
    if (chosen.id !== person.id) onChange(chosen);
  };
  return (
    <div className="act-as menu-around" ref={menu.around}>
      <button
        type="button"
        ref={menu.button}
        className="act-as-button"
        aria-haspopup="listbox"
        aria-expanded={menu.isOpen}
        onClick={() => (menu.isOpen ? menu.close() : menu.open())}
      >
        <Avatar person={person} size={24} />
        <span className="act-as-name">
          <span className="act-as-label">Act as </span>
          {person.name}
        </span>
        <span className="tag">{standing(person)}</span>
        <Icon name="down" />
      </button>
      {menu.isOpen && <PeopleList person={person} onChoose={choose} onKeyDown={menu.onKeyDown} />}
    </div>
  );
}

interface ListProps {
  person: PersonShown;
  onChoose(person: PersonShown): void;
  onKeyDown(event: KeyboardEvent): void;
}

function PeopleList({ person, onChoose, onKeyDown }: ListProps) {
  const groups = peopleGroups(useWorld());
  const everybody = groups.flatMap((it) => it.people);
  const [active, setActive] = useState(person.id);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const index = everybody.findIndex((it) => it.id === active);
  const onKey = (event: KeyboardEvent) => {
    const typed = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey;
    const to = typed ? nextNamed(everybody, index, event.key) : arrowTo(event.key, index, everybody.length);
    const next = everybody[to ?? -1];
    const chosen = event.key === 'Enter' || event.key === ' ' ? everybody[index] : undefined;
    if (!next && !chosen) return onKeyDown(event);
    event.preventDefault();
    if (next) setActive(next.id);
    if (chosen) onChoose(chosen);
  };
  return (
    <div
      className="menu people-list"
      role="listbox"
      aria-label="Act as"
      tabIndex={0}
      ref={list}
      aria-activedescendant={`${id}${active}`}
      onKeyDown={onKey}
    >
      {groups.map(({ title, people }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div role="group" aria-label={title} key={title}>
          <div className="people-group">{title}</div>
          {people.map((it) => (
            <div
              key={it.id}
              id={`${id}${it.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={it.id === person.id}
              className={it.id === active ? 'person-option is-active' : 'person-option'}
              onPointerMove={() => setActive(it.id)}
              onClick={() => onChoose(it)}
              onKeyDown={onKey}
            >
              <Avatar person={it} size={28} />
              <span className="person-option-name">
                {it.name}
                <small>@{it.handle}</small>
              </span>
              <span className="tag">{standing(it)}</span>
              {it.id === person.id && <Icon name="check" />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The next one after `from` whose name begins with this letter, going round. */
function nextNamed(people: PersonShown[], from: number, letter: string): number {
  const turn = people.map((_, step) => (from + 1 + step) % people.length);
  return turn.find((at) => people[at]?.name.toLowerCase().startsWith(letter.toLowerCase())) ?? from;
}
