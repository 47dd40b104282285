// Sends one payload to an app: by a connected socket, else by signed HTTP, else the app is not reachable.
import { setTimeout as sleep } from 'node:timers/promises';
import { seconds, systemClock } from '../clock.ts';
import { type Core, during } from '../core.ts';
import type { FaultKind } from '../faults.ts';
import { postSigned } from './http.ts';
import { type Ack, type Delivery, type Retry, timedOut, unreachable } from './payload.ts';

/** Enough to send any of the latest again. */
const KEPT_TO_SEND_AGAIN = 500;

/** Delivers and waits for the acknowledgement, at most the ack timeout. Never throws. */
export function deliver(core: Core, delivery: Delivery, retry?: Retry): Promise<Ack> {
  return during(core, async () => {
    const url = delivery.app.requestUrl ?? delivery.url;
    const by = core.sockets.connected(delivery.app) > 0 ? 'socket' : url ? 'http' : 'none';
    const began = performance.now();
    core.sent.push(delivery);
    if (core.sent.length > KEPT_TO_SEND_AGAIN) core.sent.shift();
    const send = async (): Promise<Ack> => {
      const { ackTimeoutMs } = core.settings;
      if (by === 'socket') return core.sockets.send(delivery, ackTimeoutMs, retry);
      if (by === 'none' || !url) return unreachable;
      return postSigned(url, delivery, seconds(systemClock), ackTimeoutMs, retry).catch(() => unreachable);
    };
    const fault = core.faults.takeDelivery(delivery.name);
    if (fault) core.journal.add({ kind: 'fault', method: delivery.name, fault: fault.kind });
    const ack = await (fault ? faulty(core, fault, send) : send());
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

/** What becomes of a payload under a fault; Slack waits for no acknowledgement longer than it ever does. */
async function faulty(core: Core, fault: FaultKind, send: () => Promise<Ack>): Promise<Ack> {
  const inVain = sleep(core.settings.ackTimeoutMs, timedOut, { ref: false });
  switch (fault.kind) {
    case 'hang':
      return inVain;
    case 'drop':
      void send();
      return inVain;
    case 'slow':
      return Promise.race([sleep(fault.ms, undefined, { ref: false }).then(send), inVain]);
    default:
      return unreachable;
  }
}
