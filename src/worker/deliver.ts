/** Makes deliveries: claimed with a lease, performed outside any transaction, and reported as far as the claim still holds. */
import type { Claimed } from '../db/delivery-desk.ts';
import type { Database } from '../db/ports.ts';
import type { Log } from '../log.ts';
import { lookForHomes } from '../subscribers/home.ts';
import { subscribers } from '../subscribers/index.ts';
import type { Messenger } from '../subscribers/messenger.ts';
import { provisionTogether } from '../subscribers/provision.ts';
import { type Drawn, newRound } from '../subscribers/round.ts';
import { headsOf, lookAhead } from '../subscribers/shown-request.ts';
import type { Surroundings } from '../subscribers/subscriber.ts';
import type { SubscriberName } from '../subscribers/subscriptions.ts';
import { lookForTasks } from '../subscribers/task.ts';
import { failureOf, report } from './failing.ts';
import { bySubscriber, eventsOf, inLines } from './in-lines.ts';
import { keepRenewing } from './renew.ts';

export interface Delivering {
  db: Database;
  /** The messenger of a tenant: its own token. */
  messenger: Messenger;
  log: Log;
  /** What was drawn in earlier rounds. */
  drawn: Drawn;
  /** For how many seconds the bot has been up; the process itself knows. */
  up?: () => number;
  /** Resolves when nobody waits for an answer, or soon: deliveries are made after what people wait for. */
  calm?: () => Promise<void>;
  /** Whether no other delivery is to be begun: those that were claimed are given back. */
  isStopped?: () => boolean;
}

/** How many are claimed together; those that were not begun within the time are given back. */
const batchAtMost = 64;
const batchMilliseconds = 5_000;

/** What was made is reported so many at a time, or so long after the report before. */
const reportedTogether = 16;
const reportMilliseconds = 50;

/** Makes the deliveries that are due next; answers how many were taken. */
export async function deliverNext(delivering: Delivering): Promise<number> {
  const { across } = delivering.db;
  await delivering.calm?.();
  const { claimed, atOnce } = await across.claimDeliveries(batchAtMost, (delivering.up ?? process.uptime)());
  if (claimed.length === 0) return 0;
  const round = roundOf(delivering);
  const isOurs = ({ subscriber }: Claimed): boolean => ours.has(subscriber);
  const renewing = keepRenewing(across, claimed, delivering.log);
  const own = claimed.filter(isOurs);
  const others = claimed.filter((one) => !isOurs(one));
  const kinds = bySubscriber(others);
  const lane = async (): Promise<void> => {
    for (let kind = kinds.shift(); kind; kind = kinds.shift())
      for (const line of inLines(kind)) await round.deliver(line);
  };
  await round.beginOwn(own);
  const ended = await Promise.allSettled(inLines(own).map(round.deliver));
  ended.push(...(await Promise.allSettled([round.beginOthers(others)])));
  ended.push(...(await Promise.allSettled(Array.from({ length: atOnce }, lane))));
  await renewing.end();
  await round.end();
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return claimed.length;
}

/**
 * They call nobody and change our own tables only: all at once, so that they are committed together; and before the others, so
 * that what they have changed is drawn with the rest and not a second time.
 */
const ours: ReadonlySet<string> = new Set<SubscriberName>(['provision']);

/** What is read together for a round, and for whom. */
const lookingAhead: readonly { look: LookAhead; subscribers: ReadonlySet<string> }[] = [
  { look: lookAhead, subscribers: new Set<SubscriberName>(['card', 'requester']) },
  { look: lookForTasks, subscribers: new Set<SubscriberName>(['task']) },
  { look: lookForHomes, subscribers: new Set<SubscriberName>(['home']) },
];

type LookAhead = typeof lookAhead;

/** What is common to the deliveries that were claimed together. */
function roundOf({ db, messenger, log, drawn, calm, isStopped = () => false }: Delivering) {
  const surroundings: Surroundings = { db, messenger, log, round: newRound(drawn, new Map()) };
  let until = performance.now() + batchMilliseconds;
  const throttled = new Set<string>();
  const left: Claimed[] = [];
  let parked = false;
  let finished: Claimed[] = [];
  let reportAt = performance.now() + reportMilliseconds;

  /** Several are reported together; a crash makes those again that were not reported yet, so it is not put off for long. */
  async function flush(): Promise<void> {
    const together = finished;
    finished = [];
    reportAt = performance.now() + reportMilliseconds;
    await db.across.finishDeliveries(together);
  }

  async function make(claimed: Claimed): Promise<boolean> {
    const { id, subscriber, happened: event } = claimed;
    try {
      await subscribers[subscriber as SubscriberName]({ id, event }, surroundings);
    } catch (error) {
      log.warn({ delivery: id, subscriber, attempts: claimed.attempts, error }, 'a delivery failed');
      const failure = failureOf(error);
      if (failure.kind === 'throttled') throttled.add(subscriber);
      parked ||= failure.kind === 'parked';
      await report(db, claimed, failure);
      return false;
    }
    finished.push(claimed);
    if (finished.length >= reportedTogether || performance.now() >= reportAt) await flush();
    return true;
  }

  const mayBegin = ({ subscriber }: Claimed): boolean =>
    !parked && !isStopped() && !throttled.has(subscriber) && performance.now() < until;

  return {
    beginOwn: (claimed: readonly Claimed[]): Promise<void> => provisionTogether(surroundings, eventsOf(claimed)),
    /** From here on is drawn what there is now: looked up together, as far as it can be. */
    async beginOthers(claimed: readonly Claimed[]): Promise<void> {
      const [first] = claimed;
      if (!first) return;
      await calm?.();
      surroundings.round = newRound(drawn, await headsOf(surroundings, first.tenant, eventsOf(claimed)));
      // What fails here fails in the delivery that needs it.
      await Promise.allSettled(
        lookingAhead.map(({ look, subscribers: those }) => {
          const events = eventsOf(claimed.filter(({ subscriber }) => those.has(subscriber)));
          return events.length > 0 ? look(surroundings, first.tenant, events) : undefined;
        }),
      );
      // A starving machine may need all the time for the look: a round that then made nothing would only look again, for ever.
      until = performance.now() + batchMilliseconds;
    },
    /** One after the other; behind one that failed the others wait. */
    async deliver(line: readonly Claimed[]): Promise<void> {
      let begun = 0;
      for (const claimed of line) {
        await calm?.();
        if (!mayBegin(claimed)) break;
        begun++;
        if (!(await make(claimed))) break;
      }
      left.push(...line.slice(begun));
    },
    async end(): Promise<void> {
      await flush();
      await db.across.releaseDeliveries(left);
    },
  };
}
