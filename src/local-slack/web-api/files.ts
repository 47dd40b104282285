// The upload trio: ask for a URL, post the bytes there, complete; files then hang on a message.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { store, tellApps } from '../messages.ts';
import { multipart } from '../multipart.ts';
import { rawBody } from '../raw-body.ts';
import type { StoredFile } from '../world/world.ts';
import { type Call, callerOf, channelOf, installOf, json, type Methods, maybe, need, number, teamOf } from './call.ts';
import { badArgument, SlackError } from './slack-error.ts';

const listed = z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1);

const fileJson = (file: StoredFile) => ({
  id: file.id,
  name: file.name,
  title: file.title,
  size: file.content.length,
  user: file.person,
  mode: 'hosted',
  channels: file.channels,
});

function begin(call: Call): Record<string, unknown> {
  const length = number(call, 'length') ?? 0;
  if (length <= 0) throw badArgument('length must be more than 0');
  const { world } = call.core;
  const name = need(call, 'filename');
  const file: StoredFile = {
    id: world.ids.mint('F'),
    name,
    title: name,
    team: teamOf(call),
    person: callerOf(call).id,
    content: Buffer.alloc(0),
    length,
    channels: [],
    complete: false,
  };
  world.files.set(file.id, file);
  return { upload_url: `${call.core.baseUrl}/upload/${file.id}`, file_id: file.id };
}

async function finish(call: Call): Promise<Record<string, unknown>> {
  const parsed = listed.safeParse(json(call, 'files'));
  if (!parsed.success) throw badArgument('missing required field: files');
  const files = parsed.data.map(({ id, title }) => {
    const file = call.core.world.files.get(id);
    if (!file || file.content.length === 0 || file.complete) throw new SlackError('file_not_found');
    return { file, title };
  });
  const channel = maybe(call, 'channel_id') ? channelOf(call, 'channel_id') : undefined;
  if (channel && !channel.members.has(callerOf(call).id)) throw new SlackError('not_in_channel');
  for (const { file, title } of files) {
    Object.assign(file, { complete: true, title: title ?? file.name, channels: channel ? [channel.id] : [] });
  }
  if (channel) {
    const message = store(call.core, {
      channel: channel.id,
      author: callerOf(call).id,
      install: installOf(call),
      text: maybe(call, 'initial_comment') ?? '',
      files: files.map(({ file }) => file.id),
      threadTs: maybe(call, 'thread_ts'),
      subtype: 'file_share',
    });
    void tellApps(call.core, message);
  }
  return { files: files.map(({ file }) => fileJson(file)) };
}

export const files: Methods = {
  'files.getUploadURLExternal': { tokens: ['bot', 'user'], scopes: ['files:write'], tier: 4, run: begin },
  'files.completeUploadExternal': { tokens: ['bot', 'user'], scopes: ['files:write'], tier: 4, run: finish },
};

/** The route that gives the bytes back: to a token with `files:read`, in a header as Slack wants it. */
export function downloads(core: Core): Router {
  const router = Router();
  router.get('/:id', (request, reply) => {
    const file = core.world.files.get(request.params.id);
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    const install = core.world.installs.find((it) => it.botToken === token && !it.revoked);
    if (!install?.scopes.has('files:read')) reply.status(403).type('text/plain').send('files:read is needed');
    else if (!file?.complete) reply.status(404).type('text/plain').send('file_not_found');
    else reply.type('application/octet-stream').send(file.content);
  });
  return router;
}

/** The route that takes the bytes; it must answer 200. */
export function uploads(core: Core): Router {
  const router = Router();
  router.post('/:id', rawBody, (request, reply) => receive(core, request, reply));
  return router;
}

async function receive(core: Core, request: Request, reply: Response): Promise<void> {
  const file = core.world.files.get(String(request.params.id));
  const type = request.headers['content-type'] ?? '';
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const content = type.startsWith('multipart/')
    ? Object.values(await multipart(body, type)).find(Buffer.isBuffer)
    : body;
  if (!file || file.complete || !content || content.length !== file.length) {
    reply.status(400).type('text/plain').send('the file is unknown or not as long as was said');
    return;
  }
  file.content = content;
  reply.status(200).type('text/plain').send(`OK - ${content.length}`);
}
