/**
 * Plays at random on both engines, each step foretold by the oracle and every invariant looked at after it. A failing play is made
 * smaller and printed with its seed and path. Longer: `ORACLE_STEPS=20000 ORACLE_SEED=7 npx jest test/oracle/oracle`, with
 * `ORACLE_ENGINE=sqlite` on one engine only, with `ORACLE_AS_IT_IS=1` without making a failing play smaller. The same one again:
 * the `seed` that was printed as ORACLE_SEED, the `path` as ORACLE_PATH and the `replayPath` as ORACLE_REPLAY.
 */
import fc from 'fast-check';
import { engines } from '../support/engines.ts';
import { begin, type Play } from './play.ts';
import { openTheatre, type Theatre } from './stage.ts';
import { focusesCount } from './steps/deeds.ts';
import { type Memory, modesCount, type Raw, step } from './steps.ts';

const { ORACLE_STEPS, ORACLE_SEED, ORACLE_PATH, ORACLE_REPLAY, ORACLE_ENGINE, ORACLE_AS_IT_IS } = process.env;
const stepsInAll = Number(ORACLE_STEPS ?? 120);
const longestPlay = 60;

const counted = new Map<string, number>();

/** What was played, by the word it begins with and what came of it. */
function count(said: string): void {
  const [word = ''] = /^[a-z ]+/i.exec(said) ?? [];
  const outcome = /-> \{"(done|no)"(?::"(\w+)")?/.exec(said);
  const key = `${word.trim()}${outcome ? ` ${outcome[1] === 'no' ? outcome[2] : 'done'}` : ''}`;
  counted.set(key, (counted.get(key) ?? 0) + 1);
}

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
    this.said = 'and then it failed, see the cause';
    this.said = await step(play, memory, this.raw);
    count(this.said);
  }
  toString(): string {
    return `\n  ${this.said}`;
  }
}

// Evenly: numbers near nought would always choose the first of everything.
const even = (most: number) => fc.noBias(fc.nat(most));
const raw = fc.record({
  mode: even(modesCount - 1),
  numbers: fc.array(even(99_999), { minLength: 97, maxLength: 97 }),
});

const watched = engines.filter((engine) => ORACLE_ENGINE === undefined || engine === ORACLE_ENGINE);

describe.each(watched)('the oracle and the product on %s', (engine) => {
  let theatre: Theatre | undefined;
  beforeAll(async () => {
    theatre = await openTheatre(engine);
  }, 120_000);
  afterAll(() => theatre?.close());

  const timeout = Math.max(300_000, stepsInAll * 2_000);

  it(
    'agree at every step of every play',
    async () => {
      let steps = 0;
      const play = async (focus: number, commands: Iterable<fc.AsyncCommand<Memory, Play>>) => {
        const stage = await theatre?.open();
        if (!stage) throw new Error('the theatre is closed');
        try {
          const real = await begin(stage);
          await fc.asyncModelRun(() => ({ model: { focus, requests: [], grants: [] }, real }), commands);
          steps += real.steps;
        } finally {
          await stage.close();
        }
      };
      const commands = fc.commands([raw.map((numbers) => new Command(numbers))], {
        maxCommands: longestPlay,
        size: 'max',
        ...(ORACLE_REPLAY ? { replayPath: ORACLE_REPLAY } : {}),
      });
      const settings = {
        numRuns: Math.ceil(stepsInAll / (longestPlay / 2)),
        interruptAfterTimeLimit: timeout - 60_000,
        // Making a failing play smaller plays it some hundred times.
        endOnFailure: ORACLE_AS_IT_IS !== undefined,
        ...(ORACLE_SEED ? { seed: Number(ORACLE_SEED) } : {}),
        ...(ORACLE_PATH ? { path: ORACLE_PATH } : {}),
      };
      await fc.assert(fc.asyncProperty(even(focusesCount - 1), commands, play), settings);
      if (ORACLE_STEPS) {
        const lines = [...counted].sort().map(([what, times]) => `  ${times} ${what}`);
        process.stdout.write(`${engine}: ${steps} steps, nothing found.\n${lines.join('\n')}\n`);
      }
      counted.clear();
    },
    timeout,
  );
});
