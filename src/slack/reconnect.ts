/** A socket that Slack takes away, as it does about once an hour, is opened again at once: until then nobody is answered. */
import type { SocketModeReceiver } from '@slack/bolt';

/** Slack's client waits this long for every attempt since it last had an address, and counts the first one, too. */
interface Counting {
  clientPingTimeoutMS: number;
  numOfConsecutiveReconnectionFailures: number;
}

/** A connection that stood for so many milliseconds was a good one. */
const steadyAfter = 2_000;
/** Milliseconds before the attempts since the last good connection; the last of them before all that follow. */
const pauses = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

/** From now on a good connection is asked for again at once, and others after pauses that grow. */
export function reconnectAtOnce(client: SocketModeReceiver['client'], stood = steadyAfter): void {
  // It has no setting for this. Where the fields are called otherwise one day, it only waits as it did.
  const counting = client as unknown as Counting;
  const next = (pause: number) => {
    counting.numOfConsecutiveReconnectionFailures = pause / counting.clientPingTimeoutMS - 1;
  };
  let attempts = 0;
  const nextPause = () => next(pauses[Math.min(attempts, pauses.length - 1)] ?? 0);
  let steady: NodeJS.Timeout | undefined;
  nextPause();
  client.on('reconnecting', () => {
    attempts += 1;
    nextPause();
  });
  // With the address of a socket it forgets what it counted.
  client.on('authenticated', nextPause);
  client.on('connected', () => {
    clearTimeout(steady);
    steady = setTimeout(() => {
      attempts = 0;
      next(0);
    }, stood);
    steady.unref();
  });
  client.on('close', () => clearTimeout(steady));
}
