// Where an interaction happens: a message, a modal or a Home, as the local Slack has it now.
import type { Core } from '../core.ts';
import type { Block, StateValues } from '../kit.ts';
import { visibleTo } from '../messages.ts';
import { topModal } from '../views.ts';
import { findMessage, installsIn } from '../world/find.ts';
import { type App, homeKey, type Message, type Person, type View } from '../world/world.ts';
import { messageAt, messageValues, type SeenMessage, type SeenView } from './seen.ts';

/** What a test points at: something seen, or simply the form or the Home before the person. */
export type Target = SeenMessage | SeenView | 'view' | 'home';

export type Place = { app: App; team: string; blocks: Block[]; values: StateValues; name: string } & (
  | { message: Message; view?: undefined }
  | { view: View; message?: undefined }
);

/** The place as it is now; with `asSeen` the blocks as they were when the person looked (a stale screen). */
export function placeOf(core: Core, person: Person, target: Target, asSeen = false): Place {
  if (target === 'view') return viewPlace(needTop(core, person));
  if (target === 'home') return viewPlace(needHome(core, person));
  const place =
    target.kind === 'message' ? messagePlace(core, person, target) : openPlace(core, person, target.id, target.title);
  return asSeen ? { ...place, blocks: target.blocks } : place;
}

/** A view or message by its ids. */
export const placeAt = (core: Core, person: Person, at: { view: string } | { channel: string; ts: string }): Place =>
  'view' in at ? openPlace(core, person, at.view) : messagePlace(core, person, messageAt(core, person, at));

function openPlace(core: Core, person: Person, id: string, seenTitle?: string): Place {
  const view = core.world.views.get(id);
  const title = seenTitle ?? view?.body.title?.text ?? id;
  if (!view || view.person !== person.id) throw new Error(`The view "${title}" is gone`);
  if (view.kind === 'modal' && topModal(core, person.id) !== view) {
    throw new Error(`The form "${title}" is not what ${person.handle} sees now (closed, or another lies on top)`);
  }
  return viewPlace(view);
}

const viewPlace = (view: View): Place => ({
  app: view.app,
  team: view.team,
  blocks: view.body.blocks,
  values: view.values,
  view,
  name: view.kind === 'home' ? 'the Home' : `the form "${view.body.title?.text}"`,
});

/** The modal on top, or an error that says there is none. */
export function needTop(core: Core, person: Person): View {
  const view = topModal(core, person.id);
  if (!view) throw new Error(`${person.handle} has no form open`);
  return view;
}

/** The Home of an app, or of the first that has published one. */
export const homeOf = (core: Core, person: Person, app?: string): View | undefined =>
  person.teams
    .flatMap((team) => installsIn(core.world, team))
    .filter((it) => app === undefined || it.app.name === app || it.app.id === app || it.bot.handle === app)
    .map((install) => core.world.views.get(core.world.homes.get(homeKey(install.app, person.id)) ?? ''))
    .find((it) => it !== undefined);

/** The Home a person sees, or an error that says none was published. */
export function needHome(core: Core, person: Person, app?: string): View {
  const view = homeOf(core, person, app);
  if (!view) throw new Error(`No app has published a Home for ${person.handle}; open it first and let the app publish`);
  return view;
}

function messagePlace(core: Core, person: Person, target: SeenMessage): Place {
  const message = findMessage(core.world, target.channel, target.ts);
  const channel = core.world.channels.get(target.channel);
  if (!message || !channel) throw new Error(`The message "${target.text.slice(0, 60)}" is gone`);
  if (!visibleTo(core, person, channel).includes(message))
    throw new Error(`${person.handle} does not see this message in ${target.where}`);
  const app = core.world.apps.get(message.appId ?? '');
  if (!app) throw new Error('Only messages of apps have buttons');
  const name = `this message of ${target.where} ("${target.text.slice(0, 60)}")`;
  const values = messageValues(message, person.id);
  return { app, team: channel.team, blocks: message.blocks, values, message, name };
}
