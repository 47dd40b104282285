/** What the demo asks its bot, and what it is answered. */

export type Asked = { ask: 'next' } | { ask: 'move'; ahead: number };
export type Question = Asked & { number: number };

export interface Answer {
  /** The next thing that the bot does by itself: when, in milliseconds since 1970, and what, in words. */
  next?: { at: number; what: string };
  problem?: string;
}
