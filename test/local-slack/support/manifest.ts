// The manifest of the little app that the local Slack is tested with.
import type { Manifest } from '../../../src/local-slack/index.ts';

export const manifest: Manifest = {
  display_information: { name: 'Tester' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'tester' },
    slash_commands: [
      { command: '/try', description: 'Tries', should_escape: true },
      { command: '/raw', description: 'Tries without escaping' },
    ],
    shortcuts: [
      { name: 'Try it', type: 'global', callback_id: 'try-global', description: 'x' },
      { name: 'Try this', type: 'message', callback_id: 'try-message', description: 'x' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'im:write',
        'mpim:write',
        'users:read',
        'users:read.email',
        'im:history',
        'channels:history',
        'groups:history',
        'app_mentions:read',
        'channels:read',
        'groups:read',
        'channels:manage',
        'groups:write',
        'usergroups:read',
        'usergroups:write',
        'files:write',
        'reactions:write',
        'bookmarks:write',
        'bookmarks:read',
        'team:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'app_uninstalled',
        'tokens_revoked',
        'team_join',
        'user_change',
        'message.im',
        'message.channels',
        'member_joined_channel',
        'channel_archive',
        'subteam_members_changed',
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};
