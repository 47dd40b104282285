// Where the keyboard goes when the last form has closed: back to what opened it or to the card it was on, else to where one writes.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Looks after the element that lies behind the forms. */
export function useFocusBack(hasForm: boolean): RefObject<HTMLDivElement | null> {
  const behind = useRef<HTMLDivElement>(null);
  const before = useRef<Element[]>([]);
  // What lies behind a form cannot keep the focus, so it is remembered before the browser takes it away.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    if (!hasForm || !opener || !behind.current?.contains(opener)) return;
    // Whatever the form does often takes the button from its card.
    before.current = [opener, opener.closest('.kit-blocks')].filter((it) => it !== null);
  }, [hasForm]);
  useEffect(() => {
    const places = before.current;
    if (hasForm || places.length === 0) return;
    before.current = [];
    if (document.activeElement !== document.body) return;
    const place = places.find((it) => it.isConnected) ?? behind.current?.querySelector('.composer textarea');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  }, [hasForm]);
  return behind;
}
