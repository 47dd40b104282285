// Signed HTTP delivery with the exact content types that Slack uses.
import { createHmac } from 'node:crypto';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { type Ack, type Delivery, type Retry, timedOut, unreachable } from './payload.ts';

/** The signature of a raw body: `v0=` and the hex HMAC-SHA256 over version, timestamp and body. */
export const signature = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

function encode(delivery: Delivery): { body: string; contentType: string } {
  if (delivery.type === 'events_api') return { body: JSON.stringify(delivery.body), contentType: 'application/json' };
  const fields =
    delivery.type === 'slash_commands'
      ? Object.entries(delivery.body).map(([key, value]): [string, string] => [key, String(value)])
      : [['payload', JSON.stringify(delivery.body)] as [string, string]];
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** Posts one payload; `timestamp` is the signing time in seconds. */
export function postSigned(
  url: string,
  delivery: Delivery,
  timestamp: number,
  timeoutMs: number,
  retry?: Retry,
): Promise<Ack> {
  const { body, contentType } = encode(delivery);
  const headers = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Slackbot 1.0 (local-slack)',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature(delivery.app.signingSecret, timestamp, body),
    ...(retry ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason } : {}),
  };
  return new Promise((resolve) => {
    const request = url.startsWith('https:') ? tlsRequest : plainRequest;
    const call = request(url, { method: 'POST', headers, agent: false }, (response) => {
      read(response).then(
        (text) => settle(asAck(response, text)),
        () => settle(unreachable),
      );
    });
    const timer = setTimeout(() => {
      settle(timedOut);
      call.destroy();
    }, timeoutMs);
    const settle = (ack: Ack) => {
      clearTimeout(timer);
      resolve(ack);
    };
    call.on('error', () => settle(unreachable));
    call.end(body);
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function asAck(response: IncomingMessage, text: string): Ack {
  const status = response.statusCode ?? 0;
  const noRetry = response.headers['x-slack-no-retry'] === '1';
  if (status >= 300 && status < 400)
    return { ok: false, problem: 'dispatch_failed', reason: 'too_many_redirects', noRetry };
  if (status < 200 || status >= 300) return { ok: false, problem: 'dispatch_failed', reason: 'http_error', noRetry };
  return { ok: true, answer: parsed(text, response.headers['content-type'] ?? '') };
}

function parsed(text: string, contentType: string): unknown {
  if (text === '') return undefined;
  if (!contentType.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
