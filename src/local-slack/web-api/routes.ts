// The HTTP face of the Web API: forms with JSON inside, multipart, JSON bodies; and the faults that break it.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Response as Reply, type Request, Router } from 'express';
import { type Core, during } from '../core.ts';
import { multipart } from '../multipart.ts';
import { rawBody } from '../raw-body.ts';
import { dispatch } from './dispatch.ts';

/** Routes for `/api/<method>`. */
export function webApi(core: Core): Router {
  const router = Router();
  router.all('/:method', rawBody, (request, reply) => during(core, () => answer(core, request, reply)));
  return router;
}

async function answer(core: Core, request: Request, reply: Reply): Promise<void> {
  const method = String(request.params.method);
  const fault = core.faults.take(method);
  if (fault) core.journal.add({ kind: 'fault', method, fault: fault.kind });
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false });
  if (fault?.kind === 'rate_limited') {
    reply
      .status(429)
      .set('retry-after', String(fault.retryAfter ?? 1))
      .json({ ok: false, error: 'ratelimited' });
    return;
  }
  if (fault?.kind === 'server_error') {
    reply
      .status(fault.status ?? 503)
      .type('text/plain')
      .send('upstream failure');
    return;
  }
  if (fault?.kind === 'error') {
    reply.json({ ok: false, error: fault.error });
    return;
  }
  const args = await argumentsOf(request).catch(() => undefined);
  if (!args) {
    reply.json({
      ok: false,
      error: String(request.headers['content-type']).includes('json') ? 'invalid_json' : 'invalid_form_data',
    });
    return;
  }
  const result = await dispatch(core, {
    method,
    args: without(args, 'token'),
    token: tokenOf(request, args),
    basic: basicOf(request),
  });
  if (fault?.kind === 'drop') {
    request.socket.destroy();
    return;
  }
  reply.status(result.status).set(result.headers).json(result.body);
}

async function argumentsOf(request: Request): Promise<Record<string, unknown>> {
  const fromQuery = Object.fromEntries(new URL(request.originalUrl, 'http://localhost').searchParams);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return fromQuery;
  if (type.startsWith('application/json'))
    return { ...fromQuery, ...(JSON.parse(body.toString('utf8')) as Record<string, unknown>) };
  if (type.startsWith('multipart/form-data')) return { ...fromQuery, ...(await multipart(body, type)) };
  return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

function tokenOf(request: Request, args: Record<string, unknown>): string | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice('Bearer '.length).trim();
  return typeof args.token === 'string' && args.token !== '' ? args.token : undefined;
}

function basicOf(request: Request): { id: string; secret: string } | undefined {
  const header = request.headers.authorization;
  if (!header?.startsWith('Basic ')) return undefined;
  const [id = '', secret = ''] = Buffer.from(header.slice('Basic '.length), 'base64').toString().split(':');
  return { id, secret };
}

const without = (args: Record<string, unknown>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).filter(([key]) => key !== name));
