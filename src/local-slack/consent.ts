// The consent page of OAuth: a person of a Slack workspace allows an app, and is sent back with a code.
import express, { type Request, type Response, Router } from 'express';
import type { Core } from './core.ts';
import { findPerson, findTeam, peopleOf } from './world/find.ts';
import type { App } from './world/world.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);

function appOf(core: Core, request: Request): App | undefined {
  return [...core.world.apps.values()].find((it) => it.clientId === request.query.client_id);
}

/** Whether the app registered this address, as Slack compares it: by its beginning. */
const mayReturnTo = (app: App, uri: string): boolean =>
  (app.manifest.oauth_config?.redirect_urls ?? []).some((allowed) => uri.startsWith(allowed));

function show(core: Core, request: Request, reply: Response): void {
  const app = appOf(core, request);
  const uri = String(request.query.redirect_uri ?? app?.manifest.oauth_config?.redirect_urls?.[0] ?? '');
  if (!app || !mayReturnTo(app, uri)) {
    reply
      .status(400)
      .type('text/plain')
      .send(app ? 'bad_redirect_uri' : 'invalid_client_id');
    return;
  }
  const people = peopleOf(core.world).filter((it) => it.role !== 'bot' && !it.deleted);
  const choices = people.flatMap((it) => it.teams.map((team) => `${core.world.teams.get(team)?.domain}/${it.handle}`));
  const options = choices.map((it) => `<option>${escaped(it)}</option>`).join('');
  reply
    .type('html')
    .send(
      `<!doctype html><title>Allow ${escaped(app.name)}?</title><h1>${escaped(app.name)} asks for access</h1>` +
        `<p>${escaped(String(request.query.scope ?? ''))}</p><form method="post"><label>As <select name="as">${options}</select></label>` +
        '<button name="allow" value="yes">Allow</button><button name="allow" value="no">Cancel</button></form>',
    );
}

function decide(core: Core, request: Request, reply: Response): void {
  const app = appOf(core, request);
  const uri = String(request.query.redirect_uri ?? app?.manifest.oauth_config?.redirect_urls?.[0] ?? '');
  if (!app || !mayReturnTo(app, uri)) {
    reply.status(400).type('text/plain').send('bad_redirect_uri');
    return;
  }
  const { as, allow } = request.body as { as?: string; allow?: string };
  const back = new URL(uri);
  back.searchParams.set('state', String(request.query.state ?? ''));
  if (allow === 'no') back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', grant(core, app, request, String(as)));
  reply.redirect(302, back.href);
}

function grant(core: Core, app: App, request: Request, as: string): string {
  const list = (name: string) =>
    String(request.query[name] ?? '')
      .split(/[,\s]+/)
      .filter((it) => it !== '');
  const code = core.world.ids.mint('code-');
  core.world.oauthCodes.set(code, {
    app,
    team: findTeam(core.world, as.split('/', 1)[0] ?? ''),
    person: findPerson(core.world, as),
    scopes: list('scope'),
    userScopes: list('user_scope'),
    at: core.clock.now(),
    ...(request.query.redirect_uri ? { redirectUri: String(request.query.redirect_uri) } : {}),
  });
  return code;
}

/** Routes for `/oauth/v2/authorize`. */
export function consent(core: Core): Router {
  const router = Router();
  router.get('/v2/authorize', (request, reply) => show(core, request, reply));
  router.post('/v2/authorize', express.urlencoded({ extended: false }), (request, reply) =>
    decide(core, request, reply),
  );
  return router;
}
