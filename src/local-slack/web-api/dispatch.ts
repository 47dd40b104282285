// Runs one Web API call: token, kind of token, scopes, rate limit, method; errors become `ok: false`.
import type { Core } from '../core.ts';
import type { Call, Method, Token } from './call.ts';
import { methods } from './methods.ts';
import { SlackError } from './slack-error.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface Request {
  method: string;
  args: Record<string, unknown>;
  token?: string | undefined;
  basic?: { id: string; secret: string } | undefined;
}

/** Answers a call as Slack would; never throws. */
export async function dispatch(core: Core, request: Request): Promise<Answer> {
  const began = performance.now();
  const token = identify(core, request.token);
  const answer = await attempt(core, request, token);
  const error = answer.body.ok === false ? String(answer.body.error) : undefined;
  const install = token && (token.kind === 'bot' || token.kind === 'user') ? token.install : undefined;
  core.journal.add({
    kind: 'call',
    method: request.method,
    args: request.args,
    ok: answer.body.ok === true,
    ms: Math.round(performance.now() - began),
    result: answer.body,
    ...(error ? { error } : {}),
    ...(install?.team ? { team: install.team.id } : {}),
    ...(install ? { app: install.app.id } : {}),
  });
  return answer;
}

async function attempt(core: Core, request: Request, token: Token | undefined): Promise<Answer> {
  try {
    const method = methods[request.method];
    if (!method) throw new SlackError('unknown_method', { req_method: request.method });
    const call = admit(core, request, method, token);
    const body = await method.run(call);
    return { status: 200, headers: scopeHeaders(call, method), body: { ok: true, ...body } };
  } catch (problem) {
    return refusal(problem);
  }
}

function refusal(problem: unknown): Answer {
  if (!(problem instanceof SlackError)) {
    const message = problem instanceof Error ? `${problem.message}` : String(problem);
    return { status: 500, headers: {}, body: { ok: false, error: 'internal_error', message } };
  }
  const { retry_after, ...extra } = problem.extra;
  const limited = problem.code === 'ratelimited';
  return {
    status: limited ? 429 : 200,
    headers: limited ? { 'retry-after': String(retry_after ?? 1) } : {},
    body: { ok: false, error: problem.code, ...extra },
  };
}

/** Who this token belongs to; undefined for a token that nobody has, or that was revoked. */
function identify(core: Core, value: string | undefined): Token | undefined {
  if (value === undefined) return { kind: 'none' };
  const app = [...core.world.apps.values()].find((it) => it.appToken === value);
  if (app) return { kind: 'app', app };
  const install = core.world.installs.find((it) => it.botToken === value || it.userToken === value);
  return install && { kind: install.botToken === value ? 'bot' : 'user', install, value };
}

function admit(core: Core, request: Request, method: Method, token: Token | undefined): Call {
  if (!token) throw new SlackError('invalid_auth');
  if (token.kind === 'none' && !method.tokens.includes('none')) throw new SlackError('not_authed');
  if (!method.tokens.includes(token.kind)) throw new SlackError('not_allowed_token_type');
  if ((token.kind === 'bot' || token.kind === 'user') && token.install.revoked) throw new SlackError('token_revoked');
  if (token.kind === 'bot' && (token.install.expiresAt ?? Number.POSITIVE_INFINITY) < core.clock.now())
    throw new SlackError('token_expired');
  if (token.kind === 'user' && token.install.installer.deleted) throw new SlackError('account_inactive');
  const call: Call = {
    core,
    method: request.method,
    args: request.args,
    token,
    ...(request.basic ? { basic: request.basic } : {}),
  };
  requireScope(call, method);
  limitRate(call, method);
  return call;
}

const granted = (call: Call): Set<string> | undefined =>
  call.token.kind === 'bot'
    ? call.token.install.scopes
    : call.token.kind === 'user'
      ? call.token.install.userScopes
      : undefined;

const needed = (call: Call, method: Method): string[] =>
  typeof method.scopes === 'function' ? method.scopes(call) : (method.scopes ?? []);

function requireScope(call: Call, method: Method): void {
  const scopes = needed(call, method);
  const provided = granted(call);
  if (!provided || scopes.length === 0 || scopes.some((scope) => provided.has(scope))) return;
  throw new SlackError('missing_scope', { needed: scopes.join(','), provided: [...provided].join(',') });
}

function limitRate(call: Call, method: Method): void {
  const who = call.token.kind === 'none' ? 'nobody' : call.token.kind === 'app' ? call.token.app.id : call.token.value;
  const wait = call.core.rateLimits.over(`${call.method} ${who}`, method.tier);
  if (wait !== undefined) throw new SlackError('ratelimited', { retry_after: wait });
}

const scopeHeaders = (call: Call, method: Method): Record<string, string> => {
  const provided = granted(call);
  return provided
    ? { 'x-oauth-scopes': [...provided].join(','), 'x-accepted-oauth-scopes': needed(call, method).join(',') }
    : {};
};
