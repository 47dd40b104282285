/** Orderly restarts under load: each ends by itself, with nothing wrong, and nobody's act is cut in two. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openRound } from '../round.ts';
import { type Playing, patience, people, type Scenario } from './scenario.ts';

const restartsPerRound = 10;
const endsWithin = 15_000;

export const restarts: Scenario = {
  name: 'stop',
  says: 'The bots are told to stop, one after the other under load, and started again.',
  engines: ['sqlite', 'postgres'],
  async play(playing) {
    for (const [number] of playing.modes.entries()) await playRound(playing, number);
  },
};

async function playRound(
  { engine, modes, seed, surroundings, tally, progress, isStopped }: Playing,
  number: number,
): Promise<void> {
  const mode = modes[number] ?? 'socket';
  const round = await openRound({ engine, mode, seed: seed * 1_000 + 700 + number }, surroundings);
  try {
    const load = await round.begin(people);
    for (let times = 0; times < restartsPerRound && !isStopped(); times++) {
      const instance = round.fleet.instances[times % round.fleet.instances.length];
      await instance?.ready();
      await sleep(round.chance.whole(200, 1_500));
      const began = performance.now();
      const how = await instance?.end('SIGTERM');
      const took = performance.now() - began;
      tally.kills++;
      if (how !== 0) tally.violations.push(`Told to stop, it ended with ${how}.`);
      if (took > endsWithin) tally.violations.push(`Told to stop, it took ${Math.round(took)} ms.`);
      progress.show(`${engine}: ${tally.kills} orderly restarts, ${load.acts.length} acts`);
    }
    await round.finish(load, tally, patience);
  } finally {
    await round.stop();
  }
}
