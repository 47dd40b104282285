/** What `npm run torture` may be told on the command line. */
import { parseArgs } from 'node:util';

export type EngineName = 'sqlite' | 'postgres';
export type Mode = 'socket' | 'http';

export interface Options {
  /** For each engine: stops after so many minutes of kills, or after so many kills. */
  minutes: number | null;
  kills: number | null;
  seed: number;
  engines: readonly EngineName[];
  /** `both` alternates from round to round. */
  modes: readonly Mode[];
  /** Names of scenarios; all that there are when empty. */
  only: readonly string[];
  /** On a machine that has other work: slow starts are shown, and only those over 15 s are violations. */
  lenient: boolean;
}

export const usage = `npm run torture -- [--minutes N | --kills N] [--seed S] [--engine sqlite|postgres|both]
                     [--mode socket|http|both] [--only scenario,scenario] [--lenient]`;

const choices = <Name extends string>(what: string, given: string, all: readonly Name[]): readonly Name[] => {
  if (given === 'both') return all;
  const known = all.filter((name) => name === given);
  if (known.length === 0) throw new Error(`--${what} is ${all.join(', ')} or both, not "${given}".\n${usage}`);
  return known;
};

function count(what: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const number = Number(given);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${what} is a number, not "${given}".\n${usage}`);
  return number;
}

/** Reads the arguments; refuses (throws) what it does not know. One minute is meant when nothing says how long. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string' },
      kills: { type: 'string' },
      seed: { type: 'string', default: '1' },
      engine: { type: 'string', default: 'both' },
      mode: { type: 'string', default: 'both' },
      only: { type: 'string', default: '' },
      lenient: { type: 'boolean', default: false },
    },
  });
  const kills = count('kills', values.kills);
  return {
    kills,
    minutes: count('minutes', values.minutes) ?? (kills === null ? 1 : null),
    seed: Math.floor(count('seed', values.seed) ?? 1),
    engines: choices('engine', values.engine, ['sqlite', 'postgres']),
    modes: choices('mode', values.mode, ['socket', 'http']),
    only: values.only.split(',').filter((name) => name !== ''),
    lenient: values.lenient,
  };
}
