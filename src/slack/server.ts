/** The one HTTP server: signed payloads under /slack/ go to Bolt, everything else to our own routes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const skewSeconds = 300;

/** Bolt refuses only stale timestamps; one from the future would stay good for longer than five minutes. */
function isFromTheFuture(request: IncomingMessage, now: number): boolean {
  const stamp = Number(request.headers['x-slack-request-timestamp']);
  return Number.isFinite(stamp) && stamp - now / 1000 > skewSeconds;
}

const answer = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
};

/** `slack` is Bolt's listener (HTTP mode only); it throws on paths it does not know, so only its own path reaches it. */
export function makeServer(slack: Listener | undefined, other: Listener): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (!path?.startsWith('/slack/')) return other(request, response);
    if (!slack || path !== '/slack/events' || request.method !== 'POST') return answer(response, 404, 'Not found\n');
    if (isFromTheFuture(request, Date.now())) return answer(response, 401, 'The timestamp is in the future\n');
    slack(request, response);
  });
}
