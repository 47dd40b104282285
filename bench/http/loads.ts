/** The loads: what is sent to a floor or to Roledesk, and what is measured meanwhile. */

import { approved, typed } from './payloads.ts';
import { type Loaded, load, type Served, send } from './processes.ts';
import { callsOf, type House, secret } from './roledesk.ts';

export interface Measured extends Loaded {
  /** Time of the processor, of all threads of the server, for one request, in milliseconds. */
  processor: number;
  /** Memory held afterwards, in MB. */
  memory: number;
}

const urlOf = ({ port }: Served): string => `http://127.0.0.1:${port}/slack/events`;

type Sent = Pick<Parameters<typeof load>[0], 'bodies' | 'seconds' | 'amount' | 'wanted'>;

async function measured(server: Served, connections: number, sent: Sent): Promise<Measured> {
  const before = server.cpu();
  const loaded = await load({ url: urlOf(server), secret, connections, ...sent });
  const processor = ((server.cpu() - before) / Math.max(1, loaded.answered)) * 1000;
  return { ...loaded, processor, memory: server.memory() };
}

/** The same command from many people; warmed up before it counts. */
export async function commands(server: Served, connections: number, seconds: number): Promise<Measured> {
  const bodies = Array.from({ length: 500 }, (_, nth) => typed(`U${nth}`, 'x', 'http://127.0.0.1:9/'));
  await measured(server, connections, { bodies, seconds: Math.ceil(seconds / 3) });
  return measured(server, connections, { bodies, seconds });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Commands that call Slack six times each after their answer, so many in all, until the last call was made. */
export async function callers(server: Served, sink: Served, connections: number, amount: number): Promise<Measured> {
  const bodies = Array.from({ length: amount }, (_, nth) => typed(`U${nth}`, 'x', 'http://127.0.0.1:9/'));
  const [began, processor, before] = [performance.now(), server.cpu(), await callsOf(sink)];
  const acknowledged = await measured(server, connections, { bodies, amount });
  while ((await callsOf(sink)) - before < 6 * amount) await pause(50);
  return {
    ...acknowledged,
    perSecond: amount / ((performance.now() - began) / 1000),
    processor: ((server.cpu() - processor) / amount) * 1000,
  };
}

const nth = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

/** Admins look at people, everybody looks at labels, in turn. */
export function showing({ seeded, responses }: House): string[] {
  const { people, admins, labels } = seeded;
  return Array.from({ length: 2_000 }, (_, at) =>
    at % 2 === 0
      ? typed(nth(people, at % admins), `show <@${nth(people, at * 31)}|someone>`, responses)
      : typed(nth(people, at * 37), `show ${nth(labels, at)}`, responses),
  );
}

/** `/role show`, warmed up before it counts; every answer must be a page. */
export async function shows(house: House, connections: number, seconds: number): Promise<Measured> {
  const sent = { bodies: showing(house), wanted: '"blocks"' };
  await measured(house.bot, connections, { ...sent, seconds });
  return measured(house.bot, connections, { ...sent, seconds });
}

const pressOn = ({ seeded, responses }: House, at: number): string =>
  approved(nth(seeded.people, at % seeded.admins), nth(seeded.requests, at), at, responses);

/** So many acts are done beside a load that looks, one every half a second. */
export const actsBeside = (seconds: number): number => 2 * seconds;

/** The same while somebody approves twice a second, beginning with this request: then much has to be read and drawn anew. */
export async function showsBesideActs(
  house: House,
  connections: number,
  seconds: number,
  from: number,
): Promise<Measured> {
  const looking = measured(house.bot, connections, { bodies: showing(house), wanted: '"blocks"', seconds });
  for (let at = from; at < from + actsBeside(seconds); at++) {
    await send({ url: urlOf(house.bot), secret, body: pressOn(house, at) });
    await pause(500);
  }
  const seen = await looking;
  while ((await house.owed()) > 0) await pause(100);
  return seen;
}

export interface Approved extends Measured {
  /** Approvals a second until the last one was carried out: decided, and the grant opened. */
  carriedOutPerSecond: number;
  /** Approvals a second until the last delivery of the last one was made. */
  wholePerSecond: number;
  /** Time of the processor for one of them with everything that follows from it, in milliseconds. */
  wholeProcessor: number;
  /** Calls of Slack for one approval. */
  calls: number;
}

/** How long nothing may happen before what is missing counts as failed, in milliseconds. */
const patience = 15_000;

/**
 * A press is acknowledged once it is kept: waits until so many are approved and nothing is owed, or nothing more happens. Answers
 * when they were approved.
 */
async function allCarriedOut(house: House, approved: number): Promise<number> {
  let carriedOut = 0;
  let [last, since] = [-1, performance.now()];
  while (performance.now() - since < patience) {
    const [done, owed] = [await house.approved(), await house.owed()];
    if (done >= approved) carriedOut ||= performance.now();
    if (done >= approved && owed === 0) return carriedOut;
    if (done - owed !== last) [last, since] = [done - owed, performance.now()];
    await pause(100);
  }
  return Number.POSITIVE_INFINITY;
}

/** Presses Approve on so many requests, beginning with this one, each once; then waits for every delivery. */
export async function approvals(house: House, connections: number, from: number, amount: number): Promise<Approved> {
  const { bot } = house;
  const bodies = Array.from({ length: amount }, (_, at) => pressOn(house, from + at));
  const [before, calls] = [await house.approved(), await house.calls()];
  const [began, processor] = [performance.now(), bot.cpu()];
  const acknowledged = await measured(bot, connections, { bodies, amount });
  const carriedOut = await allCarriedOut(house, before + amount);
  const seconds = (performance.now() - began) / 1000;
  return {
    ...acknowledged,
    // Whoever waited too long for a turn is answered as well: that nothing was recorded.
    wrong: amount - ((await house.approved()) - before),
    carriedOutPerSecond: amount / ((carriedOut - began) / 1000),
    wholePerSecond: amount / seconds,
    wholeProcessor: ((bot.cpu() - processor) / amount) * 1000,
    calls: ((await house.calls()) - calls) / amount,
  };
}
