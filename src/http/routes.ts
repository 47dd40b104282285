/** Our own routes, beside Slack's: whether we are alive and able to answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '../db/ports.ts';

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
};

/** `GET /health`: 200 while the database answers, 503 when it does not; everything else is 404. */
export const routesOn =
  (db: Database) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/health')
      return answer(response, 404, { error: 'not found' });
    const healthy = await db.across.now().then(
      () => true,
      () => false,
    );
    answer(response, healthy ? 200 : 503, { ok: healthy });
  };
