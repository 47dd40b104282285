// The keyboard is not sent back to the top of the page when the button it was on goes away.
import { useEffect, useRef } from 'react';

/** `fallback` is called after a drawing in which the focused element inside went away. Spread the rest on the element around. */
export function useKeptFocus(fallback: (around: HTMLElement) => void) {
  const around = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (!inside.current || !around.current || !isLost()) return;
    inside.current = false;
    fallback(around.current);
  });
  const onFocus = () => {
    if (inside.current) return;
    inside.current = true;
    const gone = new AbortController();
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && around.current?.contains(event.target)) return;
      inside.current = false;
      gone.abort();
    };
    document.addEventListener('focusin', elsewhere, { signal: gone.signal });
    document.addEventListener('pointerdown', elsewhere, { signal: gone.signal });
  };
  return { ref: around, onFocus };
}

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
