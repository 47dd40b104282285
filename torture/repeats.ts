/** The same payload once more: at the same moment, or later, when the bot that was told of it first has been killed meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SentPayload } from '../src/local-slack/index.ts';
import type { Act } from './acts/act.ts';
import type { Chance } from './chance.ts';
import type { Fleet } from './fleet.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Repeats {
  /** Remembers a payload that was just sent, so that it comes again; `act` is told what came of it. */
  later(act: Act, sent: SentPayload): void;
  /** Sends at once what still waits; resolves when all of it has come again. */
  finish(): Promise<void>;
}

/** Whether the answer can be read: a press is answered beside its acknowledgement, which tells nothing. */
const isReadable = ({ payload }: Act): boolean => payload !== 'block_actions';

/** Sends it again and judges what came back, as far as that can be told. */
export async function comeAgain(act: Act, sent: SentPayload): Promise<Verdict> {
  const { ok, text } = await sent.again();
  if (!ok) return 'unanswered';
  if (isReadable(act)) return judge({ text }, act.done);
  return /could not record/.test(text) ? 'untouched' : 'doubtful';
}

/** So long nobody waits for a kill. */
const longest = 8_000;
/** Whoever got no answer may still be waited for by the bot itself, as long as it waits for a lock. */
const afterSilence = 4_000;

/** Most come again when a bot has been killed since, some only later; a few twice. */
export function newRepeats(fleet: Pick<Fleet, 'isReachable' | 'turn' | 'blows'>, chance: Chance): Repeats {
  const underWay = new Set<Promise<void>>();
  let finishing = false;

  const until = async (holds: () => boolean, atMost: number): Promise<void> => {
    for (const end = performance.now() + atMost; !finishing && !holds() && performance.now() < end; ) await sleep(20);
  };

  async function repeat(act: Act, sent: SentPayload): Promise<void> {
    const blows = fleet.blows();
    if (act.verdict === 'unanswered') await sleep(afterSilence);
    await until(() => fleet.blows() > blows, longest);
    for (let times = chance.hit(0.3) ? 2 : 1; times > 0; times--) {
      await until(fleet.isReachable, longest);
      fleet.turn();
      act.repeats.push(await comeAgain(act, sent));
      await sleep(chance.whole(0, 400));
    }
  }

  return {
    later(act, sent) {
      const work = repeat(act, sent).finally(() => underWay.delete(work));
      underWay.add(work);
    },
    async finish() {
      finishing = true;
      await Promise.all([...underWay]);
    },
  };
}
