// What the keys do in the composer: send, complete, walk through the history.
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type History, mayWalk, noHistory, step, withLine } from './history.ts';
import type { Completion } from './useCompletion.ts';
import type { Draft } from './useDraft.ts';

/** By person, as long as the page is there: a pane comes and goes. */
const histories = new Map<string, History>();

interface Given {
  draft: Draft;
  completion: Completion;
  /** Answers whether it arrived. */
  send(text: string): Promise<boolean>;
  field: RefObject<HTMLTextAreaElement | null>;
  person: string;
}

/** The handler of the text field, and sending what it holds. */
export function useKeys({ draft, completion, send, field, person }: Given) {
  const [history, setHistory] = useState(() => histories.get(person) ?? noHistory);
  const remember = (next: History) => {
    histories.set(person, next);
    setHistory(next);
  };
  const keep = async () => {
    const text = lineOf(draft.text);
    if (text === '') return;
    remember(withLine(histories.get(person) ?? noHistory, text));
    draft.type('', 0);
    field.current?.focus();
    if (!(await send(text)) && field.current?.value === '') draft.type(text, text.length);
  };
  const walk = (by: 1 | -1): boolean => {
    const found = mayWalk(history, draft.text) ? step(history, by) : undefined;
    if (!found) return false;
    remember(found.history);
    draft.type(found.text, found.text.length);
    completion.dismiss(found.text);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (complete(event, completion, draft.text)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void keep();
    }
    if (event.key === 'ArrowUp' && walk(1)) event.preventDefault();
    if (event.key === 'ArrowDown' && walk(-1)) event.preventDefault();
  };
  return { onKeyDown, keep };
}

/** What is sent of what was typed: a space before a slash says that it is no command. */
const lineOf = (typed: string): string => (/^\s+\//.test(typed) ? ' ' : '') + typed.trim();

/** Whether the list of completions took the key. */
function complete({ key, shiftKey }: KeyboardEvent, completion: Completion, text: string): boolean {
  const { isOpen, active, offer, takesEnter } = completion;
  if (!isOpen || shiftKey) return false;
  const count = offer.choices.length;
  if (key === 'ArrowDown') completion.point((active + 1) % count);
  else if (key === 'ArrowUp') completion.point((active - 1 + count) % count);
  else if (key === 'Escape') completion.dismiss(text);
  else if (key === 'Tab' || (key === 'Enter' && takesEnter)) completion.choose(active);
  else return false;
  return true;
}
