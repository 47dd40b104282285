/** The one port of the bot: opened, and closed without cutting anybody off. */
import type { Server } from 'node:http';

/** Resolves once the server takes requests at this port; refuses (rejects) where it cannot. */
export const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => resolve());
  });

/** Takes no new requests, and lets those that are there be answered; one that does not end within so many milliseconds is cut off. */
export async function closed(server: Server, within: number): Promise<void> {
  const all = new Promise((resolve) => {
    server.close(resolve);
  });
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), within);
  await all;
  clearTimeout(cut);
}
