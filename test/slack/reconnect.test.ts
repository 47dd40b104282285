/** Slack takes sockets away now and then; nobody should wait for the next one. */
import { SocketModeReceiver } from '@slack/bolt';
import { type LocalSlack, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { boltLogger, makeLog } from '../../src/log.ts';
import { reconnectAtOnce } from '../../src/slack/reconnect.ts';
import { manifest } from '../support/office.ts';

/** The client waits for as long as this before it connects again, unless it is told better: then the test would not end. */
const clientPingTimeout = 3_600_000;

describe('a socket that Slack takes away', () => {
  let slack: LocalSlack;
  let receiver: SocketModeReceiver;
  beforeEach(async () => {
    slack = await startLocalSlack({ world: sampleWorld({ manifest }) });
    receiver = new SocketModeReceiver({
      appToken: slack.credentials().appToken,
      clientPingTimeout,
      logger: boltLogger(makeLog('silent')),
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
  });
  afterEach(async () => {
    await receiver.client.disconnect();
    await slack.stop();
  });

  const connected = () => new Promise<void>((resolve) => receiver.client.once('connected', () => resolve()));
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

  it.each(['refresh_requested', 'warning'] as const)('is opened again at once (%s)', async (reason) => {
    reconnectAtOnce(receiver.client, 0);
    await receiver.client.start();
    for (let times = 0; times < 2; times++) {
      await turn();
      const again = connected();
      slack.disconnectSockets(reason);
      await again;
    }
    expect(slack.connections()).toBe(1);
  });

  it('as soon as it stands is opened again after pauses that grow', async () => {
    reconnectAtOnce(receiver.client, 3_600_000);
    await receiver.client.start();
    const pauses: number[] = [];
    for (let times = 0; times < 3; times++) {
      const [cut, again] = [Date.now(), connected()];
      slack.disconnectSockets('refresh_requested');
      await again;
      pauses.push(Date.now() - cut);
    }
    const [first = 0, second = 0, third = 0] = pauses;
    expect(first).toBeGreaterThanOrEqual(490);
    expect(second).toBeGreaterThanOrEqual(990);
    expect(third).toBeGreaterThanOrEqual(1_990);
  });
});
