// What a person does on the page: each deed by exact ids, through the code that the verbs of a person client use.
import { z } from 'zod';
import type { Core } from '../core.ts';
import { VALUE_KEY } from '../kit.ts';
import { visibleTo } from '../messages.ts';
import { attachPicked } from '../people/attach.ts';
import { choosePicked } from '../people/choose.ts';
import { fillPicked, WRITTEN } from '../people/fill.ts';
import { edit, react, takeBack } from '../people/message-deeds.ts';
import { pickExactly } from '../people/pick.ts';
import { placeAt } from '../people/place.ts';
import { pressPicked } from '../people/press.ts';
import { conversationOf, say } from '../people/say.ts';
import { messageAt } from '../people/seen.ts';
import { appFor, globalShortcut, messageShortcut, openTab } from '../people/shortcut.ts';
import { close, submit } from '../people/submit.ts';
import type { Outcome } from '../people/told.ts';
import { shareChannel } from '../people/typed-text.ts';
import { findPerson } from '../world/find.ts';
import { join } from '../world/membership.ts';
import { markKey, type Person } from '../world/world.ts';
import type { Deeds } from './contract.ts';
import { element, messageRef } from './given.ts';
import { offeredHere } from './offers.ts';

type Deed = (core: Core, person: Person, body: unknown) => Promise<Outcome>;

const deed =
  <Body>(schema: z.ZodType<Body>, run: (core: Core, person: Person, body: Body) => Promise<Outcome>): Deed =>
  (core, person, body) =>
    run(core, person, schema.parse(body ?? {}));

const nothing = z.strictObject({});
const conversation = z.string();
const value = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])), z.null()]);

const putting = z.strictObject({ ...element, value, entered: z.boolean().optional() });

async function put(core: Core, person: Person, given: z.infer<typeof putting>): Promise<Outcome> {
  const place = placeAt(core, person, given.place);
  const picked = pickExactly(place.blocks, { block: given.block, action: given.action }, place.name);
  const { type } = picked.element;
  if (!VALUE_KEY[type]) throw new Error(`Nothing can be put into a ${type}`);
  if (!WRITTEN.has(type))
    return choosePicked(core, person, place, picked, given.value, () => offeredHere(person, place, picked), true);
  if (Array.isArray(given.value)) throw new Error(`A ${type} holds one text`);
  const text = given.value === null ? '' : String(given.value);
  return fillPicked(core, person, place, picked, text, given.entered ? 'entered' : 'writing');
}

async function read(core: Core, person: Person, where: string): Promise<Outcome> {
  const channel = conversationOf(core, person, where);
  const last = visibleTo(core, person, channel).at(-1);
  if (last) core.world.readUntil.set(markKey(person.id, channel.id), last.ts);
  return {};
}

/** Opens the direct conversation with somebody, who need not have said anything yet. */
async function open(core: Core, person: Person, who: string): Promise<Outcome> {
  const other = findPerson(core.world, who);
  const near = other.teams.some((team) => person.teams.includes(team)) || shareChannel(core.world, person, other);
  if (!near) throw new Error(`${person.handle} and ${other.handle} share no channel`);
  const channel = conversationOf(core, person, `@${other.id}`);
  core.world.keptOpen.add(markKey(person.id, channel.id));
  return { conversation: channel.id };
}

async function joinChannel(core: Core, person: Person, where: string): Promise<Outcome> {
  const channel = conversationOf(core, person, where);
  if (channel.kind !== 'public' || channel.archived) throw new Error('Only public channels in use can be joined');
  if (!channel.members.has(person.id)) await join(core, channel, person.id);
  return {};
}

/** The deeds of the contract by name. */
export const deeds: { readonly [Name in keyof Deeds]: Deed } = {
  say: deed(
    z.strictObject({ conversation, text: z.string().min(1), thread: z.string().optional() }),
    (core, person, it) => say(core, person, conversationOf(core, person, it.conversation), it.text, it.thread),
  ),
  press: deed(z.strictObject({ ...element, value: z.string().optional() }), async (core, person, it) => {
    const place = placeAt(core, person, it.place);
    return pressPicked(core, person, place, pickExactly(place.blocks, it, place.name), it.value);
  }),
  put: deed(putting, put),
  attach: deed(
    z.strictObject({ ...element, files: z.array(z.strictObject({ name: z.string(), content: z.string() })) }),
    async (core, person, it) => {
      const place = placeAt(core, person, it.place);
      return attachPicked(core, person, place, pickExactly(place.blocks, it, place.name), it.files);
    },
  ),
  submit: deed(nothing, submit),
  close: deed(nothing, close),
  home: deed(z.strictObject({ app: z.string() }), async (core, person, it) =>
    openTab(core, person, appFor(core, person, it.app), 'home'),
  ),
  read: deed(z.strictObject({ conversation }), (core, person, it) => read(core, person, it.conversation)),
  open: deed(z.strictObject({ person: z.string() }), (core, person, it) => open(core, person, it.person)),
  join: deed(z.strictObject({ conversation }), (core, person, it) => joinChannel(core, person, it.conversation)),
  shortcut: deed(z.strictObject({ app: z.string(), callbackId: z.string() }), (core, person, it) =>
    globalShortcut(core, person, it.callbackId, it.app),
  ),
  messageShortcut: deed(
    z.strictObject({ app: z.string(), callbackId: z.string(), ...messageRef }),
    async (core, person, it) => messageShortcut(core, person, it.callbackId, messageAt(core, person, it), it.app),
  ),
  react: deed(z.strictObject({ ...messageRef, name: z.string() }), async (core, person, it) =>
    react(core, person, messageAt(core, person, it), it.name),
  ),
  edit: deed(z.strictObject({ ...messageRef, text: z.string().min(1) }), async (core, person, it) =>
    edit(core, person, messageAt(core, person, it), it.text),
  ),
  delete: deed(z.strictObject({ ...messageRef }), async (core, person, it) =>
    takeBack(core, person, messageAt(core, person, it)),
  ),
};
