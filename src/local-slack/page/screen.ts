// What one person has before them: conversations with what is unread, open modals, Homes.
import type { Core } from '../core.ts';
import { mayRead, visibleTo } from '../messages.ts';
import { postDue } from '../scheduled.ts';
import { channelsOf, directChannel, installsIn } from '../world/find.ts';
import { type Channel, markKey, type Person, type View } from '../world/world.ts';
import type { ConversationShown, ScreenShown, ViewShown } from './contract.ts';
import { unreadBy } from './unread.ts';

/** One person's screen. */
export function screenOf(core: Core, person: Person): ScreenShown {
  postDue(core);
  const { world } = core;
  const views = (ids: Iterable<string>) => [...ids].flatMap((id) => world.views.get(id) ?? []).map(viewShown);
  const homes = [...world.homes].flatMap(([key, id]) => (key.endsWith(`/${person.id}`) ? [id] : []));
  return {
    person: person.id,
    conversations: conversationsOf(core, person),
    views: views(world.stacks.get(person.id) ?? []),
    homes: views(homes),
  };
}

function conversationsOf(core: Core, person: Person): ConversationShown[] {
  const withApps = new Set(appConversations(core, person).map((it) => it.id));
  const spoken = new Set(core.world.messages.map((it) => it.channel));
  const isListed = ({ id, kind }: Channel) =>
    kind !== 'im' || withApps.has(id) || spoken.has(id) || core.world.keptOpen.has(markKey(person.id, id));
  return channelsOf(core.world)
    .filter((it) => mayRead(person, it) && isListed(it))
    .map((it) => conversationShown(core, person, it));
}

/** Every app can be written to, whether or not somebody has. */
const appConversations = (core: Core, person: Person): Channel[] =>
  person.teams.flatMap((team) =>
    installsIn(core.world, team)
      .filter(({ app }) => app.manifest.features?.app_home?.messages_tab_enabled !== false)
      .map(({ bot }) => directChannel(core.world, team, [bot.id, person.id])),
  );

function conversationShown(core: Core, person: Person, channel: Channel): ConversationShown {
  const other = channel.kind === 'im' ? ([...channel.members].find((id) => id !== person.id) ?? person.id) : undefined;
  return {
    id: channel.id,
    kind: channel.kind,
    name: other === undefined ? channel.name : (core.world.people.get(other)?.handle ?? other),
    ...(other === undefined ? {} : { with: other }),
    joined: channel.members.has(person.id),
    archived: channel.archived,
    ...unreadBy(core, person, channel, visibleTo(core, person, channel)),
  };
}

const viewShown = ({ id, app, kind, body, values, errors }: View): ViewShown => ({
  id,
  app: app.id,
  kind,
  title: body.title?.text ?? '',
  ...(body.submit ? { submit: body.submit.text } : {}),
  ...(body.close ? { close: body.close.text } : {}),
  blocks: body.blocks,
  values,
  errors,
});
