// oauth.v2.access: codes and refresh tokens for tokens; apps.uninstall.
import type { Core } from '../core.ts';
import { uninstall } from '../world/change.ts';
import { findTeam, installFor } from '../world/find.ts';
import { addInstall } from '../world/install.ts';
import type { App, Install } from '../world/world.ts';
import { type Call, installOf, type Methods, maybe, need } from './call.ts';
import { SlackError } from './slack-error.ts';

const CODE_LIFETIME_MS = 10 * 60 * 1000;
const TOKEN_LIFETIME_S = 12 * 3600;

function clientOf(call: Call): App {
  const id = call.basic?.id ?? maybe(call, 'client_id');
  const secret = call.basic?.secret ?? maybe(call, 'client_secret');
  const app = [...call.core.world.apps.values()].find((it) => it.clientId === id);
  if (!app) throw new SlackError('invalid_client_id');
  if (app.clientSecret !== secret) throw new SlackError('bad_client_secret');
  return app;
}

function access(call: Call): Record<string, unknown> {
  const app = clientOf(call);
  if (maybe(call, 'grant_type') === 'refresh_token') return refresh(call, app);
  const key = maybe(call, 'code') ?? '';
  const code = call.core.world.oauthCodes.get(key);
  call.core.world.oauthCodes.delete(key);
  if (!code || code.app !== app || call.core.clock.now() - code.at > CODE_LIFETIME_MS)
    throw new SlackError('invalid_code');
  if (code.redirectUri && maybe(call, 'redirect_uri') && maybe(call, 'redirect_uri') !== code.redirectUri)
    throw new SlackError('bad_redirect_uri');
  if (code.scopes.length === 0) throw new SlackError('no_scopes');
  const install =
    installFor(call.core.world, app, code.team.id) ??
    addInstall(call.core.world, app, {
      team: code.team.domain,
      scopes: code.scopes,
      userScopes: code.userScopes,
      installedBy: code.person.id,
    });
  install.scopes = new Set(code.scopes);
  install.installer = code.person;
  return answer(call.core, install);
}

function refresh(call: Call, app: App): Record<string, unknown> {
  const install = call.core.world.installs.find(
    (it) => it.app === app && it.refreshToken === need(call, 'refresh_token') && !it.revoked,
  );
  if (!install) throw new SlackError('invalid_refresh_token');
  install.botToken = `xoxe.xoxb-${call.core.world.ids.mint('')}-${app.id}`;
  return answer(call.core, install);
}

/** The answer of Slack; with token rotation, a fresh single-use refresh token and twelve hours. */
function answer(core: Core, install: Install): Record<string, unknown> {
  const rotates = install.app.manifest.settings?.token_rotation_enabled === true;
  if (rotates) {
    install.refreshToken = `xoxe-${core.world.ids.mint('')}-${install.app.id}`;
    install.expiresAt = core.clock.now() + TOKEN_LIFETIME_S * 1000;
  }
  return {
    access_token: install.botToken,
    token_type: 'bot',
    scope: [...install.scopes].join(','),
    bot_user_id: install.bot.id,
    app_id: install.app.id,
    team: install.team ? { id: install.team.id, name: install.team.name } : null,
    enterprise: install.enterprise ?? null,
    is_enterprise_install: install.team === undefined,
    authed_user: {
      id: install.installer.id,
      ...(install.userToken
        ? { access_token: install.userToken, token_type: 'user', scope: [...install.userScopes].join(',') }
        : {}),
    },
    ...(rotates ? { refresh_token: install.refreshToken, expires_in: TOKEN_LIFETIME_S } : {}),
  };
}

export const oauth: Methods = {
  'oauth.v2.access': { tokens: ['none', 'bot', 'user'], tier: 'special', run: access },
  'apps.uninstall': {
    tokens: ['bot', 'user'],
    tier: 1,
    run: async (call) => {
      const install = installOf(call);
      if (clientOf(call) !== install.app) throw new SlackError('client_id_token_mismatch');
      await uninstall(call.core, install, install.team?.id ?? findTeam(call.core.world, install.bot.teams[0] ?? '').id);
      return {};
    },
  },
};
