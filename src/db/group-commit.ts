/** One writer, many acts: those that wait are committed together, each in a savepoint of its own, and all are told after the COMMIT. */
import type { Knex } from 'knex';
import type { Place, Work } from './connection.ts';
import { isConstraint } from './failures.ts';
import { type GroupMemory, groupMemory, noticeOthers } from './group-memory.ts';
import type { Memory } from './memory.ts';
import { acquire, askingOn, giveBack, onConnection, type Say, sayingOn } from './on-connection.ts';
import { Queue } from './queue.ts';

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
function notCommitted(error: unknown): Error {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return new Error('Not committed, because a statement before it failed.', { cause });
}

/**
 * Runs acts one after the other on the one connection of `writer`. An act that fails is taken back alone. When the COMMIT fails
 * nothing of the group was kept, and everybody is told so, those too who were refused: what they were refused for may never have
 * happened. Where one act breaks a rule that is only checked at the end, each is run again by itself, so that it fails alone.
 */
export function groupCommit(
  writer: Knex,
  memory?: Memory,
  limits: GroupLimits = defaults,
): <T>(work: Work<T>, place?: Place) => Promise<T> {
  const queue = new Queue<Waiting>();
  let running = false;

  /** What an act does, and what came of it. */
  async function perform(connection: object, { recall, hears }: GroupMemory, { work }: Waiting): Promise<Outcome> {
    const lease = { isOver: false };
    let outcome: Outcome;
    try {
      const k = onConnection(writer, async () => connection, lease, { before: hears });
      outcome = { ok: true, result: await work(k, recall) };
    } catch (error) {
      outcome = failed(error);
    }
    // What it has said and not waited for is in line before the next statement; it can say nothing more.
    lease.isOver = true;
    return outcome;
  }

  /** One act between its savepoint and its release. Throws when the transaction itself is not to be used any more. */
  async function act(connection: object, say: Say, known: GroupMemory, waiting: Waiting): Promise<Outcome> {
    await say('SAVEPOINT act');
    const outcome = await perform(connection, known, waiting);
    if (!outcome.ok) {
      await say('ROLLBACK TO act');
      known.undone();
    }
    await say('RELEASE act');
    return outcome;
  }

  /** Fills a group with what waits besides its first. Throws where the transaction cannot go on: then nothing of it is kept. */
  async function fill(connection: object, known: GroupMemory, members: Member[], atMost: number): Promise<void> {
    const say = sayingOn(connection);
    const until = performance.now() + limits.milliseconds;
    while (members.length < atMost && performance.now() < until) {
      const waiting = queue.next();
      if (!waiting) return;
      const member: Member = { waiting, outcome: failed(undefined) };
      members.push(member);
      member.outcome = await act(connection, say, known, waiting);
    }
  }

  /** One group from BEGIN to the end of it. Answers those that are to be run again, each by itself. */
  async function group(connection: object, first: Waiting, atMost: number): Promise<readonly Waiting[]> {
    const say = sayingOn(connection);
    const known = groupMemory(memory);
    try {
      await say('BEGIN');
      if (memory) await noticeOthers(memory, connection, askingOn(connection));
    } catch (error) {
      await say('ROLLBACK').catch(() => {});
      // They waited as long as we did, and nobody would do better now.
      tell([first, ...queue.clear()], failed(error));
      return [];
    }
    // The first needs no savepoint: where it fails there is nothing else to keep.
    const outcome = await perform(connection, known, first);
    if (!outcome.ok) {
      await say('ROLLBACK').catch(() => {});
      first.told(outcome);
      return [];
    }
    const members: Member[] = [{ waiting: first, outcome }];
    try {
      await fill(connection, known, members, atMost);
    } catch (error) {
      await say('ROLLBACK').catch(() => {});
      tell(members.map(waitingOf), failed(notCommitted(error)));
      return [];
    }
    const settled = known.changing();
    try {
      await say('COMMIT');
    } catch (error) {
      const all = members.map(waitingOf);
      if (members.length > 1 && isConstraint(error)) return all;
      tell(all, failed(error));
      return [];
    } finally {
      settled();
    }
    for (const { waiting, outcome } of members) waiting.told(outcome);
    return [];
  }

  async function onOne(waiting: Waiting, atMost: number): Promise<readonly Waiting[]> {
    try {
      const connection = await acquire(writer);
      return await group(connection, waiting, atMost).finally(() => giveBack(writer, connection));
    } catch (error) {
      // No connection could be had: nothing was begun. Whoever was told already hears nothing more.
      waiting.told(failed(error));
      return [];
    }
  }

  async function keepRunning(): Promise<void> {
    running = true;
    for (let first = queue.next(); first; first = queue.next()) {
      for (const waiting of await onOne(first, limits.acts)) await onOne(waiting, 1);
    }
    running = false;
  }

  return <T>(work: Work<T>, place: Place = 'last'): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const told = (outcome: Outcome) => (outcome.ok ? resolve(outcome.result as T) : reject(outcome.error));
      queue.add({ work, told }, place);
      if (!running) void keepRunning();
    });
}
