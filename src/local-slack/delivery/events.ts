// The Events API: who subscribed, with which scope; the envelope; sending again what was not acknowledged.
import { seconds } from '../clock.ts';
import type { Core } from '../core.ts';
import { installsIn } from '../world/find.ts';
import type { Install } from '../world/world.ts';
import { deliver } from './deliver.ts';
import type { Ack, Delivery } from './payload.ts';

export interface SlackEvent {
  type: string;
  [key: string]: unknown;
}

/** The scope an app needs to be sent an event; none for those not listed. */
const EVENT_SCOPES: Record<string, string> = {
  team_join: 'users:read',
  user_change: 'users:read',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_mention: 'app_mentions:read',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  subteam_created: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  subteam_members_changed: 'usergroups:read',
  channel_created: 'channels:read',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_rename: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
};

export interface Audience {
  /** Only apps whose bot is in this channel. */
  channel?: string;
  /** Only this app. */
  app?: string;
  /** The name under which apps subscribe, when it is not the event's type (`message.im`). */
  subscription?: string;
}

/** Sends an event to every app that subscribed; resolves with the first acknowledgements, retries go on by themselves. */
export async function emit(core: Core, team: string, event: SlackEvent, audience: Audience = {}): Promise<Ack[]> {
  core.pulse.beat();
  const installs = installsIn(core.world, team).filter((install) => wants(core, install, event, audience));
  return Promise.all(installs.map((install) => sendEvent(core, install, team, event)));
}

function wants(core: Core, install: Install, event: SlackEvent, audience: Audience): boolean {
  const name = audience.subscription ?? event.type;
  const scope = name === 'member_joined_channel' || name === 'member_left_channel' ? undefined : EVENT_SCOPES[name];
  const channel = audience.channel === undefined ? undefined : core.world.channels.get(audience.channel);
  return (
    (audience.app === undefined || install.app.id === audience.app) &&
    (install.app.manifest.settings?.event_subscriptions?.bot_events ?? []).includes(name) &&
    (scope === undefined || install.scopes.has(scope)) &&
    (channel === undefined || channel.members.has(install.bot.id))
  );
}

/** Sends one event to one install, whatever it subscribed to. */
export async function sendEvent(core: Core, install: Install, team: string, event: SlackEvent): Promise<Ack> {
  const delivery: Delivery = {
    app: install.app,
    type: 'events_api',
    name: event.type,
    answers: false,
    body: envelope(core, install, team, event),
    url: install.app.manifest.settings?.event_subscriptions?.request_url,
  };
  return attempt(core, delivery, 0);
}

async function attempt(core: Core, delivery: Delivery, number: number, reason = ''): Promise<Ack> {
  const ack = await deliver(core, delivery, number > 0 ? { attempt: number, reason } : undefined);
  const delay = core.settings.retryDelaysMs[number];
  if (!ack.ok && !ack.noRetry && delay !== undefined) {
    core.retries.later(delay, async () => {
      await attempt(core, delivery, number + 1, ack.reason ?? 'unknown_error');
    });
  }
  return ack;
}

function envelope(core: Core, install: Install, team: string, event: SlackEvent): Record<string, unknown> {
  const enterprise = core.world.teams.get(team)?.enterprise?.id ?? null;
  const isOrg = install.team === undefined;
  return {
    token: install.app.verificationToken,
    team_id: team,
    api_app_id: install.app.id,
    ...(enterprise ? { enterprise_id: enterprise } : {}),
    event: { event_ts: core.world.ids.ts(), ...event },
    type: 'event_callback',
    event_id: core.world.ids.mint('Ev'),
    event_time: seconds(core.clock),
    event_context: core.world.ids.mint('EC'),
    authorizations: [
      {
        enterprise_id: enterprise,
        team_id: isOrg ? null : team,
        user_id: install.bot.id,
        is_bot: true,
        is_enterprise_install: isOrg,
      },
    ],
    is_ext_shared_channel: isShared(core, event),
  };
}

function isShared(core: Core, event: SlackEvent): boolean {
  const channel = typeof event.channel === 'string' ? core.world.channels.get(event.channel) : undefined;
  return (channel?.sharedWith.size ?? 0) > 0;
}
