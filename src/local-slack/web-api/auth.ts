// auth.*, apps.connections.open and team.info: who am I, where, and a way in for Socket Mode.
import { teamJson } from '../world/json.ts';
import { callerOf, flag, installOf, type Methods, maybe, teamOf } from './call.ts';
import { SlackError } from './slack-error.ts';

export const auth: Methods = {
  'auth.test': {
    tokens: ['bot', 'user', 'app'],
    tier: 'special',
    run: (call) => {
      if (call.token.kind === 'app') return { app_name: call.token.app.name, app_id: call.token.app.id };
      const install = installOf(call);
      const team = call.core.world.teams.get(teamOf(call));
      return {
        url: `https://${team?.domain}.slack.com/`,
        team: team?.name,
        team_id: install.team?.id ?? install.enterprise?.id,
        user: callerOf(call).handle,
        user_id: callerOf(call).id,
        is_enterprise_install: install.team === undefined,
        ...(call.token.kind === 'bot' ? { bot_id: install.botId } : {}),
        ...(install.enterprise ? { enterprise_id: install.enterprise.id } : {}),
      };
    },
  },
  'auth.revoke': {
    tokens: ['bot', 'user'],
    tier: 3,
    run: (call) => {
      const install = installOf(call);
      if (flag(call, 'test')) return { revoked: false };
      if (call.token.kind === 'user') delete install.userToken;
      else install.revoked = true;
      return { revoked: true };
    },
  },
  'apps.connections.open': {
    tokens: ['app'],
    tier: 3,
    run: (call) => {
      if (call.token.kind !== 'app') throw new SlackError('not_allowed_token_type');
      const { app } = call.token;
      if (app.manifest.settings?.socket_mode_enabled === false) throw new SlackError('forbidden_team');
      const base = call.core.baseUrl.replace(/^http/, 'ws');
      return { url: `${base}/link/?ticket=${call.core.sockets.ticket(app)}&app_id=${app.id}` };
    },
  },
  'team.info': {
    tokens: ['bot', 'user'],
    scopes: ['team:read'],
    tier: 3,
    run: (call) => {
      const team = call.core.world.teams.get(maybe(call, 'team') ?? teamOf(call));
      if (!team || (team.id !== teamOf(call) && installOf(call).team)) throw new SlackError('team_not_found');
      return { team: teamJson(team) };
    },
  },
};
