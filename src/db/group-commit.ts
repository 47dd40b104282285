/** One writer, many acts: those that wait are committed together, each in a savepoint of its own, and all are told after the COMMIT. */
import type { Knex } from 'knex';
import { isConstraint } from './failures.ts';
import { onConnection, type Say, sayingOn, withConnection } from './on-connection.ts';

export type Work<T> = (k: Knex) => Promise<T>;

/** A group is closed after so many acts, or so long after its first: whoever came first waits for the last. */
export interface GroupLimits {
  acts: number;
  milliseconds: number;
}

const defaults: GroupLimits = { acts: 64, milliseconds: 25 };

/** What came of an act inside its group; it counts once the group is committed. */
type Outcome = { ok: true; result: unknown } | { ok: false; error: unknown };

interface Waiting {
  work: Work<unknown>;
  told(outcome: Outcome): void;
}

const failed = (error: unknown): Outcome => ({ ok: false, error });

interface Member {
  waiting: Waiting;
  outcome: Outcome;
}

const waitingOf = ({ waiting }: Member): Waiting => waiting;

const tell = (all: readonly Waiting[], outcome: Outcome): void => {
  for (const waiting of all) waiting.told(outcome);
};

/** The transaction of a group cannot go on. What the connection refuses with has what went wrong as its cause. */
class BrokenOff extends Error {
  readonly members: readonly Member[];

  constructor(members: readonly Member[], error: unknown) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    super('Not committed, because a statement before it failed.', { cause });
    this.members = members;
  }
}

/**
 * Runs acts one after the other on the one connection of `writer`. An act that fails is taken back alone. When the COMMIT fails
 * nothing of the group was kept, and everybody is told so, those too who were refused: what they were refused for may never have
 * happened. Where one act breaks a rule that is only checked at the end, each is run again by itself, so that it fails alone.
 */
export function groupCommit(writer: Knex, limits: GroupLimits = defaults): <T>(work: Work<T>) => Promise<T> {
  const queue: Waiting[] = [];
  let running = false;

  /** One act between its savepoint and its release. Throws when the transaction itself is not to be used any more. */
  async function act(connection: unknown, say: Say, { work }: Waiting): Promise<Outcome> {
    const lease = { isOver: false };
    await say('SAVEPOINT act');
    let outcome: Outcome;
    try {
      outcome = { ok: true, result: await work(onConnection(writer, connection, lease)) };
    } catch (error) {
      outcome = failed(error);
    }
    // What it has said and not waited for is in line before the next statement; it can say nothing more.
    lease.isOver = true;
    if (!outcome.ok) await say('ROLLBACK TO act');
    await say('RELEASE act');
    return outcome;
  }

  /** Fills a group with what waits. Throws where the transaction cannot go on: then nothing of it is kept. */
  async function fill(connection: unknown, say: Say, first: Waiting, atMost: number): Promise<Member[]> {
    const members: Member[] = [];
    const until = performance.now() + limits.milliseconds;
    for (let next: Waiting | undefined = first; next; ) {
      const member: Member = { waiting: next, outcome: failed(undefined) };
      members.push(member);
      try {
        member.outcome = await act(connection, say, next);
      } catch (error) {
        throw new BrokenOff(members, error);
      }
      next = members.length < atMost && performance.now() < until ? queue.shift() : undefined;
    }
    return members;
  }

  /** One group from BEGIN to the end of it. Answers those that are to be run again, each by itself. */
  async function group(connection: unknown, first: Waiting, atMost: number): Promise<readonly Waiting[]> {
    const say = sayingOn(connection);
    try {
      await say('BEGIN');
    } catch (error) {
      // They waited as long as we did, and nobody would do better now.
      tell([first, ...queue.splice(0)], failed(error));
      return [];
    }
    let members: Member[];
    try {
      members = await fill(connection, say, first, atMost);
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      await say('ROLLBACK').catch(() => {});
      tell(error.members.map(waitingOf), failed(error));
      return [];
    }
    try {
      await say('COMMIT');
    } catch (error) {
      const all = members.map(waitingOf);
      if (members.length > 1 && isConstraint(error)) return all;
      tell(all, failed(error));
      return [];
    }
    for (const { waiting, outcome } of members) waiting.told(outcome);
    return [];
  }

  /** No connection could be had, or it was lost: nothing was begun, and whoever was told already is told nothing more. */
  const onOne = (waiting: Waiting, atMost: number): Promise<readonly Waiting[]> =>
    withConnection(writer, (connection) => group(connection, waiting, atMost)).catch((error: unknown) => {
      waiting.told(failed(error));
      return [];
    });

  async function keepRunning(): Promise<void> {
    running = true;
    for (let first = queue.shift(); first; first = queue.shift()) {
      for (const waiting of await onOne(first, limits.acts)) await onOne(waiting, 1);
    }
    running = false;
  }

  return <T>(work: Work<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      queue.push({ work, told: (outcome) => (outcome.ok ? resolve(outcome.result as T) : reject(outcome.error)) });
      if (!running) void keepRunning();
    });
}
