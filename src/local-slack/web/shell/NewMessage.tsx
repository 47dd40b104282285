// Begins a direct conversation: whom to write to, found by a part of their name.
import { type FormEvent, useId, useState } from 'react';
import { peopleFor } from '../kit/menus/choices.ts';
import { useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { usePane } from './PaneContext.ts';
import { matching, standing } from './people.ts';

/** The button beside the direct messages, and the question that it asks. */
export function NewMessage({ onChoose }: { onChoose(person: string): void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="side-add"
        aria-label="New message"
        title="New message"
        onClick={() => setOpen(true)}
      >
        <Icon name="plus" />
      </button>
      {isOpen && <ToWhom onChoose={onChoose} onClose={() => setOpen(false)} />}
    </>
  );
}

function ToWhom({ onChoose, onClose }: { onChoose(person: string): void; onClose(): void }) {
  const world = useWorld();
  const { viewer } = usePane();
  const id = useId();
  const [sought, setSought] = useState('');
  const found = matching(peopleFor(world, viewer), sought);
  const choose = (person: string | undefined) => {
    if (person === undefined) return;
    onClose();
    onChoose(person);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    choose(found[0]?.id);
  };
  return (
    <Dialog title="New message" onClose={onClose}>
      <form className="to-whom" onSubmit={onSubmit}>
        <label htmlFor={id}>To</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          placeholder="A name"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <ul aria-label="People">
          {found.map((it) => (
            <li key={it.id}>
              <button type="button" className="person-option" onClick={() => choose(it.id)}>
                <Avatar person={it} size={28} />
                <span className="person-option-name">
                  {it.id === viewer.id ? `${it.name} (you)` : it.name}
                  <small>@{it.handle}</small>
                </span>
                <span className="tag">{it.isBot ? 'App' : standing(it)}</span>
              </button>
            </li>
          ))}
        </ul>
        <p role="status" className="hint">
          {found.length === 0 && 'Nobody is called so.'}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
