// The control API over HTTP: the same deeds as in process, for the demo, curl and a page.
import express, { type Request, Router } from 'express';
import { z } from 'zod';
import type { Core } from '../core.ts';
import type { LocalSlack } from '../face.ts';
import { answering, jsonOnly, one, wantsWords } from './answering.ts';
import { personInWords } from './in-words.ts';
import { personOverview, worldOverview } from './overview.ts';
import { verbs } from './verbs.ts';
import { changes, faultSchema } from './world-verbs.ts';

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

const asked = z.object({
  kind: z.string().optional(),
  since: z.coerce.number().optional(),
  last: z.coerce.number().int().positive().optional(),
});

/** The entries from number `since` on, the last so many of them. */
function journal(slack: LocalSlack, request: Request): unknown {
  const { kind, since = 0, last } = asked.parse(request.query);
  const found = slack.journal.entries.filter((it) => it.number >= since && (kind === undefined || it.kind === kind));
  return last === undefined ? found : found.slice(-last);
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
