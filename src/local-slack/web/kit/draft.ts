// Writing into a field: kept here while it is typed, put on the server when the field is left, before a press and a submission.
import { useEffect, useRef } from 'react';
import type { Block, Element } from '../../kit.ts';
import { type Acting, useActing } from './acting.tsx';
import { useOwn } from './own.ts';
import { useScene } from './scene.ts';
import { dispatchOf, writtenText } from './written.ts';

/** After this long without a key, a field that acts on characters acts. */
const PAUSE_MS = 300;

export interface Draft {
  text: string;
  change(text: string): void;
  /** The field is left. */
  leave(): void;
  /** Enter was pressed; answers whether that acts. */
  enter(): boolean;
  acting: Acting;
}

/** The text of this field and what may be done with it. */
export function useDraft(block: Block, element: Element): Draft {
  const { values, drafts } = useScene();
  const acting = useActing(block, element);
  const key = `${block.block_id} ${element.action_id ?? ''}`;
  const own = useOwn(writtenText(values[block.block_id]?.[element.action_id ?? '']));
  const dispatch = dispatchOf(element, block.dispatch_action === true);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      drafts.drop(key);
    },
    [drafts, key],
  );

  const put = async (text: string, entered?: boolean) => {
    clearTimeout(pause.current);
    const mine = own.turn();
    if (await acting.put(text === '' ? null : text, entered)) own.settle(mine);
  };
  const keep = (text: string) => drafts.keep(key, () => put(text));
  return {
    text: own.shown,
    acting,
    change(text) {
      own.hold(text);
      keep(text);
      clearTimeout(pause.current);
      if (dispatch.onCharacter) pause.current = setTimeout(() => void drafts.put(key), PAUSE_MS);
    },
    leave: () => void drafts.put(key),
    enter() {
      if (!dispatch.onEnter) return false;
      drafts.keep(key, () => put(own.shown, true));
      void drafts.put(key);
      return true;
    },
  };
}
