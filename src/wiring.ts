/** How the parts are put together: what handlers are given, what the worker does, where events are kept. */
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import type { Database } from './db/ports.ts';
import type { Clock } from './domain/instant.ts';
import type { Tenant } from './domain/tenant.ts';
import { boltLogger, type Log } from './log.ts';
import { lookRecordingOn, performOn, performWideOn } from './operations/perform.ts';
import type { Inbox, RoledeskApp } from './slack/app.ts';
import type { Bot } from './slack/bot.ts';
import { slackClient } from './slack/client.ts';
import { slackDirectory } from './slack/directory.ts';
import { messengerOf } from './subscribers/messenger.ts';
import { Drawn } from './subscribers/round.ts';
import { type Payloads, runFailedPayloads } from './worker/catch-up.ts';
import { deliverNext } from './worker/deliver.ts';
import type { Worker } from './worker/loop.ts';
import { forgetTheOld, sweepDue } from './worker/sweep.ts';

/** Somebody waits for what is read of Slack, and Slack gives up on us after three seconds. */
const readWithin = 2_500;

/** What the worker does, and how often. */
export function jobsOf(db: Database, app: RoledeskApp, payloads: Payloads, client: WebClient, log: Log) {
  const perform = performOn(db);
  const messenger = messengerOf(client);
  const drawn = new Drawn();
  const calm = () => app.calm();
  return [
    {
      name: 'deliver',
      every: 500,
      isNudged: true,
      run: (isStopped: () => boolean) => deliverNext({ db, messenger, log, drawn, calm, isStopped }),
    },
    { name: 'sweep', every: 5_000, run: () => sweepDue(db, perform, log) },
    { name: 'payloads', every: 60_000, run: () => runFailedPayloads(payloads) },
    { name: 'forget', every: 3_600_000, run: () => forgetTheOld(db) },
  ];
}

/** What handlers are given; whatever they write wakes the worker. */
export function botOf(
  db: Database,
  worker: Pick<Worker, 'nudge'>,
  client: WebClient,
  tenant: Tenant,
  models: Bot['models'],
  config: Config,
  log: Log,
  clock: Clock,
): Bot {
  const nudged = <Result>(work: Promise<Result>): Promise<Result> => work.finally(() => worker.nudge());
  const perform = performOn(db);
  const performWide = performWideOn(db);
  return {
    perform: (act, operation, input, answer) => nudged(perform(act, operation, input, answer)),
    performWide: (act, operation, input, answer) => nudged(performWide(act, operation, input, answer)),
    look: lookRecordingOn(db),
    directory: slackDirectory(
      slackClient(config.botToken, config.slackApiUrl, boltLogger(log), readWithin),
      tenant.slackId,
    ),
    client,
    models,
    admins: config.admins,
    tenant: tenant.id,
    slackId: tenant.slackId,
    clock,
    log,
  };
}

/** The inbox of this installation, where payloads are kept before they are acknowledged. */
export const inboxOn = ({ across }: Database, { id, slackId }: Tenant): Inbox => ({
  async admit(key, body, cameFrom = slackId) {
    if (cameFrom !== slackId) throw new Error('An event of a Slack workspace that is not installed here');
    return across.keepPayload(id, key, JSON.stringify(body));
  },
  finished: (key) => across.finishPayload(id, key),
});
