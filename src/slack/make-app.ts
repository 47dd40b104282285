/** The app and its receiver, made from what was configured. */
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { BoltLogger } from '../log.ts';
import { type Inbox, RoledeskApp } from './app.ts';
import { reconnectAtOnce } from './reconnect.ts';
import { webFetch } from './web-fetch.ts';

export interface SlackSettings {
  botToken: string;
  /** Socket Mode when present; otherwise signed HTTP with `signingSecret`. */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  apiUrl: string;
  /** Who the token belongs to, as Slack has just said: Bolt asks again where one is missing. */
  botId?: string | undefined;
  botUserId?: string | undefined;
}

/** Options for our own Web API calls: one call is one request, because what must be repeated is repeated by the deliveries. */
export const oneRequest = (apiUrl: string, logger: BoltLogger) => ({
  slackApiUrl: apiUrl,
  // Without a logger of ours the client writes to the terminal by itself, and quotes what Slack refused.
  logger,
  timeout: 10_000,
  fetch: webFetch,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

// Socket Mode keeps retrying its connection with options of its own: shared ones would bound it, and then kill the process.
function socketReceiver({ appToken = '', apiUrl }: SlackSettings, logger: BoltLogger): SocketModeReceiver {
  const clientOptions = { slackApiUrl: apiUrl, timeout: 10_000 };
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  reconnectAtOnce(receiver.client);
  return receiver;
}

/** Makes the app and its receiver; call `init()` and `start()` on it. In HTTP mode `listener` goes under /slack/ of our own server. */
export function makeApp(
  settings: SlackSettings,
  logger: BoltLogger,
  inbox: Inbox,
): { app: RoledeskApp; http?: HTTPReceiver } {
  const http = settings.appToken
    ? undefined
    : new HTTPReceiver({ signingSecret: settings.signingSecret ?? '', endpoints: ['/slack/events'], logger });
  const receiver: Receiver = http ?? socketReceiver(settings, logger);
  const app = new RoledeskApp(
    {
      token: settings.botToken,
      ...(settings.botId && settings.botUserId ? { botId: settings.botId, botUserId: settings.botUserId } : {}),
      receiver,
      logger,
      convoStore: false,
      deferInitialization: true,
      clientOptions: oneRequest(settings.apiUrl, logger),
    },
    inbox,
  );
  return http ? { app, http } : { app };
}
