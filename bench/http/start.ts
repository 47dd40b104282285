/** From the start of the process to being ready, and the memory held then and under load, beside a bare Bolt app. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../kit/measure.ts';
import type { Bar, Part, Report } from '../kit/part.ts';
import { ratio, whole } from '../kit/say.ts';
import { commands, shows } from './loads.ts';
import { beside, type Served, serve } from './processes.ts';
import { openHouse, secret, startBot, startSink } from './roledesk.ts';

/** Milliseconds. */
const rest = 90_000;

interface Started {
  ready: number;
  memory: number;
}

/** Starts it several times, one after the other. */
async function starts(times: number, start: () => Promise<Served>): Promise<Started> {
  const all: Started[] = [];
  for (let time = 0; time < times; time++) {
    const server = await start();
    all.push({ ready: server.readyAfter, memory: server.memory() });
    await server.stop();
  }
  return { ready: median(all.map(({ ready }) => ready)), memory: median(all.map(({ memory }) => memory)) };
}

const startFloor = (): Promise<Served> => serve([beside('floor.mjs'), 'bolt'], { SLACK_SIGNING_SECRET: secret });

async function run({ quick }: { quick: boolean }): Promise<Report> {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const [times, seconds] = quick ? [2, 1] : [7, 10];
  const folder = mkdtempSync(join(tmpdir(), 'roledesk-start-'));
  const url = `sqlite:${join(folder, 'roledesk.sqlite')}`;
  try {
    const house = await openHouse(url, { people: quick ? 100 : 1_000, admins: 10, labels: 40, requests: 10 });
    const shown = await shows(house, 32, seconds);
    const floor = await startFloor();
    const acked = await commands(floor, 32, seconds);
    await sleep(rest);
    const rested = { bare: floor.memory(), ours: house.bot.memory() };
    await Promise.all([house.stop(), floor.stop()]);
    const sink = await startSink();
    const [bare, ours] = [await starts(times, startFloor), await starts(times, () => startBot(url, sink))];
    await sink.stop();
    return report(bare, ours, { bare: acked.memory, ours: shown.memory }, rested);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Memory held by both, in MB. */
interface Held {
  bare: number;
  ours: number;
}

function report(bare: Started, ours: Started, loaded: Held, rested: Held): Report {
  const row = (says: string, floor: number, roledesk: number, unit: string) => [
    says,
    `${whole(floor)} ${unit}`,
    `${whole(roledesk)} ${unit}`,
    ratio(roledesk / floor),
  ];
  const bar = (says: string, floor: number, roledesk: number): Bar => ({
    says,
    wanted: '1.5 times bare Bolt',
    measured: ratio(roledesk / floor),
    met: roledesk <= 1.5 * floor,
  });
  return {
    tables: [
      {
        title: 'Start and memory',
        columns: ['', 'bare Bolt', 'Roledesk', 'times'],
        rows: [
          row('from the start of the process to ready', bare.ready, ours.ready, 'ms'),
          row('memory when ready', bare.memory, ours.memory, 'MB'),
          row('memory right after the load', loaded.bare, loaded.ours, 'MB'),
          row('memory after the load and a rest', rested.bare, rested.ours, 'MB'),
        ],
      },
    ],
    bars: [
      bar('cold start', bare.ready, ours.ready),
      bar('memory when ready', bare.memory, ours.memory),
      bar('memory right after the load', loaded.bare, loaded.ours),
      bar('memory after the load and a rest', rested.bare, rested.ours),
    ],
    notes: [
      'Ready is when the port is open: for Roledesk with its schema looked at, its role models known, its token checked with Slack, and what a crash left run. The models in force are compiled right afterwards.',
      "The load is /role show for Roledesk and ack('ok') for bare Bolt, from 32 clients; a rest is at least a minute without any request.",
    ],
  };
}

export const start: Part = { name: 'start', says: 'cold start and memory, beside a bare Bolt app', run };
