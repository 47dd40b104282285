/** What Slack knows: people, groups, channels. Read before a transaction, never inside one. */
import type { WebClient } from '@slack/web-api';
import type { SlackKind, SlackPerson } from '../domain/subject.ts';

/** The part of Slack's user object that we read (facts: users.info). */
export interface SlackUser {
  id?: string;
  team_id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_primary_owner?: boolean;
  is_owner?: boolean;
  is_admin?: boolean;
  is_email_confirmed?: boolean;
  name?: string;
  real_name?: string;
  tz?: string;
  locale?: string;
  enterprise_user?: { id?: string };
  profile?: { email?: string; real_name?: string; display_name?: string };
}

function kindOf(user: SlackUser, slackId: string): SlackKind {
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  const elsewhere = user.team_id !== undefined && user.team_id !== slackId && !slackId.startsWith('E');
  if (user.is_stranger || elsewhere) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

function standingOf(user: SlackUser): SlackPerson['standing'] {
  if (user.is_primary_owner) return 'primary_owner';
  if (user.is_owner) return 'owner';
  if (user.is_admin) return 'admin';
  if (user.is_ultra_restricted) return 'single_channel_guest';
  return user.is_restricted ? 'multi_channel_guest' : 'member';
}

/** Reads Slack's user object; `slackId` is the tenant's, so that people of other workspaces are told apart. */
export function personOf(user: SlackUser, slackId: string): SlackPerson {
  const email = user.profile?.email ?? null;
  return {
    slackUserId: user.id ?? '',
    enterpriseUserId: user.enterprise_user?.id ?? null,
    kind: kindOf(user, slackId),
    deactivated: user.deleted === true,
    standing: standingOf(user),
    name: user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || 'somebody',
    email,
    emailConfirmed: email !== null && user.is_email_confirmed !== false,
    timeZone: user.tz ?? 'UTC',
    locale: user.locale ?? 'en-US',
  };
}

const codeOf = (error: unknown): string | undefined => (error as { data?: { error?: string } }).data?.error;

/** Answers undefined where Slack says that there is no such one; every other error goes on. */
async function unlessMissing<Result>(call: Promise<Result>, codes: readonly string[]): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

export interface Directory {
  person(slackUserId: string): Promise<SlackPerson | undefined>;
  personByEmail(address: string): Promise<SlackPerson | undefined>;
  /** Everybody of the Slack workspace, page by page, bots left out. */
  everybody(): Promise<SlackPerson[]>;
  /** The Slack ids of a user group's people; undefined when there is no such group. */
  group(id: string): Promise<readonly string[] | undefined>;
  channel(id: string): Promise<SlackChannel | undefined>;
  members(channel: string): Promise<readonly string[]>;
}

export interface SlackChannel {
  id: string;
  name: string;
  isPrivate: boolean;
  /** Shared with another workspace or organisation. */
  isShared: boolean;
  isArchived: boolean;
  botIsIn: boolean;
}

const noSuchUser = ['user_not_found', 'user_not_visible', 'users_not_found'];

/** Slack's directory through one client; `slackId` is the tenant's. */
export function slackDirectory(client: WebClient, slackId: string): Directory {
  const read = (user: unknown): SlackPerson => personOf(user as SlackUser, slackId);
  return {
    async person(slackUserId) {
      const found = await unlessMissing(client.users.info({ user: slackUserId, include_locale: true }), noSuchUser);
      return found?.user ? read(found.user) : undefined;
    },
    async personByEmail(email) {
      const found = await unlessMissing(client.users.lookupByEmail({ email }), noSuchUser);
      return found?.user ? read(found.user) : undefined;
    },
    async everybody() {
      const people: SlackPerson[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page = await client.users.list({ limit: 200, ...(cursor ? { cursor } : {}) });
        people.push(...(page.members ?? []).map(read));
        cursor = page.response_metadata?.next_cursor || undefined;
      }
      return people.filter((person) => person.kind !== 'bot');
    },
    async group(usergroup) {
      const found = await unlessMissing(client.usergroups.users.list({ usergroup }), ['no_such_subteam']);
      return found?.users;
    },
    async channel(channel) {
      const found = await unlessMissing(client.conversations.info({ channel }), ['channel_not_found']);
      if (!found?.channel) return undefined;
      const { id, name, is_private, is_ext_shared, is_shared, is_org_shared, is_archived, is_member } = found.channel;
      return {
        id: id ?? channel,
        name: name ?? '',
        isPrivate: is_private === true,
        isShared: is_ext_shared === true || is_shared === true || is_org_shared === true,
        isArchived: is_archived === true,
        botIsIn: is_member === true,
      };
    },
    async members(channel) {
      const ids: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page = await client.conversations.members({ channel, limit: 200, ...(cursor ? { cursor } : {}) });
        ids.push(...(page.members ?? []));
        cursor = page.response_metadata?.next_cursor || undefined;
      }
      return ids;
    },
  };
}
