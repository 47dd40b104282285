/** Through Slack's door: commands and presses by signed HTTP, beside bare Bolt apps, in the same run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../torture/postgres.ts';
import type { Bar, Part, Report, Table } from '../kit/part.ts';
import { ratio, whole } from '../kit/say.ts';
import {
  type Approved,
  actsBeside,
  approvals,
  callers,
  commands,
  type Measured,
  shows,
  showsBesideActs,
} from './loads.ts';
import { beside, serve } from './processes.ts';
import { openHouse, secret, slackAt, startSink } from './roledesk.ts';

const clients = [1, 32, 100] as const;
const floors = {
  raw: 'node:http, a constant',
  bolt: "bare Bolt, ack('ok')",
  select: 'bare Bolt, one indexed SELECT',
  write: 'bare Bolt, one small write transaction',
  calls: 'bare Bolt, such a write, then six Slack calls',
} as const;
type Floor = keyof typeof floors;

interface Line {
  name: string;
  by: Measured[];
  /** What happens after the answer: how often, and nobody waits for it. */
  isAfterwards?: boolean;
}

interface Effort {
  seconds: number;
  people: number;
  /** Approvals for each number of clients. */
  approvals: readonly number[];
}

const thorough: Effort = { seconds: 6, people: 1_000, approvals: [60, 400, 800] };
const quickly: Effort = { seconds: 1, people: 100, approvals: [5, 32, 100] };

async function floorLine(kind: Floor, folder: string, effort: Effort): Promise<Line> {
  const sink = await startSink();
  const server = await serve([beside('floor.mjs'), kind, join(folder, `${kind}.sqlite`)], {
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slackAt(sink),
  });
  const by: Measured[] = [];
  if (kind === 'calls') await callers(server, sink, 32, 32);
  for (const [at, connections] of clients.entries())
    by.push(
      kind === 'calls'
        ? await callers(server, sink, connections, effort.approvals[at] ?? 0)
        : await commands(server, connections, effort.seconds),
    );
  await server.stop();
  await sink.stop();
  return { name: floors[kind], by };
}

interface Acts {
  shows: Measured[];
  showsBesideActs: Measured[];
  approvals: Approved[];
}

async function roledesk(url: string, effort: Effort): Promise<Acts> {
  const each = actsBeside(effort.seconds);
  const requests = effort.approvals.reduce((sum, count) => sum + count, 0) + 32 + clients.length * each;
  const house = await openHouse(url, { people: effort.people, admins: 10, labels: 40, requests });
  const acts: Acts = { shows: [], showsBesideActs: [], approvals: [] };
  for (const connections of clients) acts.shows.push(await shows(house, connections, effort.seconds));
  let from = 0;
  for (const connections of clients) {
    acts.showsBesideActs.push(await showsBesideActs(house, connections, effort.seconds, from));
    from += each;
  }
  await approvals(house, 32, from, 32);
  from += 32;
  for (const [at, connections] of clients.entries()) {
    const amount = effort.approvals[at] ?? 0;
    acts.approvals.push(await approvals(house, connections, from, amount));
    from += amount;
  }
  await house.stop();
  return acts;
}

const cells = ({ perSecond, p50, p99, failed, wrong }: Measured, isAfterwards: boolean): string[] => [
  whole(perSecond),
  ...[p50, p99].map((time) => (isAfterwards ? '' : time.toFixed(1))),
  ...(failed + wrong > 0 ? [`${failed + wrong} failed`] : ['']),
];

const timeOf = (processor: number): string => (Number.isNaN(processor) ? '' : processor.toFixed(2));

