// The in-process face of the local Slack: what `startLocalSlack` returns.
import { seconds, systemClock } from './clock.ts';
import type { Core } from './core.ts';
import { deliver } from './delivery/deliver.ts';
import { postSigned } from './delivery/http.ts';
import type { Ack, Delivery } from './delivery/payload.ts';
import type { DisconnectReason } from './delivery/sockets.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { type PersonClient, personClient } from './people/person.ts';
import { type SeenMessage, seeMessage } from './people/seen.ts';
import { settled, until } from './settled.ts';
import { type Changes, changesOf } from './world/change.ts';
import { findChannel, findPerson, findTeam, installFor } from './world/find.ts';
import type { App, World } from './world/world.ts';

/** What an app needs to know to connect, as the pages of a real app show it. */
export interface Credentials {
  appId: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  appToken: string;
  botToken: string;
  botId: string;
  botUserId: string;
  teamId: string;
  userToken?: string;
}

export interface LocalSlack {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** The value for `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly world: World;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly change: Changes;
  /** Switches Slack's own rate limits on and off. */
  rateLimits(on: boolean): void;
  /** Acts as a person: handle, id, or `team/handle`. */
  as(person: string): PersonClient;
  /** Everything said in a channel, as a reader without private messages sees it. */
  channel(name: string, team?: string): SeenMessage[];
  /** Files that apps have uploaded. */
  files(): { name: string; title: string; channels: string[]; text: string }[];
  credentials(given?: { app?: string; team?: string }): Credentials;
  /** Where signed HTTP deliveries go while no socket is connected; undefined takes it away. */
  setRequestUrl(url: string | undefined, app?: string): void;
  /** Sends the signed `url_verification` that Slack sends when a request URL is entered; whether the challenge came back. */
  verifyRequestUrl(app?: string): Promise<boolean>;
  connections(app?: string): number;
  /** Sends a `disconnect` frame; all reasons but `warning` also cut the connection. */
  disconnectSockets(reason?: DisconnectReason, app?: string): void;
  /** Sends the last payload (or the last of this name) again, with the same ids. */
  redeliver(name?: string): Promise<Ack>;
  /** Sends everything that waits to be sent again, now. */
  fastForwardRetries(): Promise<void>;
  /** Resolves when the app has come to rest: nothing under way for `quietMs`. */
  settled(quietMs?: number): Promise<void>;
  until<T>(read: () => T | undefined | false | null, what?: string, patienceMs?: number): Promise<T>;
  stop(): Promise<void>;
}

export function faceOf(core: Core, stop: () => Promise<void>): LocalSlack {
  return {
    url: core.baseUrl,
    apiUrl: `${core.baseUrl}/api/`,
    world: core.world,
    journal: core.journal,
    faults: core.faults,
    change: changesOf(core),
    rateLimits: (on) => {
      core.rateLimits.on = on;
    },
    as: (name) => personClient(core, findPerson(core.world, name)),
    channel: (name, team) => {
      const channel = findChannel(core.world, name, team === undefined ? undefined : findTeam(core.world, team).id);
      return core.world.messages
        .filter((it) => it.channel === channel.id && !it.onlyFor)
        .map((it) => seeMessage(core, it, ''));
    },
    files: () => filesOf(core),
    credentials: (given = {}) => credentials(core, given),
    setRequestUrl: (url, app) => {
      const found = appNamed(core, app);
      if (url === undefined) delete found.requestUrl;
      else found.requestUrl = url;
    },
    verifyRequestUrl: (app) => verifyRequestUrl(core, appNamed(core, app)),
    connections: (app) => core.sockets.connected(appNamed(core, app)),
    disconnectSockets: (reason = 'refresh_requested', app) =>
      core.sockets.disconnect(reason, app === undefined ? undefined : appNamed(core, app)),
    redeliver: (name) => redeliver(core, name),
    fastForwardRetries: () => core.retries.fastForward(),
    settled: (quietMs) => settled(core, quietMs),
    until,
    stop,
  };
}

const filesOf = (core: Core) =>
  [...core.world.files.values()]
    .filter((it) => it.complete)
    .map((it) => ({
      name: it.name,
      title: it.title,
      text: it.content.toString('utf8'),
      channels: it.channels.map((id) => core.world.channels.get(id)?.name ?? id),
    }));

function appNamed(core: Core, name?: string): App {
  const apps = [...core.world.apps.values()];
  const found = name === undefined ? apps[0] : apps.find((it) => it.name === name || it.id === name);
  if (!found) throw new Error(`No app "${name ?? ''}"; there are: ${apps.map((it) => it.name).join(', ') || 'none'}`);
  return found;
}

function credentials(core: Core, given: { app?: string; team?: string }): Credentials {
  const app = appNamed(core, given.app);
  const own = core.world.installs.filter((it) => it.app === app && !it.revoked);
  const install = given.team === undefined ? own[0] : installFor(core.world, app, findTeam(core.world, given.team).id);
  if (!install) throw new Error(`App "${app.name}" is not installed${given.team ? ` in ${given.team}` : ''}`);
  return {
    appId: app.id,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    signingSecret: app.signingSecret,
    appToken: app.appToken,
    botToken: install.botToken,
    botId: install.botId,
    botUserId: install.bot.id,
    teamId: install.team?.id ?? install.enterprise?.id ?? '',
    ...(install.userToken ? { userToken: install.userToken } : {}),
  };
}

async function verifyRequestUrl(core: Core, app: App): Promise<boolean> {
  const challenge = core.world.ids.mint('challenge-');
  const body = { type: 'url_verification', token: app.verificationToken, challenge };
  const url = app.requestUrl ?? app.manifest.settings?.event_subscriptions?.request_url;
  if (!url) throw new Error(`App "${app.name}" has no request URL`);
  const delivery: Delivery = { app, type: 'events_api', name: 'url_verification', body, answers: true };
  const ack = await postSigned(url, delivery, seconds(systemClock), core.settings.ackTimeoutMs);
  return ack.ok && JSON.stringify(ack.answer ?? '').includes(challenge);
}

async function redeliver(core: Core, name?: string): Promise<Ack> {
  const last = core.sent.findLast((it) => name === undefined || it.name === name);
  if (!last) throw new Error(`Nothing${name ? ` called "${name}"` : ''} has been sent to an app yet`);
  return deliver(core, last, last.type === 'events_api' ? { attempt: 1, reason: 'http_timeout' } : undefined);
}
