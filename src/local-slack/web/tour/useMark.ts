// Highlights what a step is about, wherever it is drawn next; it can be pressed as always.
import { useEffect } from 'react';
import type { Mark } from './steps.ts';

const attribute = 'data-tour-mark';

/** Marks the last element that fits, as long as it is asked for. */
export function useMark({ selector, says = '' }: Partial<Mark> = {}): void {
  useEffect(() => {
    if (selector === undefined) return undefined;
    let marked: Element | undefined;
    const look = () => {
      const found = [...document.querySelectorAll(selector)].findLast((it) => it.textContent.includes(says));
      if (found === marked) return;
      marked?.removeAttribute(attribute);
      found?.setAttribute(attribute, '');
      marked = found;
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true });
    look();
    return () => {
      watcher.disconnect();
      marked?.removeAttribute(attribute);
    };
  }, [selector, says]);
}