function linesOf(name: string, { shows, showsBesideActs: besideActs, approvals }: Acts): Line[] {
  // What follows from the first presses is under way while the last are acknowledged: its time is told for all of it together.
  const acknowledged = approvals.map((one) => ({ ...one, processor: Number.NaN }));
  const carriedOut = acknowledged.map((one) => ({ ...one, perSecond: one.carriedOutPerSecond }));
  const delivered = approvals.map((one) => ({ ...one, perSecond: one.wholePerSecond, processor: one.wholeProcessor }));
  return [
    { name: `${name}, /role show`, by: shows },
    { name: '... while somebody approves twice a second', by: besideActs },
    { name: `${name}, an approval acknowledged`, by: acknowledged },
    { name: '... and carried out', by: carriedOut, isAfterwards: true },
    { name: '... and every delivery of it made', by: delivered, isAfterwards: true },
  ];
}

function tableOf(lines: readonly Line[]): Table {
  return {
    title: 'Requests a second, and milliseconds to the answer (p50, p99), with 1, 32 and 100 clients',
    columns: ['', ...clients.flatMap((count) => [`${count}: /s`, 'p50', 'p99', '']), 'CPU ms each (32)', 'MB after'],
    rows: lines.map(({ name, by, isAfterwards = false }) => [
      name,
      ...by.flatMap((one) => cells(one, isAfterwards)),
      timeOf(by[1]?.processor ?? Number.NaN),
      whole(by.at(-1)?.memory ?? 0),
    ]),
  };
}

const bar = (says: string, measured: number, wanted: number): Bar => ({
  says,
  wanted: `${wanted} of the floor`,
  measured: ratio(measured),
  met: measured >= wanted,
});

const quickEnough = (says: string, { p99 }: Measured): Bar => ({
  says,
  wanted: 'p99 < 250 ms',
  measured: `${p99.toFixed(0)} ms`,
  met: p99 < 250,
});

const at = <T>(all: readonly T[], index: number): T => all[index] as T;

async function run({ quick }: { quick: boolean }): Promise<Report> {
  const effort = quick ? quickly : thorough;
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'roledesk-http-'));
  const postgres = await startPostgres(folder);
  try {
    const lines: Line[] = [];
    for (const kind of Object.keys(floors) as Floor[]) lines.push(await floorLine(kind, folder, effort));
    const sqlite = await roledesk(`sqlite:${join(folder, 'roledesk.sqlite')}`, effort);
    const onPostgres = await roledesk(await postgres.newDatabase(), effort);
    lines.push(...linesOf('Roledesk', sqlite), ...linesOf('PostgreSQL', onPostgres));
    return report(lines, sqlite);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(lines: readonly Line[], acts: Acts): Report {
  const [, , select, write, calls] = lines.map(({ by }) => at(by, 1));
  const last = at(acts.approvals, 1);
  return {
    tables: [tableOf(lines)],
    bars: [
      bar('/role show beside one SELECT, 32 clients', at(acts.shows, 1).perSecond / (select?.perSecond ?? 1), 0.5),
      bar('an approval with all deliveries beside one write', last.wholePerSecond / (write?.perSecond ?? 1), 0.3),
      quickEnough('/role show acknowledged, 100 clients', at(acts.shows, 2)),
      quickEnough('an approval acknowledged, 100 clients', at(acts.approvals, 2)),
    ],
    notes: [
      'The load generator and the Slack that says yes to everything at once share the machine with what is measured. The strict local Slack would be slower than the bot.',
      `One approval is an inbox row, a vote, a grant, two events and their deliveries, later a task and its own; Slack is called ${last.calls.toFixed(1)} times for it. Beside a bare Bolt app that makes as many calls, without any of the rest, an approval with all deliveries does ${ratio(last.wholePerSecond / (calls?.perSecond ?? 1))} of the floor.`,
      'Each /role show was asked before, and nothing is written meanwhile: on SQLite it is answered from memory (ADR 8), as the bot does between acts. The line below it is the same load while acts come.',
      'An approval is acknowledged once its payload is kept (ADR 13), then carried out, then delivered; how many a second is counted from the first press until the last of them has come so far.',
    ],
  };
}

export const http: Part = {
  name: 'http',
  says: 'commands and presses by signed HTTP, beside bare Bolt apps',
  run,
};
