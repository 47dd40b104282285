// What concerns the app under test: its credentials, its request URL, its files.
import { seconds, systemClock } from './clock.ts';
import type { Core } from './core.ts';
import { postSigned } from './delivery/http.ts';
import type { Delivery } from './delivery/payload.ts';
import { findTeam, installFor } from './world/find.ts';
import type { App } from './world/world.ts';

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

/** Files that are complete, with their text. */
export const filesOf = (core: Core) =>
  [...core.world.files.values()]
    .filter((it) => it.complete)
    .map((it) => ({
      name: it.name,
      title: it.title,
      text: it.content.toString('utf8'),
      channels: it.channels.map((id) => core.world.channels.get(id)?.name ?? id),
    }));

/** An app by name or id; the first when none is named. */
export function appNamed(core: Core, name?: string): App {
  const apps = [...core.world.apps.values()];
  const found = name === undefined ? apps[0] : apps.find((it) => it.name === name || it.id === name);
  if (!found) throw new Error(`No app "${name ?? ''}"; there are: ${apps.map((it) => it.name).join(', ') || 'none'}`);
  return found;
}

/** The tokens and secrets of an app where it is installed; refuses when it is not. */
export function credentials(core: Core, given: { app?: string; team?: string }): Credentials {
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

/** Sends `url_verification` as Slack does when a request URL is entered; whether the challenge came back in time. */
export async function verifyRequestUrl(core: Core, app: App): Promise<boolean> {
  const challenge = core.world.ids.mint('challenge-');
  const body = { type: 'url_verification', token: app.verificationToken, challenge };
  const url = app.requestUrl ?? app.manifest.settings?.event_subscriptions?.request_url;
  if (!url) throw new Error(`App "${app.name}" has no request URL`);
  const delivery: Delivery = { app, type: 'events_api', name: 'url_verification', body, answers: true };
  const ack = await postSigned(url, delivery, seconds(systemClock), core.settings.ackTimeoutMs);
  return ack.ok && JSON.stringify(ack.answer ?? '').includes(challenge);
}
