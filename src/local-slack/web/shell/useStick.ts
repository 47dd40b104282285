// Keeps a list at its end while it is there; whoever reads further up is left alone.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const near = 48;

/** A ref for the box that scrolls, whether it is at its end, and a way there. `last` is what stands at the end. */
export function useStick(last: string, isMine: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const seen = useRef('');
  const [showsEnd, setShowsEnd] = useState(true);
  const toEnd = useCallback(() => {
    const it = box.current;
    if (it) it.scrollTop = it.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const it = box.current;
    // Scrolled by a change of size, not by a person: what watches the sizes has the say.
    if (!it || seen.current !== sizesOf(it)) return;
    isAtEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < near;
    setShowsEnd(isAtEnd.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is what asks for it
  useLayoutEffect(() => {
    if (isMine) isAtEnd.current = true;
    if (isAtEnd.current) toEnd();
  }, [last, isMine, toEnd]);
  useEffect(() => {
    const it = box.current;
    if (!it) return undefined;
    const watcher = new ResizeObserver(() => {
      seen.current = sizesOf(it);
      if (isAtEnd.current) toEnd();
      onScroll();
    });
    for (const part of [it, ...it.children]) watcher.observe(part);
    return () => watcher.disconnect();
  }, [toEnd, onScroll]);
  return { box, onScroll, showsEnd, toEnd };
}

const sizesOf = ({ scrollHeight, clientHeight }: HTMLElement): string => `${scrollHeight} ${clientHeight}`;
