/**
 * The load generator, in a process of its own: signs what it is given and sends it over so many connections. Reads one JSON line:
 * { url, secret, connections, seconds? | amount?, bodies, wanted? }; every body is sent once, or round and round for `seconds`.
 */
import { createHmac } from 'node:crypto';
import autocannon from 'autocannon';

let text = '';
for await (const piece of process.stdin) text += piece;
const { url, secret, connections, seconds, amount, bodies, wanted } = JSON.parse(text);

const stamp = Math.floor(Date.now() / 1000);
const signed = bodies.map((body) => ({
  body,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(stamp),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`,
  },
}));

let next = 0;
let wrong = 0;
const latencies = [];
/** Counts answers that do not hold what they should; the load goes on. */
const looksAt = (body) => {
  if (!body.includes(wanted)) wrong++;
  return true;
};
const began = performance.now();
const result = await new Promise((resolve, reject) => {
  const running = autocannon(
    {
      url,
      connections,
      ...(amount ? { amount } : { duration: seconds }),
      timeout: 30,
      method: 'POST',
      requests: [
        {
          setupRequest: (request) => ({
            ...request,
            ...signed[next++ % signed.length],
          }),
        },
      ],
      ...(wanted === undefined ? {} : { verifyBody: looksAt }),
    },
    (error, ended) => (error ? reject(error) : resolve(ended)),
  );
  running.on('response', (_client, _status, _bytes, took) => latencies.push(took));
});
const ms = performance.now() - began;
latencies.sort((a, b) => a - b);
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
console.log(
  JSON.stringify({
    perSecond: latencies.length / (ms / 1000),
    answered: latencies.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    failed: result.non2xx + result.errors + result.timeouts,
    wrong,
  }),
);
