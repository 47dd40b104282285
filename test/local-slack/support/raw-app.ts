// An app without Bolt: answers each payload by a function, so that tests can misbehave on purpose.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, WebClient } from '@slack/web-api';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../../../src/local-slack/index.ts';

export interface Frame {
  type: string;
  envelope_id?: string;
  payload?: Record<string, unknown>;
  reason?: string;
  [key: string]: unknown;
}

/** What to acknowledge with; `undefined` is an empty acknowledgement, `silence` none at all. */
export type Answer = (payload: Record<string, unknown>, frame: Frame) => unknown;
export const silence = Symbol('no acknowledgement');

/** A logger that says nothing: refusals are what these tests are about. */
const nothing = () => undefined;
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** One call is one request: nothing is retried, nothing waits. */
export const client = (slack: LocalSlack, token = slack.credentials().botToken, timeout = 2000): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: quiet,
  });

export interface RawSocket {
  frames: Frame[];
  socket: WebSocket;
}

/** Opens a Socket Mode connection that answers with `answer`. */
export async function rawSocket(slack: LocalSlack, answer: Answer = () => undefined): Promise<RawSocket> {
  const { url } = await client(slack, slack.credentials().appToken).apps.connections.open();
  const socket = new WebSocket(String(url));
  const frames: Frame[] = [];
  socket.on('message', async (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    if (!frame.envelope_id) return;
    const payload = await answer(frame.payload ?? {}, frame);
    if (payload !== silence)
      socket.send(JSON.stringify({ envelope_id: frame.envelope_id, ...(payload === undefined ? {} : { payload }) }));
  });
  socket.on('error', () => undefined);
  await slack.until(() => frames.length > 0 || socket.readyState === WebSocket.CLOSED, 'hello');
  return { frames, socket };
}

export interface HttpHit {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An HTTP endpoint that answers with `answer(hit)`: a status and a body. */
export async function rawHttp(
  answer: (hit: HttpHit) => { status: number; body?: string; headers?: Record<string, string> },
) {
  const hits: HttpHit[] = [];
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const hit = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      hits.push(hit);
      const { status, body = '', headers = {} } = answer(hit);
      if (status > 0) reply.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, hits, stop };
}
