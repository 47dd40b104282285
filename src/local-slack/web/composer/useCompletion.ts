// The list of completions while one types: which is active, putting one in, being left alone after Escape.
import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { usePane } from '../shell/PaneContext.ts';
import { useWorld } from '../state/use.ts';
import { completed, type Offer, offerFor } from './completion.ts';
import type { Draft } from './useDraft.ts';

export interface Completion {
  offer: Offer;
  isOpen: boolean;
  active: number;
  /** Whether Enter takes the active one rather than sending: not when the line says it already. */
  takesEnter: boolean;
  listId: string;
  activeId: string | undefined;
  point(index: number): void;
  choose(index: number): void;
  /** Offers nothing for this text any more. */
  dismiss(text: string): void;
}

/** What fits at the caret, for whoever writes. */
export function useCompletion(draft: Draft, field: RefObject<HTMLTextAreaElement | null>): Completion {
  const world = useWorld();
  const { viewer } = usePane();
  const listId = useId();
  const { text, caret } = draft;
  const offer = offerFor(text, caret, world, viewer);
  const token = text.slice(offer.from, offer.to);
  const [pointed, setPointed] = useState({ token: '', index: 0, isMoved: false });
  const [dismissed, setDismissed] = useState<string | undefined>();
  const isOpen = offer.choices.length > 0 && dismissed !== text;
  const isPointed = pointed.token === token;
  const active = isPointed ? Math.min(pointed.index, offer.choices.length - 1) : 0;
  const caretAfter = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (caretAfter.current === undefined || field.current?.value !== text) return;
    field.current.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = undefined;
  }, [field, text]);
  return {
    offer,
    isOpen,
    active,
    takesEnter: isOpen && (!offer.isExact || (isPointed && pointed.isMoved)),
    listId,
    activeId: isOpen ? `${listId}${offer.choices[active]?.key}` : undefined,
    point: (index) => setPointed({ token, index, isMoved: true }),
    choose(index) {
      const choice = offer.choices[index];
      if (!choice) return;
      const next = completed(text, offer, choice);
      caretAfter.current = next.caret;
      draft.type(next.text, next.caret);
    },
    dismiss: setDismissed,
  };
}
