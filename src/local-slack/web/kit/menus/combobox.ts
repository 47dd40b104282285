// A field with a list that opens under it, as a state and what changes it. Pure.

export interface Combobox {
  open: boolean;
  query: string;
  /** The choice the arrow keys are at; -1 is none. */
  active: number;
}

export const CLOSED: Combobox = { open: false, query: '', active: -1 };

export type Move = 'next' | 'previous' | 'first' | 'last' | 'further' | 'back';

export type Happening =
  | { type: 'open'; active?: number }
  | { type: 'close' }
  | { type: 'type'; query: string }
  | { type: 'point'; at: number }
  | { type: 'move'; how: Move; count: number };

/** How many choices Page Up and Page Down pass. */
const PAGE = 8;

/** The state after something happened. */
export function combobox(state: Combobox, happening: Happening): Combobox {
  switch (happening.type) {
    case 'open':
      return state.open ? state : { open: true, query: '', active: happening.active ?? 0 };
    case 'close':
      return CLOSED;
    case 'type':
      return { open: true, query: happening.query, active: 0 };
    case 'point':
      return { ...state, active: happening.at };
    case 'move':
      return { ...state, active: moved(state.active, happening.how, happening.count) };
  }
}

function moved(at: number, how: Move, count: number): number {
  const last = count - 1;
  const steps = { first: 0, last, next: at >= last ? 0 : at + 1, previous: at <= 0 ? last : at - 1 };
  const far = { further: Math.min(at + PAGE, last), back: Math.max(at - PAGE, 0) };
  return { ...steps, ...far }[how];
}

/** What a key means to an open list. In a field Home and End belong to the text, so there they need Control. */
export function moveOf(key: string, control = true): Move | undefined {
  const moves: Record<string, Move> = { ArrowDown: 'next', ArrowUp: 'previous', PageDown: 'further', PageUp: 'back' };
  if (control && key === 'Home') return 'first';
  if (control && key === 'End') return 'last';
  return moves[key];
}

/** The id of a choice within its list. */
export const optionId = (list: string, at: number): string => `${list}option${at}`;
