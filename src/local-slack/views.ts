// Views: the stack of modals of each person, at most three deep, and each person's Home.
import { checkView } from './blocks/check.ts';
import { complete, handedBack } from './blocks/complete.ts';
import { asMessages } from './blocks/problems.ts';
import type { Core } from './core.ts';
import type { ViewBody } from './kit.ts';
import { stateOf } from './state-values.ts';
import { SlackError } from './web-api/slack-error.ts';
import { installFor } from './world/find.ts';
import { type App, homeKey, type View } from './world/world.ts';

const MAX_BYTES = 250 * 1024;
const MAX_DEPTH = 3;

/** Checks what an app sent as a view, as strictly as Slack, and completes its ids. */
export function readView(core: Core, raw: unknown, kind: 'modal' | 'home' | 'any', where: string): ViewBody {
  if (Buffer.byteLength(JSON.stringify(raw) ?? '') > MAX_BYTES) throw new SlackError('view_too_large');
  const checked = checkView(raw, kind);
  if (!checked.ok) {
    core.journal.add({ kind: 'validation', where, problems: checked.problems });
    throw new SlackError('invalid_arguments', { response_metadata: { messages: asMessages(checked.problems) } });
  }
  complete(checked.value.blocks, core.world.ids);
  return checked.value;
}

const isOpen = (core: Core, view: View): boolean =>
  view.kind === 'home'
    ? [...core.world.homes.values()].includes(view.id)
    : (core.world.stacks.get(view.person) ?? []).includes(view.id);

function refuseTakenExternalId(core: Core, body: ViewBody, team: string, self?: View): void {
  const taken = [...core.world.views.values()].some(
    (it) => it !== self && it.team === team && it.body.external_id === body.external_id && isOpen(core, it),
  );
  if (body.external_id && taken) throw new SlackError('duplicate_external_id');
}

export interface Opening {
  app: App;
  team: string;
  person: string;
  channel?: string | undefined;
}

function create(core: Core, given: Opening, kind: View['kind'], body: ViewBody, below?: View): View {
  refuseTakenExternalId(core, body, given.team);
  const id = core.world.ids.mint('V');
  const view: View = {
    id,
    kind,
    app: given.app,
    team: given.team,
    person: given.person,
    body,
    hash: newHash(core),
    rootId: below?.rootId ?? id,
    values: stateOf(body.blocks, {}, given.channel),
    errors: {},
    ...(below ? { previousId: below.id } : {}),
    ...(given.channel ? { channel: given.channel } : {}),
  };
  core.world.views.set(id, view);
  return view;
}

const newHash = (core: Core): string =>
  `${Math.floor(core.clock.now() / 1000)}.${core.world.ids.mint('h').toLowerCase()}`;

/** Opens a modal as the only one this person sees. */
export function openModal(core: Core, given: Opening, body: ViewBody): View {
  const view = create(core, given, 'modal', body);
  core.world.stacks.set(given.person, [view.id]);
  core.notices.push({ person: given.person, what: 'view', view: view.id, how: 'opened' });
  return view;
}

/** Puts a modal on top of the person's stack. */
export function pushModal(core: Core, given: Opening, body: ViewBody): View {
  const stack = core.world.stacks.get(given.person) ?? [];
  const below = core.world.views.get(stack.at(-1) ?? '');
  if (!below || below.app !== given.app) throw new SlackError('not_found');
  if (stack.length >= MAX_DEPTH) throw new SlackError('push_limit_reached');
  const view = create(core, given, 'modal', body, below);
  core.world.stacks.set(given.person, [...stack, view.id]);
  core.notices.push({ person: given.person, what: 'view', view: view.id, how: 'pushed' });
  return view;
}

/** Replaces what a view shows; typed values stay where block id and action id stay. `hash` guards against a newer one. */
export function updateView(core: Core, view: View, body: ViewBody, hash?: string): View {
  if (!isOpen(core, view)) throw new SlackError('not_found');
  if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
  refuseTakenExternalId(core, body, view.team, view);
  view.body = body;
  view.hash = newHash(core);
  view.values = stateOf(body.blocks, view.values, view.channel);
  view.errors = {};
  core.notices.push({ person: view.person, what: 'view', view: view.id, how: 'updated' });
  return view;
}

/** Shows a Home view to one person. */
export function publishHome(core: Core, given: Opening, body: ViewBody, hash?: string): View {
  const known = core.world.views.get(core.world.homes.get(homeKey(given.app, given.person)) ?? '');
  if (known) return updateView(core, known, body, hash);
  if (hash !== undefined) throw new SlackError('hash_conflict');
  const view = create(core, given, 'home', body);
  core.world.homes.set(homeKey(given.app, given.person), view.id);
  return view;
}

/** The modal this person has before their eyes. */
export const topModal = (core: Core, person: string): View | undefined =>
  core.world.views.get((core.world.stacks.get(person) ?? []).at(-1) ?? '');

/** Takes one view (or with `all` every view) off the person's stack. */
export function closeModal(core: Core, view: View, all = false): void {
  const stack = core.world.stacks.get(view.person) ?? [];
  core.world.stacks.set(view.person, all ? [] : stack.filter((id) => id !== view.id));
}

/** A view as Slack writes it in answers and payloads. */
export function viewJson(core: Core, view: View): Record<string, unknown> {
  const install = installFor(core.world, view.app, view.team);
  const { body } = view;
  return {
    id: view.id,
    team_id: view.team,
    type: view.kind,
    blocks: handedBack(body.blocks),
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    external_id: body.external_id ?? '',
    state: { values: handedBack(view.values) },
    hash: view.hash,
    title: handedBack(body.title ?? { type: 'plain_text', text: 'View Title', emoji: true }),
    submit: handedBack(body.submit ?? null),
    close: handedBack(body.close ?? null),
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: view.app.id,
    app_installed_team_id: install?.team?.id ?? install?.enterprise?.id ?? view.team,
    bot_id: install?.botId ?? '',
  };
}
