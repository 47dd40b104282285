/** The composition: configuration -> database -> operations -> Slack app -> worker -> HTTP server; started and stopped in order. */
import type { AddressInfo } from 'node:net';
import type { AuthTestResponse, WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import { openDatabase, waitedInVain } from './db/index.ts';
import type { Database } from './db/ports.ts';
import type { Clock } from './domain/instant.ts';
import type { Tenant } from './domain/tenant.ts';
import { closed, listening } from './http/listening.ts';
import { routesOn } from './http/routes.ts';
import { boltLogger, type Log } from './log.ts';
import { type ProvedModels, readModels } from './models.ts';
import { unpark } from './operations/house/park.ts';
import { performWideOn } from './operations/perform.ts';
import { modelOf } from './queries/models.ts';

import type { Bot } from './slack/bot.ts';
import { slackClient } from './slack/client.ts';
import { isPress } from './slack/inbox.ts';
import { listen } from './slack/listen.ts';
import { makeApp } from './slack/make-app.ts';
import { makeServer } from './slack/server.ts';
import { databaseProblem, orSay, portProblem, slackProblem } from './start-problem.ts';
import { owedFor } from './subscribers/subscriptions.ts';
import { botOf, inboxOn, jobsOf } from './wiring.ts';
import { catchUp, type Payloads } from './worker/catch-up.ts';
import { startWorker, type Worker } from './worker/loop.ts';

export interface Surroundings {
  log: Log;
  /** The system's clock unless a test moves its own. */
  clock?: Clock;
  /** Nothing is delivered or swept by itself; `worker.settle()` does it. */
  idle?: boolean;
  /** Role models that were proved when this was built. */
  proved?: ProvedModels;
}

export interface Running {
  port: number;
  bot: Bot;
  db: Database;
  worker: Worker;
  /** Whether something that Slack sent is still being handled. */
  isBusy(): boolean;
  /** Takes no more work, waits for what is running, and closes. */
  stop(): Promise<void>;
}

const stopWithin = 10_000;
const answersWithin = 3_000;
/** Each waits a second or two. */
const triesAtStart = 15;
const systemClock: Clock = { now: () => Date.now() };

/** Everything that was started, to be ended in the opposite order. */
type Ends = (() => Promise<unknown>)[];

/** Starts everything; refuses (rejects) where a token is wrong, a model has problems, or another bot uses the database. */
export async function startRoledesk(config: Config, surroundings: Surroundings): Promise<Running> {
  const { log, clock, idle = false, proved } = surroundings;
  const models = await readModels(config.modelsFolder, proved);
  const client = slackClient(config.botToken, config.slackApiUrl, boltLogger(log));
  // Slack answers while the database is opened; whoever waits for it hears what went wrong.
  const asked = orSay(client.auth.test(), slackProblem('SLACK_BOT_TOKEN', config.slackApiUrl));
  asked.catch(() => {});
  const settings = { url: config.databaseUrl, inboxKey: config.inboxKey, owedFor, remembers: true };
  const opening = patiently(() => openDatabase(settings, clock ? { clock } : {}));
  const db = await orSay(opening, databaseProblem);
  const ends: Ends = [() => db.close()];
  try {
    const slack = { client, who: await asked };
    return await startOn(db, ends, models, slack, config, { log, clock: clock ?? systemClock, idle });
  } catch (error) {
    await end(ends).catch(() => {});
    throw error;
  }
}

/** Nobody waits for a start as people wait for an answer: what only waited too long for its turn is tried again. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === triesAtStart || !waitedInVain(error)) throw error;
    }
  }
}

async function end(ends: Ends): Promise<void> {
  for (let next = ends.pop(); next !== undefined; next = ends.pop()) await next();
}

async function startOn(
  db: Database,
  ends: Ends,
  models: Bot['models'],
  { client, who }: { client: WebClient; who: AuthTestResponse },
  config: Config,
  { log, clock, idle }: Required<Omit<Surroundings, 'proved'>>,
): Promise<Running> {
  const logger = boltLogger(log);
  const tenant = await tenantOf(db, who);
  const nobody = { caller: { tenant: tenant.id, subject: null } };
  await patiently(() => performWideOn(db)(nobody, unpark, undefined, () => undefined));
  const wake: Pick<Worker, 'nudge'> = { nudge: () => {} };
  const bot = botOf(db, wake, client, tenant, models, config, log, clock);

  const { app, http } = makeApp(
    {
      botToken: config.botToken,
      appToken: config.appToken,
      signingSecret: config.signingSecret,
      apiUrl: config.slackApiUrl,
      botId: who.bot_id,
      botUserId: who.user_id,
    },
    logger,
    inboxOn(db, tenant),
  );
  listen(app, bot);
  const server = makeServer(http?.requestListener, routesOn(db));
  await orSay(app.init(), slackProblem('SLACK_BOT_TOKEN', config.slackApiUrl));
  const payloads: Payloads = {
    across: db.across,
    tenant,
    log,
    replay: (body, key) => app.replay(body, key),
    isPress,
  };
  const catchingUp = catchUp(payloads, await patiently(() => db.across.listUnfinishedPayloads()));
  ends.push(() => catchingUp.end());
  await catchingUp.soon;
  const worker = startWorker(jobsOf(db, app, payloads, client, log), log, { idle });
  wake.nudge = worker.nudge;
  ends.push(() => worker.stop());
  await orSay(listening(server, config.port), portProblem(config.port));
  ends.push(
    () => app.idle(stopWithin),
    () => closed(server, stopWithin),
  );
  const warm = idle ? Promise.resolve() : compileInForce(db, tenant, log);
  ends.push(awaited(warm));
  if (!http) {
    // What comes over the socket has to be answered in time from the first; until then other instances answer it.
    await warm;
    await orSay(app.start(), slackProblem('SLACK_APP_TOKEN', config.slackApiUrl));
    // What is being handled is answered over this socket, within Slack's three seconds or not at all.
    ends.push(
      () => app.stop(),
      () => app.idle(answersWithin),
    );
  }
  return {
    port: (server.address() as AddressInfo).port,
    bot,
    db,
    worker,
    isBusy: () => app.isBusy(),
    stop: () => {
      // It begins nothing more while people are still being answered.
      worker.stop();
      return end(ends);
    },
  };
}

/** Nobody waits for it, only the end. */
const awaited = (work: Promise<void>) => (): Promise<void> => work;

/** The first command need not wait for the models in force: they are compiled as soon as the port is open, and before the socket is. */
async function compileInForce(db: Database, { id }: Tenant, log: Log): Promise<void> {
  try {
    await db.read(id, async (read) => {
      for (const workspace of await read.workspaces.list()) await modelOf(read, workspace);
    });
  } catch (error) {
    log.error({ tenant: id, during: 'start', error }, 'a role model in force could not be compiled');
  }
}

/** The tenant behind the token, as Slack says who that is. */
async function tenantOf(db: Database, who: AuthTestResponse): Promise<Tenant> {
  const { team_id, enterprise_id, is_enterprise_install, team, user_id } = who;
  const slackId = is_enterprise_install ? enterprise_id : team_id;
  const identity = { slackId: slackId ?? '', name: team ?? 'Slack', botUserId: user_id ?? '' };
  return patiently(() => db.across.openTenant(identity));
}
