// One person in front of Slack: types, presses, chooses, submits, and reads what they see.
import type { Core } from '../core.ts';
import type { Option } from '../kit.ts';
import { visibleTo } from '../messages.ts';
import { postDue } from '../scheduled.ts';
import { settled } from '../settled.ts';
import { topModal } from '../views.ts';
import type { Message, Person } from '../world/world.ts';
import { type AttachedFile, attach } from './attach.ts';
import { type Choice, choose } from './choose.ts';
import { deed } from './deed.ts';
import { fill } from './fill.ts';
import { edit, react, takeBack } from './message-deeds.ts';
import { pickField } from './pick.ts';
import { homeOf, needHome, needTop, placeOf, type Target } from './place.ts';
import { type Pressing, press } from './press.ts';
import type { Filling } from './put.ts';
import { conversationOf, say } from './say.ts';
import { search } from './search.ts';
import { type SeenMessage, type SeenView, seeMessage, seeView } from './seen.ts';
import { appFor, globalShortcut, messageShortcut, openTab } from './shortcut.ts';
import { close, submit } from './submit.ts';
import { type Outcome, type Told, toldSince } from './told.ts';

export interface PersonClient {
  readonly id: string;
  readonly handle: string;
  readonly email: string;
  /** Types into the usual conversation (#general, else the first channel, else the app's DM). */
  types(text: string): Promise<Told>;
  /** Types into `#channel`, `dm` (with the app), `@person`; `thread` makes it a reply. */
  types(where: string, text: string, options?: { thread?: SeenMessage }): Promise<Told>;
  /** Messages this person sees there, private ones included, oldest first. */
  sees(where: string): SeenMessage[];
  /** The newest message this person sees there; an error when there is none. `dm` when nothing is said. */
  last(where?: string): SeenMessage;
  /** Messages with the app, oldest first. */
  dm(app?: string): SeenMessage[];
  /** Every private ("only visible to you") message, oldest first. */
  privately(): SeenMessage[];
  /** The form on top, if one is open. */
  view(): SeenView | undefined;
  /** The Home as last published; an error when no app has. */
  home(app?: string): SeenView;
  hasHome(app?: string): boolean;
  presses(target: Target, name: string, options?: Pressing): Promise<Told>;
  chooses(target: Target, name: string, choice: Choice, options?: Filling): Promise<Told>;
  /** Writes into a field of the open form, or of `in`. */
  fills(name: string, text: string, options?: Filling): Promise<Told>;
  /** What an external select offers for a query. */
  searches(name: string, query: string, options?: Filling): Promise<Option[]>;
  /** Puts files into a file field of the open form. */
  attaches(name: string, files: AttachedFile[], options?: Filling): Promise<Told>;
  submits(): Promise<Told>;
  closes(): Promise<Told>;
  opensHome(app?: string): Promise<Told>;
  opensMessages(app?: string): Promise<Told>;
  shortcut(name: string): Promise<Told>;
  messageShortcut(name: string, message: SeenMessage): Promise<Told>;
  /** Edits or deletes their own message; reacts to any, and once more takes it back. */
  edits(message: SeenMessage, text: string): Promise<Told>;
  deletes(message: SeenMessage): Promise<Told>;
  reacts(message: SeenMessage, emoji: string): Promise<Told>;
}

/** Somebody's hands and eyes in Slack. */
export function personClient(core: Core, person: Person): PersonClient {
  const does = (work: () => Promise<Outcome>) => act(core, person, work);
  const seen = (messages: Message[]) => messages.map((it) => seeMessage(core, it, person.id));
  const read = (where: string) => {
    postDue(core);
    return seen(visibleTo(core, person, conversationOf(core, person, where)));
  };
  return {
    id: person.id,
    handle: person.handle,
    email: person.email,
    types: (where: string, text?: string, options: { thread?: SeenMessage } = {}) =>
      does(() => {
        const channel = conversationOf(core, person, text === undefined ? undefined : where);
        return say(
          core,
          person,
          channel,
          text ?? where,
          options.thread && (options.thread.threadTs ?? options.thread.ts),
        );
      }),
    sees: read,
    last: (where = 'dm') => newest(person, where, read(where)),
    dm: (app) => (app === undefined ? read('dm') : read(`@${appFor(core, person, app).bot.handle}`)),
    privately: () => seen(core.world.messages.filter((it) => it.onlyFor === person.id)),
    view: () => {
      const top = topModal(core, person.id);
      return top && seeView(core, top);
    },
    home: (app) => seeView(core, needHome(core, person, app)),
    hasHome: (app) => homeOf(core, person, app) !== undefined,
    presses: (target, name, options) => does(() => press(core, person, target, name, options)),
    chooses: (target, name, choice, options) => does(() => choose(core, person, target, name, choice, options)),
    fills: (name, text, options) => does(() => fill(core, person, name, text, options)),
    searches: (name, query, options = {}) => offered(core, person, name, query, options),
    attaches: (name, files, options) => does(() => attach(core, person, name, files, options)),
    submits: () => does(() => submit(core, person)),
    closes: () => does(() => close(core, person)),
    opensHome: (app) => does(() => openTab(core, person, appFor(core, person, app), 'home')),
    opensMessages: (app) => does(() => openTab(core, person, appFor(core, person, app), 'messages')),
    shortcut: (name) => does(() => globalShortcut(core, person, name)),
    messageShortcut: (name, message) => does(() => messageShortcut(core, person, name, message)),
    edits: (message, text) => does(() => edit(core, person, message, text)),
    deletes: (message) => does(() => takeBack(core, person, message)),
    reacts: (message, emoji) => does(() => react(core, person, message, emoji)),
  };
}

function newest(person: Person, where: string, messages: SeenMessage[]): SeenMessage {
  const found = messages.at(-1);
  if (!found) throw new Error(`${person.handle} sees no message in ${where}`);
  return found;
}

async function act(core: Core, person: Person, work: () => Promise<Outcome>): Promise<Told> {
  const { outcome, from } = await deed(core, person, work);
  if (core.settings.settleMs > 0) await settled(core, core.settings.settleMs);
  return toldSince(core, person, from, outcome);
}

async function offered(core: Core, person: Person, name: string, query: string, options: Filling): Promise<Option[]> {
  const place = placeOf(core, person, options.in ?? seeView(core, needTop(core, person)));
  const found = await search(core, person, place, pickField(place.blocks, name, place.name, options), query);
  if (found.problem) throw new Error(found.problem);
  return found.options;
}
