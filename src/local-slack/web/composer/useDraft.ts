// What somebody has begun to write in one place; it is still there when they come back.
import { useState } from 'react';
import { recall, remember } from '../state/remembered.ts';

export const draftPrefix = 'draft ';

export interface Draft {
  text: string;
  caret: number;
  type(text: string, caret: number): void;
  moveTo(caret: number): void;
}

/** The draft of a person in a conversation or thread. */
export function useDraft(person: string, conversation: string, thread = ''): Draft {
  const key = `${draftPrefix}${person} ${conversation} ${thread}`;
  const [now, setNow] = useState(() => {
    const text = recall(key) ?? '';
    return { text, caret: text.length };
  });
  return {
    ...now,
    type: (text, caret) => {
      remember(key, text);
      setNow({ text, caret });
    },
    moveTo: (caret) => setNow((it) => (it.caret === caret ? it : { ...it, caret })),
  };
}
