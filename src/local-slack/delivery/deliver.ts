// Sends one payload to an app: by a connected socket, else by signed HTTP, else the app is not reachable.
import { seconds, systemClock } from '../clock.ts';
import { type Core, during } from '../core.ts';
import { postSigned } from './http.ts';
import { type Ack, type Delivery, type Retry, unreachable } from './payload.ts';

/** Delivers and waits for the acknowledgement, at most the ack timeout. Never throws. */
export function deliver(core: Core, delivery: Delivery, retry?: Retry): Promise<Ack> {
  return during(core, async () => {
    const url = delivery.app.requestUrl ?? delivery.url;
    const by = core.sockets.connected(delivery.app) > 0 ? 'socket' : url ? 'http' : 'none';
    const began = performance.now();
    core.sent.push(delivery);
    const { ackTimeoutMs } = core.settings;
    const ack =
      by === 'socket'
        ? await core.sockets.send(delivery, ackTimeoutMs, retry)
        : by === 'http' && url
          ? await postSigned(url, delivery, seconds(systemClock), ackTimeoutMs, retry).catch(() => unreachable)
          : unreachable;
    core.journal.add({
      kind: 'delivery',
      type: delivery.name,
      by,
      payload: delivery.body,
      ok: ack.ok,
      ms: Math.round(performance.now() - began),
      ...(ack.problem ? { problem: ack.problem } : {}),
      ...(ack.answer === undefined ? {} : { answer: ack.answer }),
      ...(retry ? { retry: retry.attempt } : {}),
    });
    return ack;
  });
}
