/** kill -9 at random moments, biased into the interesting ones, while Slack misbehaves; started again at once, hundreds of times. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import type { Instance } from '../instance.ts';
import { startMischief } from '../mischief.ts';
import type { Load } from '../people.ts';
import { openRound, type Round } from '../round.ts';
import { type Playing, patience, people, type Scenario } from './scenario.ts';

/** A fresh database every so often: its first start is killed too, in the middle of making the tables. */
const killsPerRound = 50;

/** starting: at any moment of a start · sent: just after a payload went out · delivering: just after a message arrived · any. */
const moments = { starting: 15, sent: 35, delivering: 30, any: 20 } as const;
type Moment = keyof typeof moments;

const longestStart = 1_800;

export const kills: Scenario = {
  name: 'kill',
  says: 'The bot is killed at random moments under load while Slack misbehaves, and started again.',
  engines: ['sqlite', 'postgres'],
  async play(playing) {
    for (let number = 0; playing.goesOn(); number++) await playRound(playing, number);
  },
};

async function playRound(playing: Playing, number: number): Promise<void> {
  const { engine, modes, seed, surroundings, tally, progress } = playing;
  const mode = modes[number % modes.length] ?? 'socket';
  const round = await openRound({ engine, mode, seed: seed * 1_000 + number }, surroundings);
  try {
    let left = killsPerRound;
    // Before there is anything to lose: while the tables are made.
    for (let times = round.chance.whole(0, 3); times > 0 && playing.goesOn(); times--, left--) {
      await kill(round, undefined, 'starting');
      tally.kills++;
    }
    const load = await round.begin(people);
    const busy = busyOf(load);
    const mischief = startMischief(round.slack, round.chance);
    for (; left > 0 && playing.goesOn(); left--) {
      await kill(round, load, round.chance.weighted(moments), busy);
      tally.kills++;
      progress.show(
        `${engine}: ${tally.kills} kills, ${load.acts.length + tally.acts.length} acts, ${tally.violations.length} violations`,
      );
    }
    mischief.stop();
    const before = tally.violations.length;
    if (!playing.isStopped()) await round.finish(load, tally, patience);
    else await load.stop();
    // A long run is told of them as soon as they are known.
    for (const violation of tally.violations.slice(before)) progress.say(`  found ${violation}`);
    reportGone(round, playing);
    const done = load.acts.filter(({ verdict }) => verdict === 'acknowledged').length;
    tally.notes.push(`seed ${round.settings.seed}: ${done} of ${load.acts.length} acts acknowledged in ${mode} mode`);
  } finally {
    await round.stop();
  }
}

/** Between two blows people get something done: what is killed is a bot at work, and not one that is only starting. */
interface Busy {
  /** Resolves when so many acts were acknowledged since the last time, or nobody got anything done for long. */
  enough(acts: number): Promise<void>;
}

const longestIdle = 15_000;

function busyOf(load: Load): Busy {
  let seen = 0;
  return {
    async enough(acts) {
      const done = (): number => load.acts.filter(({ verdict }) => verdict === 'acknowledged').length;
      for (const until = Date.now() + longestIdle; done() < seen + acts && Date.now() < until; ) await sleep(20);
      seen = done();
    },
  };
}

/** Kills one of them; now and then all at once. */
async function kill(round: Round, load: Load | undefined, moment: Moment, busy?: Busy): Promise<void> {
  const { chance, fleet } = round;
  const victim = chance.one(fleet.instances);
  if (!victim) return;
  if (moment !== 'starting') await busy?.enough(chance.whole(2, 8));
  await momentOf(moment, round, victim, load, chance);
  const victims = chance.hit(0.2) ? fleet.instances : [victim];
  await Promise.all(victims.map((it) => it.end('SIGKILL')));
}

async function momentOf(moment: Moment, { slack }: Round, victim: Instance, load: Load | undefined, chance: Chance) {
  if (moment === 'starting') return victim.aged(chance.whole(0, longestStart));
  await victim.ready();
  await sleep(chance.whole(100, 1_800));
  if (moment === 'any') return;
  const longest = Date.now() + 1_500;
  const wait = async (holds: () => boolean): Promise<void> => {
    while (!holds() && Date.now() < longest) await sleep(1);
  };
  if (moment === 'sent') {
    const sent = load?.sent() ?? 0;
    await wait(() => (load?.sent() ?? 0) > sent);
    return sleep(chance.whole(0, 25));
  }
  const from = slack.journal.entries.length;
  await wait(() => slack.journal.entries.slice(from).some((it) => it.kind === 'call' && it.method.startsWith('chat.')));
}

/** A bot that ends by itself is started again, as in earnest; it is no violation, and worth knowing. */
function reportGone({ fleet }: Round, { tally }: Playing): void {
  if (fleet.gone.length === 0) return;
  const ends = fleet.gone.map(({ how, last }) => `${how}: ${last.at(-1) ?? 'said nothing'}`);
  tally.notes.push(`ended by itself ${fleet.gone.length} times; first ${ends[0]}`);
}
