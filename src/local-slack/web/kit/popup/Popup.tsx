// Something that opens over everything else beside its anchor: a list, a menu, a calendar.
import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { placed } from './placing.ts';

interface Given extends ComponentProps<'div'> {
  anchor: RefObject<HTMLElement | null>;
  /** Somebody pressed elsewhere, or went there with the keyboard. */
  onLeave: () => void;
  /** As wide as its anchor at least. */
  wide?: boolean;
}

/** Mounted means open. It lies in the browser's top layer, so that no form cuts it off. */
export function Popup({ anchor, onLeave, wide = false, className = '', ...rest }: Given) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = popup.current;
    if (!own?.isConnected) return;
    own.showPopover();
    const put = () => {
      const box = anchor.current?.getBoundingClientRect();
      if (box) stand(own, box, wide);
    };
    put();
    const watch = new ResizeObserver(put);
    watch.observe(own);
    window.addEventListener('resize', put);
    window.addEventListener('scroll', put, true);
    return () => {
      own.hidePopover();
      watch.disconnect();
      window.removeEventListener('resize', put);
      window.removeEventListener('scroll', put, true);
    };
  }, [anchor, wide]);
  useEffect(() => {
    const pressed = (event: Event) => {
      const at = event.target;
      if (!(at instanceof Node) || popup.current?.contains(at) || anchor.current?.contains(at)) return;
      onLeave();
    };
    document.addEventListener('pointerdown', pressed, true);
    document.addEventListener('focusin', pressed, true);
    return () => {
      document.removeEventListener('pointerdown', pressed, true);
      document.removeEventListener('focusin', pressed, true);
    };
  }, [anchor, onLeave]);
  return <div {...rest} ref={popup} popover="manual" className={`kit-popup ${className}`} />;
}

function stand(popup: HTMLElement, anchor: DOMRect, wide: boolean): void {
  popup.style.minWidth = wide ? `${anchor.width}px` : '';
  const natural = { width: popup.offsetWidth, height: popup.scrollHeight + 2 };
  const { left, top, maxHeight } = placed(anchor, natural, { width: innerWidth, height: innerHeight });
  popup.style.left = `${left}px`;
  popup.style.top = `${top}px`;
  popup.style.maxHeight = `${maxHeight}px`;
}
