/** Steady load: many people at once, each doing one thing after the other, and everything that they were told written down. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../src/local-slack/index.ts';
import type { Act, Deed } from './acts/act.ts';
import type { Board } from './acts/board.ts';
import { nextDeed } from './acts/index.ts';
import type { Fleet } from './fleet.ts';
import { judge, together, type Verdict } from './verdict.ts';
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

/** How often the same payload comes twice at the same moment. */
const twiceAsOften = 0.06;

/** Sends it, and judges what came back; with `twice` Slack delivers the very same payload once more beside it. */
async function carryOut(slack: LocalSlack, deed: Deed, twice: boolean): Promise<{ verdict: Verdict; text: string }> {
  const sending = deed.send();
  const again = twice ? slack.redeliver(deed.payload) : undefined;
  const told = await sending;
  const verdict = judge(told, deed.done);
  const ack = await again;
  if (!ack) return { verdict, text: told.text };
  // The copy's answer is not shown to anybody; a press is answered beside its acknowledgement, which tells nothing.
  const said = ack.ok ? JSON.stringify(ack.answer ?? '') : '';
  const other: Verdict = !ack.ok ? 'unanswered' : /could not record/.test(said) ? 'refused' : 'doubtful';
  return { verdict: together(verdict, other), text: told.text };
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

/** Starts the people. They wait while nobody could answer, except for one in two hundred, who tries all the same. */
export function startPeople(loading: Loading): Load {
  const { slack, board, fleet } = loading;
  const acts: Act[] = [];
  const problems: string[] = [];
  const queue = newQueue();
  let sent = 0;
  let stopped = false;

  async function doOne(): Promise<void> {
    if (!fleet.isReachable() && !board.chance.hit(0.005)) return;
    fleet.turn();
    if (board.chance.hit(0.08)) return lookAround(loading, queue, sent);
    const deed = nextDeed(slack, board);
    if (deed) await queue(deed.who, () => act(deed));
  }

  async function act(deed: Deed): Promise<void> {
    if (stopped || (deed.prepare && !(await deed.prepare()))) return;
    fleet.turn();
    const twice = board.chance.hit(twiceAsOften);
    const at = performance.now();
    sent++;
    const { verdict, text } = await carryOut(slack, deed, twice);
    const { kind, who, line, trace } = deed;
    acts.push({ kind, who, line, trace, verdict, text, at, milliseconds: performance.now() - at, twice });
    deed.after(verdict, text);
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
    },
  };
}
