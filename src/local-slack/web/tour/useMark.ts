// Highlights what a step is about, wherever it is drawn next; it can be pressed as always.
import { useEffect } from 'react';
import type { Mark } from './steps.ts';

const attribute = 'data-tour-mark';
/** Where there is room for one person only, the way to the other. */
const otherSide = '.sides [aria-pressed="false"]';

/** Marks the last element that fits, as long as it is asked for. */
export function useMark({ selector, says = '' }: Partial<Mark> = {}): void {
  useEffect(() => {
    if (selector === undefined) return undefined;
    let marked: Element | null | undefined;
    const look = () => {
      const wanted = [...document.querySelectorAll(selector)].findLast((it) => it.textContent.includes(says));
      const found = wanted?.checkVisibility() === false ? document.querySelector(otherSide) : wanted;
      if (found === marked) return;
      marked?.removeAttribute(attribute);
      found?.setAttribute(attribute, '');
      marked = found;
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['class'] });
    look();
    return () => {
      watcher.disconnect();
      marked?.removeAttribute(attribute);
    };
  }, [selector, says]);
}
