// A button with a menu below it.
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { arrowTo, useMenu } from './useMenu.ts';

export interface MenuItem {
  key: string;
  title: string;
  detail?: string;
  isDanger?: boolean;
  run(): void;
}

interface Props {
  label: string;
  className: string;
  items: MenuItem[];
  children: ReactNode;
}

/** Opens with a press or the arrow keys; the arrow keys walk through it. */
export function Menu({ label, className, items, children }: Props) {
  const menu = useMenu();
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  const { isOpen } = menu;
  useEffect(() => {
    if (isOpen) list.current?.querySelector('button')?.focus();
  }, [isOpen]);
  useLayoutEffect(() => {
    if (isOpen && list.current) list.current.classList.toggle('is-up', isCutOff(list.current));
  }, [isOpen]);
  const walk = (event: KeyboardEvent) => {
    const all = buttons();
    const to = arrowTo(event.key, all.indexOf(document.activeElement as HTMLButtonElement), all.length);
    if (event.key === 'Tab') menu.close(false);
    if (to === undefined) return menu.onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  };
  const pick = (item: MenuItem) => {
    menu.close();
    item.run();
  };
  return (
    <div className="menu-around" ref={menu.around}>
      <button
        type="button"
        ref={menu.button}
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? menu.close() : menu.open())}
      >
        {children}
      </button>
      {isOpen && (
        <div className="menu" role="menu" tabIndex={-1} aria-label={label} ref={list} onKeyDown={walk}>
          {items.map((item) => (
            <button
              type="button"
              key={item.key}
              role="menuitem"
              tabIndex={-1}
              className={item.isDanger ? 'menu-item menu-item-danger' : 'menu-item'}
              onClick={() => pick(item)}
            >
              <span>{item.title}</span>
              {item.detail && <small>{item.detail}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Whether a menu reaches below what is on screen, or below the list of messages that it belongs to. */
function isCutOff(menu: HTMLElement): boolean {
  const floor = menu.closest('.talk')?.getBoundingClientRect().bottom ?? window.innerHeight;
  return menu.getBoundingClientRect().bottom > floor;
}
