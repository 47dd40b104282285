// Highlights what a step is about, wherever it is drawn next; it can be pressed as always.
import { useEffect } from 'react';

const mark = 'data-tour-mark';

/** Marks the last element that the selector finds, as long as it is asked for. */
export function useMark(selector: string | undefined): void {
  useEffect(() => {
    if (selector === undefined) return undefined;
    let marked: Element | undefined;
    const look = () => {
      const found = [...document.querySelectorAll(selector)].at(-1);
      if (found === marked) return;
      marked?.removeAttribute(mark);
      found?.setAttribute(mark, '');
      marked = found;
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true });
    look();
    return () => {
      watcher.disconnect();
      marked?.removeAttribute(mark);
    };
  }, [selector]);
}
