// Starts a local Slack and a real Bolt app against it, in either mode.
import { App, type AppOptions, HTTPReceiver, LogLevel } from '@slack/bolt';
import { type LocalSlack, type StartOptions, sampleWorld, startLocalSlack } from '../../../src/local-slack/index.ts';
import { manifest } from './manifest.ts';

export interface Rig {
  slack: LocalSlack;
  app: App;
  stop(): Promise<void>;
}

const started: Rig[] = [];

/** A local Slack without an app. */
export const slackAlone = (options: Partial<StartOptions> = {}): Promise<LocalSlack> =>
  startLocalSlack({ world: sampleWorld({ manifest }), ackTimeoutMs: 2000, settleMs: 25, ...options });

/** A Bolt app in Socket Mode, its listeners already there before it connects. */
export async function boltBySocket(listeners: (app: App) => void, options: Partial<StartOptions> = {}): Promise<Rig> {
  const slack = await slackAlone(options);
  const { appToken } = slack.credentials();
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const app = await begin(
    slack,
    { appToken, socketMode: true, installerOptions: { clientOptions: { ...clientOptions } } },
    listeners,
  );
  await app.start();
  await slack.until(() => slack.connections() === 1, 'the socket');
  return keep({ slack, app, stop: () => end(slack, app) });
}

/** A Bolt app that listens for signed HTTP requests on a free port. */
export async function boltByHttp(listeners: (app: App) => void, options: Partial<StartOptions> = {}): Promise<Rig> {
  const slack = await slackAlone(options);
  const receiver = new HTTPReceiver({ signingSecret: slack.credentials().signingSecret, logLevel: LogLevel.ERROR });
  const app = await begin(slack, { receiver }, listeners);
  const server = (await app.start(0)) as { address(): { port: number } };
  slack.setRequestUrl(`http://127.0.0.1:${server.address().port}/slack/events`);
  return keep({ slack, app, stop: () => end(slack, app) });
}

async function begin(slack: LocalSlack, options: AppOptions, listeners: (app: App) => void): Promise<App> {
  const app = new App({
    token: slack.credentials().botToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    ...options,
  });
  listeners(app);
  await app.init();
  return app;
}

async function end(slack: LocalSlack, app: App): Promise<void> {
  await app.stop();
  await slack.until(() => slack.connections() === 0, 'the socket to close');
  await slack.stop();
}

function keep(rig: Rig): Rig {
  started.push(rig);
  return rig;
}

/** Stops everything that a test started. */
export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((rig) => rig.stop()));
}
