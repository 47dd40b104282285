// Typing a line: a slash command when it starts with `/`, a message otherwise.
import type { Core } from '../core.ts';
import { mayRead, store, tellApps } from '../messages.ts';
import { channelsOf, directChannel, findChannel, findPerson } from '../world/find.ts';
import type { Channel, Person } from '../world/world.ts';
import { typeCommand } from './command.ts';
import { appFor } from './shortcut.ts';
import type { Outcome } from './told.ts';
import { asMessageText } from './typed-text.ts';

/** The conversation a person means: `#general`, `dm` (with the app), `@ben`, an id; the usual one when nothing is said. */
export function conversationOf(core: Core, person: Person, where?: string): Channel {
  const team = person.teams[0];
  if (where === undefined) return usual(core, person);
  if (where === 'dm') return directWithApp(core, person);
  if (where.startsWith('@'))
    return directChannel(core.world, team ?? '', [findPerson(core.world, where, team).id, person.id]);
  const channel = findChannel(core.world, where, team);
  if (!mayRead(person, channel)) throw new Error(`${person.handle} is not in ${where}`);
  return channel;
}

function directWithApp(core: Core, person: Person): Channel {
  const install = appFor(core, person);
  return directChannel(core.world, install.team?.id ?? person.teams[0] ?? '', [install.bot.id, person.id]);
}

function usual(core: Core, person: Person): Channel {
  const mine = channelsOf(core.world).filter((it) => it.members.has(person.id) && it.kind === 'public' && !it.archived);
  return mine.find((it) => it.general) ?? mine[0] ?? directWithApp(core, person);
}

/** Types a line; in `threadTs` it is a reply, where commands cannot be used. */
export async function say(
  core: Core,
  person: Person,
  channel: Channel,
  text: string,
  threadTs?: string,
): Promise<Outcome> {
  if (text.startsWith('/')) {
    if (threadTs) return { problem: `${text.split(/\s/, 1)[0]} is not supported in threads. Sorry!` };
    return typeCommand(core, person, channel, text);
  }
  if (channel.archived) return { problem: 'This channel is archived.' };
  if (!channel.members.has(person.id))
    throw new Error(`${person.handle} has not joined #${channel.name} and cannot write there`);
  const tab = appTab(core, channel);
  if (tab && (tab.messages_tab_enabled === false || tab.messages_tab_read_only_enabled === true)) {
    return { problem: 'Sending messages to this app has been turned off.' };
  }
  const message = store(core, {
    channel: channel.id,
    author: person.id,
    text: asMessageText(core.world, person, text),
    threadTs,
  });
  await tellApps(core, message, { client_msg_id: core.world.ids.mint('M') });
  return {};
}

function appTab(core: Core, channel: Channel) {
  const bot =
    channel.kind === 'im'
      ? [...channel.members].map((id) => core.world.people.get(id)?.bot).find((it) => it)
      : undefined;
  return bot && core.world.apps.get(bot.appId)?.manifest.features?.app_home;
}
