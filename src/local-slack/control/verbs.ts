// What can be done as a person over HTTP: the verbs of the in-process client with named arguments.
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { PersonClient } from '../people/person.ts';
import type { Target } from '../people/place.ts';
import { messageAt, type SeenMessage, seeView } from '../people/seen.ts';
import { findPerson } from '../world/find.ts';

const messageRef = z.strictObject({ channel: z.string(), ts: z.string() });
const targetRef = z.union([z.enum(['view', 'home']), messageRef, z.strictObject({ view: z.string() })]);
const narrowing = { value: z.string().optional(), near: z.string().optional() };
const choice = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])), z.null()]);

type TargetRef = z.infer<typeof targetRef>;

const message = (core: Core, ref: z.infer<typeof messageRef>, person: string): SeenMessage =>
  messageAt(core, findPerson(core.world, person), ref);

function target(core: Core, ref: TargetRef, person: string): Target {
  if (typeof ref === 'string') return ref;
  if ('ts' in ref) return message(core, ref, person);
  const view = core.world.views.get(ref.view);
  if (!view) throw new Error(`No view ${ref.view}`);
  return seeView(core, view);
}

/** Leaves out keys that are undefined, which exact optional properties do not allow. */
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

type Verb = (core: Core, client: PersonClient, body: unknown) => unknown;

const verb =
  <S extends z.ZodType>(schema: S, run: (core: Core, client: PersonClient, body: z.infer<S>) => unknown): Verb =>
  (core, client, body) =>
    run(core, client, schema.parse(body ?? {}));

const nothing = z.strictObject({});
const named = z.strictObject({ name: z.string() });
const app = z.strictObject({ app: z.string().optional() });

/** Reading verbs and deeds by name. */
export const verbs: Record<string, Verb> = {
  types: verb(
    z.strictObject({ text: z.string(), where: z.string().optional(), thread: messageRef.optional() }),
    (core, client, it) =>
      it.where === undefined
        ? client.types(it.text)
        : client.types(it.where, it.text, it.thread ? { thread: message(core, it.thread, client.id) } : {}),
  ),
  sees: verb(z.strictObject({ where: z.string() }), (_, client, it) => client.sees(it.where)),
  dm: verb(app, (_, client, it) => client.dm(it.app)),
  privately: verb(nothing, (_, client) => client.privately()),
  view: verb(nothing, (_, client) => client.view() ?? null),
  home: verb(nothing, (_, client) => (client.hasHome() ? client.home() : null)),
  presses: verb(
    z.strictObject({ target: targetRef, name: z.string(), confirm: z.boolean().optional(), ...narrowing }),
    (core, client, { target: ref, name, ...options }) =>
      client.presses(target(core, ref, client.id), name, given(options)),
  ),
  chooses: verb(
    z.strictObject({ target: targetRef, name: z.string(), choice, query: z.string().optional(), ...narrowing }),
    (core, client, { target: ref, name, choice: chosen, ...options }) =>
      client.chooses(target(core, ref, client.id), name, chosen, given(options)),
  ),
  fills: verb(
    z.strictObject({ name: z.string(), text: z.string(), in: targetRef.optional(), ...narrowing }),
    (core, client, it) =>
      client.fills(it.name, it.text, given({ near: it.near, in: it.in && target(core, it.in, client.id) })),
  ),
  searches: verb(
    z.strictObject({ name: z.string(), query: z.string(), in: targetRef.optional() }),
    (core, client, it) => client.searches(it.name, it.query, given({ in: it.in && target(core, it.in, client.id) })),
  ),
  edits: verb(z.strictObject({ message: messageRef, text: z.string() }), (core, client, it) =>
    client.edits(message(core, it.message, client.id), it.text),
  ),
  deletes: verb(z.strictObject({ message: messageRef }), (core, client, it) =>
    client.deletes(message(core, it.message, client.id)),
  ),
  reacts: verb(z.strictObject({ message: messageRef, emoji: z.string() }), (core, client, it) =>
    client.reacts(message(core, it.message, client.id), it.emoji),
  ),
  attaches: verb(
    z.strictObject({ name: z.string(), files: z.array(z.strictObject({ name: z.string(), content: z.string() })) }),
    (_, client, it) => client.attaches(it.name, it.files),
  ),
  submits: verb(nothing, (_, client) => client.submits()),
  closes: verb(nothing, (_, client) => client.closes()),
  opensHome: verb(app, (_, client, it) => client.opensHome(it.app)),
  opensMessages: verb(app, (_, client, it) => client.opensMessages(it.app)),
  shortcut: verb(named, (_, client, it) => client.shortcut(it.name)),
  messageShortcut: verb(z.strictObject({ name: z.string(), message: messageRef }), (core, client, it) =>
    client.messageShortcut(it.name, message(core, it.message, client.id)),
  ),
};
