/**
 * Slack as far as throughput is concerned: says yes to every call at once and counts them. The strict local Slack would be what
 * is measured. Prints its port; `GET /calls` answers how often each method was called.
 */
import { createServer } from 'node:http';

const calls = {};
let ts = 0;

/** One argument of a form, without parsing the blocks beside it. */
const argument = (body, name) => new RegExp(`(?:^|&)${name}=([^&]*)`).exec(body)?.[1] ?? '';

const answers = {
  'auth.test': () => ({
    url: 'https://bench.slack.com/',
    team: 'Bench',
    team_id: 'TBENCH',
    user_id: 'UBOT',
    bot_id: 'BBOT',
  }),
  'conversations.open': (body) => ({
    channel: { id: `D${argument(body, 'users').slice(1)}` },
  }),
  'chat.postMessage': (body) => ({
    channel: argument(body, 'channel'),
    ts: `1800000000.${String(++ts).padStart(6, '0')}`,
  }),
};

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (piece) => {
    body += piece;
  });
  request.on('end', () => {
    const method = request.url.replace(/^\/(api\/)?/, '');
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET') return response.end(JSON.stringify(calls));
    calls[method] = (calls[method] ?? 0) + 1;
    response.end(JSON.stringify({ ok: true, ...answers[method]?.(body) }));
  });
}).listen(0, '127.0.0.1', function listening() {
  console.log(JSON.stringify({ port: this.address().port }));
}).keepAliveTimeout = 60_000;
