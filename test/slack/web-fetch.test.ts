/** HTTP to Slack: nobody waits for ever, whether or not whoever asks says how long they wait. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webFetch } from '../../src/slack/web-fetch.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  jest.restoreAllMocks();
});

it('ends a call that is not answered, where nobody said how long to wait', async () => {
  const patience = new AbortController();
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  const asked = webFetch(url, { method: 'POST', body: '{}' });
  expect(timeout).toHaveBeenCalledWith(10_000);
  patience.abort();
  await expect(asked).rejects.toThrow('aborted');
});

it('waits as long as it is told to', async () => {
  const patience = new AbortController();
  const timeout = jest.spyOn(AbortSignal, 'timeout');
  const asked = webFetch(url, { method: 'POST', body: '{}', signal: patience.signal });
  expect(timeout).not.toHaveBeenCalled();
  patience.abort();
  await expect(asked).rejects.toThrow('aborted');
});
