/** On PostgreSQL acts on one product wait for each other here: there they would hold a connection each, and give up one by one. */
import { Refusal } from '../domain/refusal.ts';
import { type Line, newLine } from './in-line.ts';
import type { Scope } from './ports.ts';

/** An act, which says when it has the lock that it waited for. */
type Act<T> = (locked: () => void) => Promise<T>;

interface Queue {
  line: Line;
  /** How many have come so far. */
  came: number;
  /** Everybody who had come by then was refused with this. */
  vain: { upTo: number; error: unknown };
}

/**
 * Runs acts in the order in which they came. Where one waited in vain for its lock, those who have come meanwhile waited as long,
 * and nobody would do better now: they fail as it did, instead of waiting in vain one after the other.
 */
export function inTurns(): <T>(scope: Scope, act: Act<T>) => Promise<T> {
  const queues = new Map<string, Queue>();
  return ({ tenant, workspace = '' }, act) => {
    const name = `${tenant} ${workspace}`;
    const queue = queues.get(name) ?? { line: newLine(), came: 0, vain: { upTo: 0, error: undefined } };
    queues.set(name, queue);
    const mine = ++queue.came;
    return queue.line(async () => {
      if (mine <= queue.vain.upTo) throw queue.vain.error;
      let isLocked = false;
      try {
        return await act(() => {
          isLocked = true;
        });
      } catch (error) {
        if (!isLocked && !(error instanceof Refusal)) queue.vain = { upTo: queue.came, error };
        throw error;
      }
    });
  };
}
