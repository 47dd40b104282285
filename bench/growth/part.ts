/** How every act keeps its time while the house grows a hundredfold, on both engines. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../torture/postgres.ts';
import { percentile } from '../kit/measure.ts';
import type { Part, Report, Table } from '../kit/part.ts';
import { duration } from '../kit/say.ts';
import { type Measured, measureHouse } from './house.ts';
import { sizesFor } from './sizes.ts';

const longest = 300;
const sizes = [1_000, 10_000, 100_000];
const say = (milliseconds: number): string => duration(milliseconds * 1_000);

export const growth: Part = {
  name: 'growth',
  says: 'every command, picker, form and Home with 1,000 to 100,000 people and a million events, on both engines',
  async run({ quick }): Promise<Report> {
    execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
    const folder = await mkdtemp(join(tmpdir(), 'roledesk-growth-'));
    const wanted = quick ? sizes.slice(0, 1) : sizes;
    const tell = (line: string): void => void process.stderr.write(`\r\x1b[K${line}`);
    const reports: { tables: Table[]; bars: Report['bars'] }[] = [];
    try {
      const files = async (people: number): Promise<string> => `sqlite:${join(folder, `${people}.sqlite`)}`;
      reports.push(reportOf('SQLite', wanted, await allOf(wanted, files, quick, tell)));
      const server = await startPostgres(folder);
      try {
        reports.push(reportOf('PostgreSQL', wanted, await allOf(wanted, () => server.newDatabase(), quick, tell)));
      } finally {
        await server.stop();
      }
    } finally {
      tell('');
      await rm(folder, { recursive: true, force: true });
    }
    return {
      tables: reports.flatMap(({ tables }) => tables),
      bars: reports.flatMap(({ bars }) => bars),
      notes: [
        `A house of 100,000 people has ${JSON.stringify(sizesFor(100_000))}; smaller ones are smaller in every part.`,
        'One person acts at a time, on the built bot over signed HTTP; a Slack that says yes at once answers its calls.',
        'p99 of so few is the slowest or nearly so. What shows more in a larger house may take longer there.',
      ],
    };
  },
};

async function allOf(
  wanted: readonly number[],
  urlFor: (people: number) => Promise<string>,
  quick: boolean,
  tell: (line: string) => void,
): Promise<Measured[][]> {
  const all: Measured[][] = [];
  for (const people of wanted) {
    const measured = await measureHouse(await urlFor(people), people, quick ? 5 : 60, tell);
    all.push(measured);
    tell(`${people} people: ${slowestOf(measured, 5).map(said).join(', ')}\n`);
  }
  return all;
}

interface Slow {
  name: string;
  p99: number;
}

const said = ({ name, p99 }: Slow): string => `${name} ${say(p99)}`;

const slowestOf = (measured: readonly Measured[], most: number): Slow[] =>
  measured
    .map(({ act, times }) => ({ name: act.name, p99: percentile(times, 0.99) }))
    .sort((a, b) => b.p99 - a.p99)
    .slice(0, most);

function reportOf(
  engine: string,
  wanted: readonly number[],
  houses: readonly Measured[][],
): { tables: Table[]; bars: Report['bars'] } {
  const rows = (houses[0] ?? []).map(({ act }, nth) => {
    const times = houses.map((house) => house[nth]?.times ?? []);
    return [act.name, ...times.flatMap((each) => [say(percentile(each, 0.5)), say(percentile(each, 0.99))])];
  });
  const [slowest] = slowestOf(houses.at(-1) ?? [], 1);
  const columns = ['act', ...wanted.flatMap((people) => [`${people.toLocaleString('en')}: p50`, 'p99'])];
  return {
    tables: [{ title: engine, columns, rows }],
    bars: [
      {
        says: `${engine}: the slowest act's p99 with ${wanted.at(-1)?.toLocaleString('en')} people (${slowest?.name ?? 'none'})`,
        wanted: `below ${longest} ms`,
        measured: say(slowest?.p99 ?? Number.NaN),
        met: (slowest?.p99 ?? Number.POSITIVE_INFINITY) < longest,
      },
    ],
  };
}
