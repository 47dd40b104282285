/** What every outage of the database has in common: people are refused in time and honestly, and it passes by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from '../acts/act.ts';
import type { Load } from '../people.ts';
import { openRound, type Round, type RoundSettings } from '../round.ts';
import { accident } from '../verdict.ts';
import { type Playing, patience, people } from './scenario.ts';

/** Breaks something, and mends it again when what it resolves to is called. */
export type Breaking = (round: Round) => Promise<() => Promise<void>>;

export interface Outage {
  milliseconds: number;
  breaking: Breaking;
  /** Whether somebody may get no answer at all: only while the database is going down or coming up, never while it is away. */
  settings?: Pick<RoundSettings, 'sqliteFolder'>;
}

const warmUp = 4_000;
/** Whoever was sent off just before the outage began or just after it ended is not part of it. */
const margin = 3_000;
const recoversWithin = 10_000;

/** Plays one outage under load and checks it; the rest is checked like every round. */
export async function playOutage(
  playing: Playing,
  number: number,
  { milliseconds, breaking, settings }: Outage,
): Promise<void> {
  const { engine, modes, seed, surroundings, tally, progress } = playing;
  const mode = modes[number % modes.length] ?? 'socket';
  const round = await openRound({ engine, mode, seed: seed * 1_000 + 500 + number, ...settings }, surroundings);
  try {
    const load = await round.begin(people);
    await sleep(warmUp);
    progress.show(`${engine}: ${tally.scenario}, ${milliseconds / 1_000} s`);
    const mend = await breaking(round);
    const from = performance.now();
    await sleep(milliseconds);
    const to = performance.now();
    await mend();
    tally.kills++;
    tally.violations.push(...duringIt(load, from, to), ...(await afterIt(load, round)));
    tally.notes.push(noteOf(within(load, from, to)));
    await round.finish(load, tally, patience);
  } finally {
    await round.stop();
  }
}

const within = ({ acts }: Load, from: number, to: number): Act[] => acts.filter(({ at }) => at >= from && at < to);

/** While it lasts everybody has an answer within Slack's three seconds, and nobody is told that something was done. */
function duringIt(load: Load, from: number, to: number): string[] {
  const late = within(load, from, to - margin).filter(({ verdict }) => verdict === 'unanswered');
  const refused = within(load, from, to).filter(({ text }) => accident.test(text));
  return [
    ...late.map(({ who, line, milliseconds }) => `${who}: ${line} had no answer (${Math.round(milliseconds)} ms).`),
    ...(refused.length === 0 ? ['Nobody was refused: it was no outage.'] : []),
  ];
}

/** It is over without anybody doing anything to the bots. */
async function afterIt(load: Load, { fleet }: Round): Promise<string[]> {
  const over = performance.now();
  const recovered = (): boolean => load.acts.some(({ at, verdict }) => at >= over && verdict === 'acknowledged');
  while (!recovered() && performance.now() - over < recoversWithin) await sleep(50);
  return [
    ...(recovered() ? [] : [`Nothing was recorded within ${recoversWithin / 1_000} s after it was over.`]),
    ...fleet.gone.map(({ how, last }) => `A bot ended by itself (${how}): ${last.at(-1)}`),
  ];
}

function noteOf(acts: readonly Act[]): string {
  const longest = Math.round(Math.max(0, ...acts.map(({ milliseconds }) => milliseconds)));
  const refused = acts.filter(({ text }) => accident.test(text)).length;
  return `${acts.length} acts meanwhile, ${refused} told that nothing was changed, the longest answer took ${longest} ms`;
}
