/** What the deliveries of one round share: what they have read, and what has been drawn already. */
import type { Event } from '../domain/events.ts';
import type { WorkspaceId } from '../domain/ids.ts';

/** The last event of each chain (null: the tenant's) at one moment. */
export type Heads = ReadonlyMap<WorkspaceId | null, number>;

/**
 * What was drawn, each with the place in the chain up to which it shows everything: a drawing shows every event that was there
 * when it was read, so none of them needs it again. Kept from round to round by the one who makes deliveries.
 */
export class Drawn {
  private readonly upTo = new Map<string, number>();

  shows(what: string, { workspace, seq }: Event): boolean {
    return (this.upTo.get(keyOf(what, workspace)) ?? 0) >= seq;
  }

  note(what: string, { workspace }: Event, heads: Heads): void {
    const key = keyOf(what, workspace);
    this.upTo.delete(key);
    this.upTo.set(key, heads.get(workspace) ?? 0);
    const oldest = this.upTo.size > keptAtMost ? this.upTo.keys().next().value : undefined;
    if (oldest !== undefined) this.upTo.delete(oldest);
  }
}

/** The one that was drawn first goes first; whatever is forgotten is drawn once too often. */
const keptAtMost = 10_000;

const keyOf = (what: string, workspace: WorkspaceId | null): string => `${workspace ?? ''} ${what}`;

export interface Round {
  drawn: Drawn;
  /** Where the chains ended before anything of this round was read for drawing. */
  heads: Heads;
  /**
   * Reads or does something once in this round. Every event of the round was recorded before, so that whatever is read shows it;
   * a later one has deliveries of its own, in a later round. What failed is tried again.
   */
  once<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Has been read or done by this name. */
  keep(what: string, value: unknown): void;
  /** What was read by this name has been changed by us. */
  forget(what: string): void;
}

export function newRound(drawn: Drawn, heads: Heads): Round {
  const known = new Map<string, Promise<unknown>>();
  return {
    drawn,
    heads,
    once<T>(what: string, work: () => Promise<T>): Promise<T> {
      const before = known.get(what);
      if (before) return before as Promise<T>;
      const answer = work();
      known.set(what, answer);
      answer.catch(() => known.delete(what));
      return answer;
    },
    keep: (what, value) => void known.set(what, Promise.resolve(value)),
    forget: (what) => void known.delete(what),
  };
}
