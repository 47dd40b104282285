/** Slack as far as growth is concerned: says yes to every call at once, and tells when a call of some kind came in. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sink {
  url: string;
  /** Resolves when a call of this method comes in. */
  next(method: string): Promise<void>;
  stop(): Promise<void>;
}

const answers: Readonly<Record<string, object>> = {
  'auth.test': { url: 'https://bench.slack.com/', team: 'Bench', team_id: 'TBENCH', user_id: 'UBOT', bot_id: 'BBOT' },
  'conversations.open': { channel: { id: 'DBENCH' } },
  'views.open': { view: { id: 'VBENCH', hash: '1' } },
};

export async function startSink(): Promise<Sink> {
  const waiting = new Map<string, (() => void)[]>();
  let ts = 0;
  const server = createServer((request, response) => {
    const method = (request.url ?? '').replace(/^\/(api\/)?/, '');
    request.resume().on('end', () => {
      const posted =
        method === 'chat.postMessage' ? { channel: 'DBENCH', ts: `1800000000.${String(++ts).padStart(6, '0')}` } : {};
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...posted, ...answers[method] }));
      for (const tell of waiting.get(method)?.splice(0) ?? []) tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    next: (method) =>
      new Promise((resolve) => {
        waiting.set(method, [...(waiting.get(method) ?? []), resolve]);
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
