// Opening and closing of what hangs below a button: a press elsewhere or Escape closes it, and the focus goes back.
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export interface MenuState {
  isOpen: boolean;
  open(): void;
  /** Closes; with the keyboard the focus returns to the button. */
  close(giveFocusBack?: boolean): void;
  /** Goes around the button and what hangs below it. */
  around: RefObject<HTMLDivElement | null>;
  button: RefObject<HTMLButtonElement | null>;
  onKeyDown(event: KeyboardEvent): void;
}

/** The state of one menu. */
export function useMenu(): MenuState {
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback((giveFocusBack = true) => {
    setOpen(false);
    if (giveFocusBack) button.current?.focus();
  }, []);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !around.current?.contains(target)) close(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen, close]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    close();
  };
  return { isOpen, open: () => setOpen(true), close, around, button, onKeyDown };
}

/** The index that an arrow key leads to among `count`, going round; undefined for other keys. */
export function arrowTo(key: string, now: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowUp') return (now - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
