/**
 * Plays at random on both engines, each step foretold by the oracle and every invariant looked at after it. A failing play is made
 * smaller and printed with its seed. Longer: `ORACLE_STEPS=20000 ORACLE_SEED=7 npx jest test/oracle/oracle`.
 */
import fc from 'fast-check';
import { engines } from '../support/engines.ts';
import { begin, type Play } from './play.ts';
import { openTheatre, type Theatre } from './stage.ts';
import { type Memory, modesCount, type Raw, step } from './steps.ts';

const { ORACLE_STEPS, ORACLE_SEED, ORACLE_PATH, ORACLE_ENGINE } = process.env;
const stepsInAll = Number(ORACLE_STEPS ?? 160);
const longestPlay = 40;

/** A step as fast-check sees it: what it was is known when it was made. */
class Command implements fc.AsyncCommand<Memory, Play> {
  readonly raw: Raw;
  said = '';
  constructor(raw: Raw) {
    this.raw = raw;
  }
  check(): boolean {
    return true;
  }
  async run(memory: Memory, play: Play): Promise<void> {
    this.said = 'the last step';
    this.said = await step(play, memory, this.raw);
  }
  toString(): string {
    return `\n  ${this.said}`;
  }
}

const raw = fc.record({
  mode: fc.nat(modesCount - 1),
  numbers: fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }),
});

const watched = engines.filter((engine) => ORACLE_ENGINE === undefined || engine === ORACLE_ENGINE);

describe.each(watched)('the oracle and the product on %s', (engine) => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await openTheatre(engine);
  });
  afterAll(() => theatre.close());

  const timeout = Math.max(300_000, stepsInAll * 2_000);

  it(
    'agree at every step of every play',
    async () => {
      let steps = 0;
      const play = async (commands: Iterable<fc.AsyncCommand<Memory, Play>>) => {
        const stage = await theatre.open();
        try {
          const real = await begin(stage);
          await fc.asyncModelRun(() => ({ model: { requests: [], grants: [] }, real }), commands);
          steps += real.steps;
        } finally {
          await stage.close();
        }
      };
      const commands = fc.commands([raw.map((numbers) => new Command(numbers))], {
        maxCommands: longestPlay,
        size: 'max',
        ...(ORACLE_PATH ? { replayPath: ORACLE_PATH } : {}),
      });
      const settings = {
        numRuns: Math.ceil(stepsInAll / (longestPlay / 2)),
        interruptAfterTimeLimit: timeout - 60_000,
        ...(ORACLE_SEED ? { seed: Number(ORACLE_SEED) } : {}),
      };
      await fc.assert(fc.asyncProperty(commands, play), settings);
      if (ORACLE_STEPS) process.stdout.write(`${engine}: ${steps} steps, nothing found.\n`);
    },
    timeout,
  );
});
