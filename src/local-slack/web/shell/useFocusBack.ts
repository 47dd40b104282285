// Where the keyboard goes when the last form has closed: back to what opened it, else to where one writes.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Looks after the element that lies behind the forms. */
export function useFocusBack(hasForm: boolean): RefObject<HTMLDivElement | null> {
  const behind = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  // What lies behind a form cannot keep the focus, so it is remembered before the browser takes it away.
  useLayoutEffect(() => {
    if (hasForm && behind.current?.contains(document.activeElement)) before.current = document.activeElement;
  }, [hasForm]);
  useEffect(() => {
    const opener = before.current;
    if (hasForm || !opener) return;
    before.current = null;
    if (document.activeElement !== document.body) return;
    const place = opener.isConnected ? opener : behind.current?.querySelector('.composer textarea');
    if (place instanceof HTMLElement) place.focus();
  }, [hasForm]);
  return behind;
}
