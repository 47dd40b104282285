// A small world and messages for the tests of the page's logic.
import type {
  ConversationShown,
  MessageShown,
  PersonShown,
  ScreenShown,
  WorldShown,
} from '../../src/local-slack/page/contract.ts';

export const person = (handle: string, more: Partial<PersonShown> = {}): PersonShown => ({
  id: `U-${handle}`,
  handle,
  name: `${handle[0]?.toUpperCase()}${handle.slice(1)} Person`,
  team: 'T1',
  role: 'Member',
  tz: 'Europe/Berlin',
  isBot: false,
  deactivated: false,
  external: false,
  ...more,
});

export const world: WorldShown = {
  teams: [
    { id: 'T1', name: 'Acme', domain: 'acme' },
    { id: 'T2', name: 'Beta', domain: 'beta' },
  ],
  people: [
    person('olga', { role: 'Primary owner' }),
    person('cleo', { role: 'Admin' }),
    person('ana', { name: 'Ana Meier' }),
    person('ben', { name: 'Ben Okafor' }),
    person('dora', { deactivated: true }),
    person('roledesk', { name: 'Roledesk', role: 'Bot', isBot: true }),
    person('zoe', { team: 'T2', external: true }),
  ],
  channels: [
    { id: 'C-general', name: 'general', team: 'T1', private: false, archived: false, members: ['U-ana', 'U-zoe'] },
    { id: 'C-desk', name: 'help-desk', team: 'T1', private: true, archived: false, members: ['U-cleo'] },
    { id: 'C-old', name: 'old', team: 'T1', private: false, archived: true, members: [] },
  ],
  usergroups: [{ id: 'S-ops', handle: 'ops', name: 'Operations', team: 'T1' }],
  apps: [
    {
      id: 'A1',
      name: 'Roledesk',
      team: 'T1',
      bot: 'U-roledesk',
      connected: true,
      commands: [
        { command: '/role', description: 'Roles', usageHint: 'help | why' },
        { command: '/role-request', description: 'Ask', usageHint: '[role]' },
      ],
      shortcuts: [],
      hasHome: true,
    },
  ],
};

export const named = (handle: string): PersonShown => {
  const found = world.people.find((it) => it.handle === handle);
  if (!found) throw new Error(`Nobody is called ${handle}`);
  return found;
};

export const conversation = (name: string, more: Partial<ConversationShown> = {}): ConversationShown => ({
  id: `C-${name}`,
  kind: 'public',
  name,
  joined: true,
  archived: false,
  unread: 0,
  mentions: 0,
  ...more,
});

export const screen = (...conversations: ConversationShown[]): ScreenShown => ({
  person: 'U-ben',
  conversations,
  views: [],
  homes: [],
});

/** Seconds since 1970 of noon on a day of November 2026, in UTC. */
export const noon = (day: number): number => Date.UTC(2026, 10, day, 12) / 1000;

export const message = (seconds: number, author: string, more: Partial<MessageShown> = {}): MessageShown => ({
  channel: 'C-general',
  ts: `${seconds}.000100`,
  author: `U-${author}`,
  text: 'Hello',
  blocks: [],
  values: {},
  private: false,
  edited: false,
  replies: 0,
  reactions: [],
  files: [],
  ...more,
});
