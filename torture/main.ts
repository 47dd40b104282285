/** `npm run torture`: kills the real bot under load, takes its database away, and checks that nothing was lost; see docs/torture.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newEnds } from './ends.ts';
import { type EngineName, type Options, readOptions } from './options.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { progressOn } from './progress.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { tableOf } from './table.ts';
import { newTally, type Tally } from './tally.ts';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const progress = progressOn(process.stdout);
const ends = newEnds();
let stopped = false;

/** One server for the whole run, and only when it is asked for. */
function postgresIn(folder: string): () => Promise<PostgresServer> {
  let server: Promise<PostgresServer> | undefined;
  return () => {
    server ??= startPostgres(folder).then((started) => {
      ends.add(() => started.stop());
      return started;
    });
    return server;
  };
}

const chosen = ({ only }: Options): Scenario[] => {
  const names = scenarios.map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`No scenario "${unknown[0]}"; there are: ${names.join(', ')}.`);
  return scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
};

/** How long the kills may go on: for the kills asked for, or for their share of the minutes. */
function untilOf({ kills, minutes, engines }: Options, tally: Tally, others: number): () => boolean {
  if (kills !== null) return () => !stopped && tally.kills < kills;
  const share = others > 0 && (minutes ?? 0) >= 5 ? 0.6 : 1;
  const until = Date.now() + ((minutes ?? 1) * 60_000 * share) / engines.length;
  return () => !stopped && Date.now() < until;
}

async function playOn(
  engine: EngineName,
  options: Options,
  folder: string,
  postgres: () => Promise<PostgresServer>,
): Promise<Tally[]> {
  const { seed, modes, lenient } = options;
  const surroundings = { project, folder, postgres, ends, bar: lenient ? 15_000 : 5_000 };
  const [first, ...others] = chosen(options).filter(({ engines }) => engines.includes(engine));
  const short = options.only.length === 0 && (options.minutes ?? 5) < 5;
  const tallies: Tally[] = [];
  for (const scenario of first ? [first, ...(short ? [] : others)] : []) {
    if (stopped) break;
    const tally = newTally(scenario.name, engine);
    tallies.push(tally);
    const missing = await scenario.missing?.(folder);
    if (missing !== undefined) {
      tally.skipped = missing;
      continue;
    }
    progress.say(`${engine}: ${scenario.name}. ${scenario.says}`);
    const playing = { engine, modes, seed, surroundings, progress, tally, isStopped: () => stopped };
    await scenario.play({ ...playing, goesOn: untilOf(options, tally, others.length) }).catch((error: unknown) => {
      if (!stopped)
        tally.violations.push(`It could not be played to its end: ${error instanceof Error ? error.message : error}`);
    });
    for (const violation of tally.violations) progress.say(`  VIOLATION ${violation}`);
    for (const note of tally.notes) progress.say(`  note: ${note}`);
  }
  return tallies;
}

function again({ seed, minutes, kills, engines, modes, only }: Options): string {
  const engine = engines.length > 1 ? 'both' : engines[0];
  const mode = modes.length > 1 ? 'both' : modes[0];
  const length = kills === null ? `--minutes ${minutes}` : `--kills ${kills}`;
  return `npm run torture -- ${length} --seed ${seed} --engine ${engine} --mode ${mode}${only.length > 0 ? ` --only "${only.join(',')}"` : ''}`;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  // The library that brings PostgreSQL along would end the process at once; here everything is ended in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, () => {
      stopped = true;
      ends.all().then(() => process.exit(130));
    });
  }
  const folder = await mkdtemp(join(tmpdir(), 'roledesk-torture-'));
  ends.add(() => rm(folder, { recursive: true, force: true }));
  const tallies: Tally[] = [];
  try {
    for (const engine of options.engines) tallies.push(...(await playOn(engine, options, folder, postgresIn(folder))));
  } finally {
    await ends.all();
  }
  const violations = tallies.reduce((sum, tally) => sum + tally.violations.length, 0);
  progress.say(`\n${tableOf(tallies)}\n\nSeed ${options.seed}. To repeat: ${again(options)}`);
  progress.say(violations === 0 ? 'No violations.' : `${violations} violations.`);
  return violations === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
