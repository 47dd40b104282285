/** HTTP to Slack over connections that stay open: what Slack's own client asks of `fetch`, at half of its price. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';

// An idle connection is closed before the other side may think of closing it: else the next call would be the one that fails.
const idle = { keepAlive: true, timeout: 4_000 };
const agents = { http: new HttpAgent(idle), https: new HttpsAgent(idle) };

/** Slack's client says how long it waits; Bolt, which answers presses with this, does not, and would wait for ever. */
const answersWithin = 10_000;

interface Asked {
  method?: string | undefined;
  headers?: unknown;
  body?: unknown;
  signal?: AbortSignal | null | undefined;
}

/** A `fetch` for text that goes and text that comes; anything else (files) is left to the real one. Follows no redirects. */
export const webFetch: typeof fetch = async (input, init) => {
  const { method = 'POST', headers, body, signal } = (init ?? {}) as Asked;
  if (typeof body !== 'string') return fetch(input, init);
  const url = new URL(String(input));
  const isSafe = url.protocol === 'https:';
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const until = signal ?? AbortSignal.timeout(answersWithin);
    const options = { method, headers: withLength(headers, body), signal: until };
    const asked: ClientRequest = isSafe
      ? overHttps(url, { ...options, agent: agents.https }, resolve)
      : overHttp(url, { ...options, agent: agents.http }, resolve);
    asked.once('error', reject).end(body);
  });
  return responseOf(url.href, answer, await textOf(answer));
};

const withLength = (headers: unknown, body: string): Record<string, string | number> => ({
  ...(headers as Record<string, string>),
  'Content-Length': Buffer.byteLength(body),
});

const textOf = (answer: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    answer
      .setEncoding('utf8')
      .on('data', (piece: string) => {
        text += piece;
      })
      .once('end', () => resolve(text))
      .once('error', reject);
  });

/** The parts of a Response that Slack's client and Bolt read. */
function responseOf(url: string, { statusCode = 0, statusMessage = '', headers }: IncomingMessage, text: string) {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  const byName = new Map(entries);
  return {
    url,
    status: statusCode,
    statusText: statusMessage,
    ok: statusCode >= 200 && statusCode < 300,
    headers: { get: (name: string) => byName.get(name.toLowerCase()) ?? null, entries: () => byName.entries() },
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  } as unknown as Response;
}
