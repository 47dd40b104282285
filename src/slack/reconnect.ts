/** A socket that Slack takes away, as it does about once an hour, is opened again at once: until then nobody is answered. */
import type { SocketModeReceiver } from '@slack/bolt';

/** Slack's client waits five seconds for every attempt since the last connection, and counts the first one, too. */
interface Counting {
  numOfConsecutiveReconnectionFailures: number;
}

/** A connection that is cut as soon as it stands is not asked for again without a pause. */
const steadyAfter = 2_000;

/** From now on the first attempt after a connection that stood for so many milliseconds waits for nothing. */
export function reconnectAtOnce(client: SocketModeReceiver['client'], stood = steadyAfter): void {
  // It has no setting for this. Where the field is called otherwise one day, it only waits as it did.
  const counting = client as unknown as Counting;
  let steady: NodeJS.Timeout | undefined;
  client.on('connected', () => {
    clearTimeout(steady);
    steady = setTimeout(() => {
      counting.numOfConsecutiveReconnectionFailures = -1;
    }, stood);
    steady.unref();
  });
  client.on('close', () => clearTimeout(steady));
}
