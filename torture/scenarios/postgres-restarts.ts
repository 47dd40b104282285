/** The database server is killed and started again under load; the bots stay up, and go on by themselves. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from '../round.ts';
import { openRound, type Round } from '../round.ts';
import { judge } from '../verdict.ts';
import { prober } from '../world.ts';
import { type Playing, patience, people, type Scenario } from './scenario.ts';

const blowsPerRound = 5;

export const postgresRestarts: Scenario = {
  name: 'database-killed',
  says: 'PostgreSQL is killed (SIGKILL, or stopped at once) and started again under load; the bots stay up.',
  engines: ['postgres'],
  async play(playing) {
    for (const [number] of playing.modes.entries()) await playRound(playing, number);
  },
};

async function playRound(playing: Playing, number: number): Promise<void> {
  const { engine, modes, seed, surroundings, tally, progress, isStopped } = playing;
  const round = await openRound(
    { engine, mode: modes[number] ?? 'socket', seed: seed * 1_000 + 800 + number },
    surroundings,
  );
  try {
    const load = await round.begin(people);
    await round.fleet.ready();
    for (let times = 0; times < blowsPerRound && !isStopped(); times++) {
      await sleep(round.chance.whole(2_500, 6_000));
      tally.starts.push(await blow(round, surroundings, times % 2 === 0 ? 'SIGKILL' : 'SIGQUIT'));
      tally.kills++;
      progress.show(`${engine}: the database died ${tally.kills} times, ${load.acts.length} acts`);
    }
    const late = tally.starts.filter((milliseconds) => milliseconds > surroundings.bar);
    tally.violations.push(...late.map((milliseconds) => `It took ${Math.round(milliseconds)} ms to answer again.`));
    tally.violations.push(...round.fleet.gone.map(({ how, last }) => `A bot ended by itself (${how}): ${last.at(-1)}`));
    await round.finish(load, tally, patience);
  } finally {
    await round.stop();
  }
}

/** Milliseconds from the moment the database is back until somebody is answered. */
async function blow(
  { slack, fleet, chance }: Round,
  { postgres }: Surroundings,
  signal: 'SIGKILL' | 'SIGQUIT',
): Promise<number> {
  const server = await postgres();
  await server.kill(signal);
  await sleep(chance.whole(0, 2_500));
  await server.startAgain();
  const back = performance.now();
  for (;;) {
    fleet.turn();
    if (judge(await slack.as(prober).types('#general', '/role me'), /\w/) === 'acknowledged')
      return performance.now() - back;
    await sleep(20);
  }
}
