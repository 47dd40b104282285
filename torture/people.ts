/** Steady load: many people at once, each doing one thing after the other, and everything that they were told written down. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack, SentPayload } from '../src/local-slack/index.ts';
import { inboxKey } from '../src/slack/inbox.ts';
import type { Act, Deed } from './acts/act.ts';
import type { Board } from './acts/board.ts';
import { nextDeed } from './acts/index.ts';
import type { Chance } from './chance.ts';
import type { Fleet } from './fleet.ts';
import { about, sending } from './own-answer.ts';
import { comeAgain, newRepeats } from './repeats.ts';
import { judge, together } from './verdict.ts';
import { prober } from './world.ts';

export interface Load {
  acts: Act[];
  /** Payloads sent so far, for whoever waits for the next one. */
  sent(): number;
  /** What should not have happened at all, a sentence each. */
  problems: string[];
  /** Nobody begins anything new; resolves when everybody has their answer. */
  stop(): Promise<void>;
}

export interface Loading {
  slack: LocalSlack;
  board: Board;
  fleet: Fleet;
  /** How many do something at once. */
  people: number;
}

/** How often the same payload comes twice at the same moment, and how often it comes again later. */
const twiceAsOften = 0.06;
const laterAsOften = 0.2;
/** Whoever got no answer presses again, mostly. */
const afterSilence = 0.7;

const noteComes = 2_000;

/** Sends it, and judges what came back; with `twice` Slack delivers the very same payload once more beside it. */
async function carryOut(slack: LocalSlack, deed: Deed, twice: boolean): Promise<{ act: Act; sent?: SentPayload }> {
  const { kind, who, line, trace, payload, done } = deed;
  const at = performance.now();
  // What was not sent at once cannot be told from what others send meanwhile.
  const { sent: told, payload: sent } = sending(slack, payload, () => deed.send());
  const act: Act = {
    ...{ kind, who, line, trace, payload, done, at, twice },
    ...{ verdict: 'unanswered', repeats: [], text: '', milliseconds: 0 },
  };
  const again = twice && sent ? comeAgain(act, sent) : undefined;
  const answer = await told;
  const text = sent ? about(sent, answer) : answer.text;
  const verdict = judge({ ...answer, text }, done);
  const other = await again;
  // The note of the copy comes when it comes; whoever pressed waits for it, so that it is not taken for another's.
  if (other !== undefined && payload === 'block_actions') await sleep(noteComes);
  return {
    act: {
      ...act,
      verdict: other === undefined ? verdict : together(verdict, other),
      text,
      milliseconds: performance.now() - at,
      ...(sent && answer.ok && payload === 'block_actions' ? { keptAs: inboxKey(sent.body) ?? '' } : {}),
    },
    ...(sent ? { sent } : {}),
  };
}

/** Whoever acts does one thing at a time, so that what they are told belongs to what they did. */
type Queue = <T>(who: string, work: () => Promise<T>) => Promise<T>;

function newQueue(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return (who, work) => {
    const mine = (last.get(who) ?? Promise.resolve()).then(work);
    last.set(
      who,
      mine.catch(() => {}),
    );
    return mine;
  };
}

/** Reading and arriving, which change nothing that is counted: Home, one's own roles, the history, somebody new. */
async function lookAround({ slack, board }: Loading, queue: Queue, number: number): Promise<void> {
  const who = board.admin();
  if (number % 3 === 0) await queue(who, () => slack.as(who).opensHome());
  else if (number % 3 === 1) await queue(who, () => slack.as(who).types('#general', '/role history since 1d'));
  else await slack.change.renames(prober, { name: `Ben ${board.fresh('name')}` });
}

/** While nobody could answer people wait; one or two of an outage try all the same, and are not answered. */
function newKnocks(fleet: Fleet, chance: Chance): { mayTry(): boolean } {
  let left = 0;
  return {
    mayTry() {
      if (fleet.isReachable()) {
        left = 2;
        return true;
      }
      if (left === 0 || !chance.hit(0.005)) return false;
      left--;
      return true;
    },
  };
}

/** Starts the people. */
export function startPeople(loading: Loading): Load {
  const { slack, board, fleet } = loading;
  const acts: Act[] = [];
  const problems: string[] = [];
  const queue = newQueue();
  const repeats = newRepeats(fleet, board.chance);
  const knocks = newKnocks(fleet, board.chance);
  let sent = 0;
  let stopped = false;

  async function doOne(): Promise<void> {
    if (!knocks.mayTry()) return;
    fleet.turn();
    if (board.chance.hit(0.08)) return lookAround(loading, queue, sent);
    const deed = nextDeed(slack, board);
    if (deed) await queue(deed.who, () => carry(deed));
  }

  async function carry(deed: Deed): Promise<void> {
    if (stopped || (deed.prepare && !(await deed.prepare()))) return;
    fleet.turn();
    sent++;
    const { act, sent: payload } = await carryOut(slack, deed, board.chance.hit(twiceAsOften));
    acts.push(act);
    deed.after(act.verdict, act.text);
    // A press is answered by a note, which nobody could tell from the next one.
    const isPress = deed.payload === 'block_actions';
    if (!stopped && payload && !isPress && board.chance.hit(act.verdict === 'unanswered' ? afterSilence : laterAsOften))
      repeats.later(act, payload);
  }

  const live = async (): Promise<void> => {
    while (!stopped) {
      await doOne().catch((error: unknown) => {
        problems.push(`An act could not be carried out: ${error instanceof Error ? error.message : error}`);
      });
      await sleep(board.chance.whole(10, 90));
    }
  };
  const living = Array.from({ length: loading.people }, live);
  return {
    acts,
    problems,
    sent: () => sent,
    stop: async () => {
      stopped = true;
      await Promise.all(living);
      await repeats.finish();
    },
  };
}
