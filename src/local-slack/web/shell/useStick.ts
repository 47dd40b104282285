// Keeps a list at its end while it is there; whoever reads further up is left alone.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const near = 48;

/** A ref for the box that scrolls, whether it is at its end, and a way there. `last` is what stands at the end. */
export function useStick(last: string, isMine: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [showsEnd, setShowsEnd] = useState(true);
  const toEnd = useCallback(() => {
    const it = box.current;
    if (it) it.scrollTop = it.scrollHeight;
  }, []);
  const onScroll = () => {
    const it = box.current;
    if (!it) return;
    isAtEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < near;
    setShowsEnd(isAtEnd.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is what asks for it
  useLayoutEffect(() => {
    if (isAtEnd.current || isMine) toEnd();
  }, [last, isMine, toEnd]);
  useFollowing(box, isAtEnd, toEnd);
  return { box, onScroll, showsEnd, toEnd };
}

/** What is at its end stays there when the content grows or the box shrinks. */
function useFollowing(box: RefObject<HTMLDivElement | null>, isAtEnd: RefObject<boolean>, toEnd: () => void): void {
  useEffect(() => {
    const it = box.current;
    if (!it) return undefined;
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
    });
    watcher.observe(it);
    for (const child of it.children) watcher.observe(child);
    return () => watcher.disconnect();
  }, [box, isAtEnd, toEnd]);
}
