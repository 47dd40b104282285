// The in-process face of the local Slack: what `startLocalSlack` returns.
import { appNamed, type Credentials, credentials, filesOf, verifyRequestUrl } from './app-face.ts';
import type { Core } from './core.ts';
import type { Ack } from './delivery/payload.ts';
import type { DisconnectReason } from './delivery/sockets.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import { type PersonClient, personClient } from './people/person.ts';
import { type SeenMessage, seeMessage } from './people/seen.ts';
import { lastSent, redeliver, type SentPayload } from './sent-again.ts';
import { settled, until } from './settled.ts';
import { type Changes, changesOf } from './world/change.ts';
import { findChannel, findPerson, findTeam } from './world/find.ts';
import type { World } from './world/world.ts';

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
  /** The same for later, and as often as wanted: a hand on the last payload (or the last of this name). */
  lastSent(name?: string): SentPayload;
  /** Sends everything that waits to be sent again, now. */
  fastForwardRetries(): Promise<void>;
  /** Resolves when the app has come to rest: nothing under way for `quietMs`. */
  settled(quietMs?: number): Promise<void>;
  until<T>(read: () => T | undefined | false | null, what?: string, patienceMs?: number): Promise<T>;
  /** Everything as at the beginning: a fresh world with the same ids and tokens, no faults, an empty journal, the clock's own time. Cuts the sockets. */
  reset(): void;
  stop(): Promise<void>;
}

/** The face of a running local Slack; `reset` and `stop` are how it begins again and ends. */
export function faceOf(core: Core, reset: () => void, stop: () => Promise<void>): LocalSlack {
  return {
    url: core.baseUrl,
    apiUrl: `${core.baseUrl}/api/`,
    get world() {
      return core.world;
    },
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
    lastSent: (name) => lastSent(core, name),
    fastForwardRetries: () => core.retries.fastForward(),
    settled: (quietMs) => settled(core, quietMs),
    until,
    reset,
    stop,
  };
}
