// The control API over HTTP: the same deeds as in process, for the demo, curl and a page.
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { LocalSlack } from '../face.ts';
import { inWords, personInWords } from './in-words.ts';
import { personOverview, worldOverview } from './overview.ts';
import { verbs } from './verbs.ts';
import { changes, faultSchema } from './world-verbs.ts';

type Handler = (request: Request) => unknown;

/** Whoever asks for `text/plain` is answered in words. */
const wantsWords = (request: Request): boolean => request.accepts(['json', 'text']) === 'text';

/** Runs a handler and answers its result as JSON, or in words; mistakes of the caller are 400 with the reason. */
const answering = (handler: Handler) => async (request: Request, reply: Response) => {
  const answer = (result: unknown) =>
    wantsWords(request) ? reply.type('text').send(`${inWords(result)}\n`) : reply.json(result);
  try {
    answer((await handler(request)) ?? { ok: true });
  } catch (problem) {
    reply.status(400);
    answer({
      error:
        problem instanceof z.ZodError
          ? z.prettifyError(problem)
          : String(problem instanceof Error ? problem.message : problem),
    });
  }
};

const one = <T>(table: Record<string, T>, name: string, what: string): T => {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new Error(`No ${what} "${name}"; there are: ${Object.keys(table).join(', ')}`);
  return found;
};

/** Deeds come as JSON only, so that no form of another site can cause one. */
function jsonOnly(request: Request, reply: Response, next: NextFunction): void {
  const isDeed = request.method !== 'GET' && request.method !== 'HEAD';
  if (!isDeed || request.is('application/json')) next();
  else reply.status(415).json({ error: 'Send application/json' });
}

/** Routes for `/control`. */
export function control(core: Core, slack: LocalSlack): Router {
  const router = Router();
  router.use(jsonOnly, express.json({ limit: '4mb' }));
  router.get(
    '/',
    answering(() => worldOverview(core)),
  );
  router.get(
    '/as/:person',
    answering((request) => {
      const client = slack.as(String(request.params.person));
      return wantsWords(request) ? { text: personInWords(core, client) } : personOverview(core, client);
    }),
  );
  router.post(
    '/as/:person/:verb',
    answering((request) => {
      const run = one(verbs, String(request.params.verb), 'verb');
      return run(core, slack.as(String(request.params.person)), request.body);
    }),
  );
  router.post(
    '/change/:verb',
    answering((request) => one(changes, String(request.params.verb), 'change')(slack.change, request.body)),
  );
  router.get(
    '/journal',
    answering((request) => journal(slack, request)),
  );
  router.delete(
    '/journal',
    answering(() => slack.journal.clear()),
  );
  router.get(
    '/faults',
    answering(() => slack.faults.list()),
  );
  router.post(
    '/faults',
    answering((request) => void slack.faults.add(faultSchema.parse(request.body))),
  );
  router.delete(
    '/faults',
    answering(() => slack.faults.clear()),
  );
  switches(router, slack);
  return router;
}

function journal(slack: LocalSlack, request: Request): unknown {
  const { kind, since } = request.query;
  return slack.journal.entries.slice(Number(since ?? 0)).filter((it) => kind === undefined || it.kind === kind);
}

const appName = { app: z.string().optional() };
const disconnecting = z.strictObject({
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).optional(),
  ...appName,
});

function switches(router: Router, slack: LocalSlack): void {
  router.post(
    '/disconnect',
    answering((request) => {
      const { reason, app } = disconnecting.parse(request.body);
      slack.disconnectSockets(reason, app);
    }),
  );
  router.post(
    '/redeliver',
    answering((request) => slack.redeliver(z.strictObject({ name: z.string().optional() }).parse(request.body).name)),
  );
  router.post(
    '/fast-forward',
    answering(() => slack.fastForwardRetries()),
  );
  router.post(
    '/rate-limits',
    answering((request) => slack.rateLimits(z.strictObject({ on: z.boolean() }).parse(request.body).on)),
  );
  router.post(
    '/settled',
    answering((request) =>
      slack.settled(z.strictObject({ quietMs: z.number().optional() }).parse(request.body).quietMs),
    ),
  );
  router.post(
    '/request-url',
    answering((request) => {
      const { url, app } = z.strictObject({ url: z.url().optional(), ...appName }).parse(request.body);
      slack.setRequestUrl(url, app);
    }),
  );
}
