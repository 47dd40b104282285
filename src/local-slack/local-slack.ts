// Starts and stops one local Slack on a loopback port.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { beginAgain } from './begin-again.ts';
import { type Clock, systemClock } from './clock.ts';
import { consent } from './consent.ts';
import { loopbackOnly } from './control/guard.ts';
import { control } from './control/routes.ts';
import type { Core } from './core.ts';
import { createRetries } from './delivery/retries.ts';
import { Sockets } from './delivery/sockets.ts';
import { faceOf, type LocalSlack } from './face.ts';
import { createFaults, seededRandom } from './faults.ts';
import { createJournal } from './journal.ts';
import { built } from './page/built.ts';
import { type PageOptions, page } from './page/routes.ts';
import { createPulse } from './pulse.ts';
import { createRateLimits } from './rate-limits.ts';
import { responseUrls } from './response-urls.ts';
import { downloads, uploads } from './web-api/files.ts';
import { webApi } from './web-api/routes.ts';
import { buildWorld } from './world/build.ts';
import type { DeclaredWorld } from './world/declared.ts';

export interface StartOptions {
  world: DeclaredWorld;
  /** 0, the default, takes any free port. */
  port?: number;
  clock?: Clock;
  /** How long apps have to acknowledge, in real milliseconds; 3000 as Slack when left out. */
  ackTimeoutMs?: number;
  /** Delays before an event is sent again, in real milliseconds; at once, 1 minute, 5 minutes when left out. */
  retryDelaysMs?: number[];
  /** After every deed of a person, wait until the app has been at rest this long (real ms); 0, not at all, when left out. */
  settleMs?: number;
  /** Whether the app is still at work on something that Slack cannot see; coming to rest waits for it. Never, when left out. */
  working?: () => boolean;
  /** For faults that happen by chance. */
  seed?: number;
  /** Whether Slack's rate limits apply; off when left out. */
  rateLimits?: boolean;
  /** What the page in the browser needs from whoever starts this. */
  page?: PageOptions;
  /** How many entries the journal keeps at least; all, when left out. */
  journalKeeps?: number;
}

/** Starts a local Slack with this world; `stop()` leaves nothing open. */
export async function startLocalSlack(options: StartOptions): Promise<LocalSlack> {
  const core = createCore(options);
  const app = express();
  const server = createServer(app);
  server.on('upgrade', (request, socket, head) => core.sockets.upgrade(request, socket, head));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  core.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slack = faceOf(
    core,
    () => beginAgain(core, options.world),
    () => stop(core, server),
  );
  mount(app, core, slack, options.page ?? {});
  return slack;
}

function createCore(options: StartOptions): Core {
  const clock = options.clock ?? systemClock;
  const pulse = createPulse();
  return {
    clock,
    world: buildWorld(options.world, clock),
    journal: createJournal(clock, options.journalKeeps, pulse.beat),
    faults: createFaults(seededRandom(options.seed ?? 1), pulse.beat),
    settings: {
      ackTimeoutMs: options.ackTimeoutMs ?? 3000,
      retryDelaysMs: options.retryDelaysMs ?? [0, 60_000, 300_000],
      settleMs: options.settleMs ?? 0,
      working: options.working ?? (() => false),
    },
    sockets: new Sockets(pulse.beat),
    retries: createRetries(),
    rateLimits: createRateLimits(clock, options.rateLimits ?? false),
    pulse,
    notices: [],
    sent: [],
    busy: { count: 0, lastChange: 0 },
    baseUrl: '',
  };
}

function mount(app: express.Express, core: Core, slack: LocalSlack, given: PageOptions): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(loopbackOnly);
  app.use('/api', webApi(core));
  app.use('/response', responseUrls(core));
  app.use('/upload', uploads(core));
  app.use('/files', downloads(core));
  app.use('/oauth', consent(core));
  app.use('/control', control(core, slack));
  app.use('/page', page(core, slack, given));
  app.use('/', built(given.folder));
}

async function stop(core: Core, server: Server): Promise<void> {
  core.pulse.close();
  core.retries.close();
  core.sockets.close();
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
