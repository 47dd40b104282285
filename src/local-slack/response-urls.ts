// Response URLs: five uses within thirty minutes, to answer privately, in the channel, or in place of a message.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { type Core, during } from './core.ts';
import { remove, store, tellApps } from './messages.ts';
import { rawBody } from './raw-body.ts';
import { stateOf } from './state-values.ts';
import { readBlocks } from './web-api/content.ts';
import { SlackError } from './web-api/slack-error.ts';
import { findMessage, installFor } from './world/find.ts';
import type { App, ResponseUrl } from './world/world.ts';

const LIFETIME_MS = 30 * 60 * 1000;
const MAX_USES = 5;

/** A fresh URL; with `ts` it belongs to that message and may replace or delete it. */
export function mintResponseUrl(
  core: Core,
  given: { app: App; team: string; person: string; channel: string; ts?: string | undefined },
): string {
  const key = core.world.ids.mint('R');
  const { ts, ...rest } = given;
  core.world.responseUrls.set(key, { key, at: core.clock.now(), uses: 0, ...rest, ...(ts ? { ts } : {}) });
  return urlOf(core, given.team, key);
}

const urlOf = (core: Core, team: string, key: string): string => `${core.baseUrl}/response/${team}/${key}`;

export interface Reply {
  text?: string;
  blocks?: unknown;
  response_type?: string;
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
}

/** Says what an app answered to a person: privately unless `in_channel`. Used for acknowledgements as well; `answers` is the URL. */
export function answerInChannel(
  core: Core,
  to: Omit<ResponseUrl, 'key' | 'at' | 'uses'>,
  reply: Reply,
  answers: string,
): void {
  const blocks = reply.blocks === undefined ? undefined : readBlocks(core, reply.blocks, 'response');
  if (!reply.text && !blocks?.length) throw new SlackError('no_text');
  const install = installFor(core.world, to.app, to.team);
  if (!install) return;
  const message = store(core, {
    channel: to.channel,
    author: install.bot.id,
    install,
    text: reply.text ?? '',
    blocks,
    threadTs: reply.thread_ts,
    onlyFor: reply.response_type === 'in_channel' ? undefined : to.person,
    answers,
  });
  void tellApps(core, message);
}

/** Changes or deletes the message that a response URL belongs to; false when it belongs to none. */
function inPlace(core: Core, to: ResponseUrl, reply: Reply): boolean {
  const original = to.ts === undefined ? undefined : findMessage(core.world, to.channel, to.ts);
  if (!original || (!reply.replace_original && !reply.delete_original)) return false;
  if (reply.delete_original) {
    remove(core, original);
    return true;
  }
  const blocks = reply.blocks === undefined ? [] : readBlocks(core, reply.blocks, 'response');
  if (!reply.text && blocks.length === 0) throw new SlackError('no_text');
  original.text = reply.text ?? '';
  original.blocks = blocks;
  original.edited = core.world.ids.ts();
  for (const [person, values] of original.inputs) original.inputs.set(person, stateOf(blocks, values));
  if (original.onlyFor) core.notices.push({ person: original.onlyFor, what: 'message', message: original });
  return true;
}

function use(core: Core, key: string, body: unknown): { status: number; text: string } {
  const to = core.world.responseUrls.get(key);
  if (!to) return { status: 404, text: 'invalid_url' };
  if (core.clock.now() - to.at > LIFETIME_MS) return { status: 404, text: 'expired_url' };
  if (to.uses >= MAX_USES) return { status: 404, text: 'used_url' };
  to.uses++;
  try {
    const reply = body as Reply;
    if (!inPlace(core, to, reply)) answerInChannel(core, to, reply, urlOf(core, to.team, key));
    return { status: 200, text: 'ok' };
  } catch (problem) {
    if (problem instanceof SlackError) return { status: 400, text: problem.code };
    throw problem;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Routes for `/response/<team>/<key>`. */
export function responseUrls(core: Core): Router {
  const router = Router();
  router.post('/:team/:key', rawBody, (request, reply) => during(core, () => respond(core, request, reply)));
  return router;
}

async function respond(core: Core, request: Request, reply: Response): Promise<void> {
  const fault = core.faults.take('response_url');
  if (fault) core.journal.add({ kind: 'fault', method: 'response_url', fault: fault.kind });
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false });
  else if (fault && fault.kind !== 'drop') {
    reply.status(fault.kind === 'rate_limited' ? 429 : 503).send(fault.kind);
    return;
  }
  const body = parsed(String(request.body));
  const result = use(core, String(request.params.key), body);
  core.journal.add({
    kind: 'response_url',
    ok: result.status === 200,
    body,
    ...(result.status === 200 ? {} : { error: result.text }),
  });
  if (fault?.kind === 'drop') request.socket.destroy();
  else reply.status(result.status).type('text/plain').send(result.text);
}
