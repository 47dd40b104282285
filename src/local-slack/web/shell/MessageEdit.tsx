// Changes one's own message in place.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MessageShown } from '../../page/contract.ts';
import { usePage, useWorld } from '../state/use.ts';
import { usePane } from './PaneContext.ts';
import { entityName } from './people.ts';
import { plainly } from './words.ts';

/** Enter saves, Escape leaves it as it was. */
export function MessageEdit({ message, onDone }: { message: MessageShown; onDone(): void }) {
  const page = usePage();
  const world = useWorld();
  const { viewer } = usePane();
  const [text, setText] = useState(() => plainly(message.text, (id) => entityName(world, id)));
  const [problem, setProblem] = useState<string | undefined>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);
  const save = async () => {
    const told = await page.deed(viewer.id, 'edit', { channel: message.channel, ts: message.ts, text });
    if (told.ok) onDone();
    else setProblem(told.problem ?? 'This could not be saved.');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="message-edit">
      <textarea
        ref={field}
        aria-label="Edit message"
        value={text}
        rows={Math.min(8, text.split('\n').length)}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      {problem !== undefined && <p role="alert">{problem}</p>}
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={text.trim() === ''}
          onClick={() => void save()}
        >
          Save
        </button>
      </div>
    </div>
  );
}
