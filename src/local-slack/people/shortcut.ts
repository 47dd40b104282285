// Global and message shortcuts, and opening an app's Home.
import { handedBack } from '../blocks/complete.ts';
import type { Core } from '../core.ts';
import { emit } from '../delivery/events.ts';
import { mintResponseUrl } from '../response-urls.ts';
import { mintTrigger } from '../triggers.ts';
import { viewJson } from '../views.ts';
import { directChannel, findMessage, installFor, installsIn } from '../world/find.ts';
import { messageJson } from '../world/json.ts';
import { homeKey, type Install, type Person } from '../world/world.ts';
import { common, interact, warning } from './interaction.ts';
import type { SeenMessage } from './seen.ts';
import type { Outcome } from './told.ts';

function findShortcut(
  core: Core,
  team: string,
  type: 'global' | 'message',
  name: string,
  app?: string,
): { install: Install; callbackId: string } {
  const installs = installsIn(core.world, team).filter((it) => app === undefined || it.app.id === app);
  const all = installs.flatMap((install) =>
    (install.app.manifest.features?.shortcuts ?? [])
      .filter((it) => it.type === type)
      .map((it) => ({ install, callbackId: it.callback_id, name: it.name })),
  );
  const found = all.find((it) => it.callbackId === name || it.name === name);
  if (!found)
    throw new Error(`No ${type} shortcut "${name}"; there are: ${all.map((it) => it.name).join(', ') || 'none'}`);
  return found;
}

/** Runs a global shortcut by its callback id or name, of any app or of this one. */
export async function globalShortcut(core: Core, person: Person, name: string, app?: string): Promise<Outcome> {
  const team = person.teams[0] ?? '';
  const { install, callbackId } = findShortcut(core, team, 'global', name, app);
  const body = {
    type: 'shortcut',
    callback_id: callbackId,
    ...common(core, install.app, team, person),
    action_ts: core.world.ids.ts(),
    trigger_id: mintTrigger(core, { app: install.app, team, person: person.id }),
  };
  return { problem: warning(await interact(core, install.app, body, false)) };
}

/** Runs a message shortcut on a message that the person sees. */
export async function messageShortcut(
  core: Core,
  person: Person,
  name: string,
  seen: SeenMessage,
  app?: string,
): Promise<Outcome> {
  const team = person.teams[0] ?? '';
  const { install, callbackId } = findShortcut(core, team, 'message', name, app);
  const message = findMessage(core.world, seen.channel, seen.ts);
  const channel = core.world.channels.get(seen.channel);
  if (!message || !channel) throw new Error(`The message "${seen.text.slice(0, 60)}" is gone`);
  if (message.onlyFor) throw new Error('Slack offers no shortcuts on private messages');
  const where = { app: install.app, team, person: person.id, channel: channel.id };
  const body = {
    type: 'message_action',
    callback_id: callbackId,
    ...common(core, install.app, team, person),
    action_ts: core.world.ids.ts(),
    trigger_id: mintTrigger(core, where),
    response_url: mintResponseUrl(core, where),
    message_ts: message.ts,
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
    message: handedBack(messageJson(message)),
  };
  return { problem: warning(await interact(core, install.app, body, false)) };
}

/** Opens the Home (or messages) tab of an app; the app hears `app_home_opened` if it subscribed. */
export async function openTab(
  core: Core,
  person: Person,
  install: Install,
  tab: 'home' | 'messages',
): Promise<Outcome> {
  const team = install.team?.id ?? person.teams[0] ?? '';
  const channel = directChannel(core.world, team, [install.bot.id, person.id]);
  const view = core.world.views.get(core.world.homes.get(homeKey(install.app, person.id)) ?? '');
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    tab,
    ...(view && tab === 'home' ? { view: viewJson(core, view) } : {}),
  };
  await emit(core, team, event, { app: install.app.id });
  return {};
}

/** The app a person means when they name none: the only, or first, one of their Slack workspace. */
export function appFor(core: Core, person: Person, name?: string): Install {
  const all = person.teams.flatMap((team) => installsIn(core.world, team));
  const found =
    name === undefined
      ? all[0]
      : all.find((it) => it.app.name === name || it.app.id === name || it.bot.handle === name);
  if (!found)
    throw new Error(
      `No app ${name ?? ''} is installed where ${person.handle} is; there are: ${all.map((it) => it.app.name).join(', ') || 'none'}`,
    );
  return installFor(core.world, found.app, person.teams[0] ?? '') ?? found;
}
