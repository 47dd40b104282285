// Where the keyboard is in a form: at first, after errors, and never behind it.

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex="0"]';

const all = (frame: HTMLElement): HTMLElement[] =>
  [...frame.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((it) => it.tabIndex >= 0 && it.checkVisibility());

/** The element that asks for it, else the first field, else the form itself. */
export function focusFirst(frame: HTMLElement | null): void {
  const wanted = frame?.querySelector<HTMLElement>('[data-focus-on-load="true"]');
  const field = frame?.querySelector<HTMLElement>('.kit-input :is(input, textarea, button)');
  (wanted ?? field ?? frame)?.focus();
}

/** The first field with an error under it. */
export function focusFirstError(frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>('.kit-invalid :is(input, textarea, button)')?.focus();
}

/** Tab goes round within the form. Answers whether it had to be turned. */
export function turnTab(frame: HTMLElement, backwards: boolean): boolean {
  const elements = all(frame);
  const edge = backwards ? elements.at(0) : elements.at(-1);
  const at = document.activeElement;
  if (at !== edge && at !== frame) return false;
  if (at === frame && !backwards) return false;
  (backwards ? elements.at(-1) : elements.at(0))?.focus();
  return true;
}
