// Interaction payloads: who, where, with which state; and their delivery.
import { handedBack } from '../blocks/complete.ts';
import type { Core } from '../core.ts';
import { deliver } from '../delivery/deliver.ts';
import { type Ack, unreachable } from '../delivery/payload.ts';
import { mintResponseUrl } from '../response-urls.ts';
import { mintTrigger } from '../triggers.ts';
import { viewJson } from '../views.ts';
import { installFor } from '../world/find.ts';
import { messageJson } from '../world/json.ts';
import type { App, Person } from '../world/world.ts';
import type { Place } from './place.ts';

/** What every interactive payload carries. */
export function common(core: Core, app: App, team: string, person: Person): Record<string, unknown> {
  const install = installFor(core.world, app, team);
  const home = person.teams.includes(team) ? team : (person.teams[0] ?? team);
  return {
    user: { id: person.id, username: person.handle, name: person.handle, team_id: home },
    api_app_id: app.id,
    token: app.verificationToken,
    team: install?.team ? { id: team, domain: core.world.teams.get(team)?.domain } : null,
    enterprise: install?.enterprise ?? null,
    is_enterprise_install: install !== undefined && install.team === undefined,
  };
}

/** The part that says where: message, channel and response URL, or the view. */
export function whereOf(core: Core, place: Place, person: Person): Record<string, unknown> {
  const { message, view } = place;
  if (view) return { container: { type: 'view', view_id: view.id }, view: viewJson(core, view) };
  const channel = core.world.channels.get(message.channel);
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: {
      id: message.channel,
      name: channel?.kind === 'im' ? 'directmessage' : channel?.kind === 'private' ? 'privategroup' : channel?.name,
    },
    ...(ephemeral ? {} : { message: handedBack(messageJson(message)) }),
    state: { values: handedBack(place.values) },
    response_url: mintResponseUrl(core, {
      app: place.app,
      team: place.team,
      person: person.id,
      channel: message.channel,
      ts: message.ts,
    }),
  };
}

/** A trigger for something done in this place. */
export const triggerOf = (core: Core, place: Place, person: Person): string =>
  mintTrigger(core, {
    app: place.app,
    team: place.team,
    person: person.id,
    channel: place.message?.channel ?? place.view?.channel,
    view: place.view?.kind === 'modal' ? place.view.id : undefined,
  });

/** Sends an interactive payload; an app whose manifest has interactivity switched off is not reached. */
export async function interact(core: Core, app: App, body: Record<string, unknown>, answers: boolean): Promise<Ack> {
  const settings = app.manifest.settings?.interactivity;
  if (settings?.is_enabled !== true) return unreachable;
  const url = body.type === 'block_suggestion' ? settings.message_menu_options_url : settings.request_url;
  return deliver(core, { app, type: 'interactive', name: String(body.type), body, answers, url });
}

/** Sends `block_actions` for one element. */
export async function act(core: Core, place: Place, person: Person, action: Record<string, unknown>): Promise<Ack> {
  const body = {
    type: 'block_actions',
    ...common(core, place.app, place.team, person),
    ...whereOf(core, place, person),
    trigger_id: triggerOf(core, place, person),
    actions: [{ ...handedBack(action), action_ts: core.world.ids.ts() }],
  };
  return interact(core, place.app, body, false);
}

/** What a person sees beside an element whose press did not get through. */
export const warning = (ack: Ack): string | undefined =>
  ack.ok ? undefined : `⚠ The app did not respond (${ack.problem ?? 'dispatch_failed'}).`;
