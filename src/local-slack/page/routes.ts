// What the page in the browser asks for and does, under `/page`; `contract.ts` is what it may rely on.
import express, { type Request, Router } from 'express';
import { answering, jsonOnly, one } from '../control/answering.ts';
import type { Core } from '../core.ts';
import type { LocalSlack } from '../face.ts';
import { findPerson } from '../world/find.ts';
import type { Person } from '../world/world.ts';
import { streamChanges } from './changes.ts';
import { deeds } from './deeds.ts';
import { done } from './done.ts';
import { sendFile } from './files.ts';
import { messagesIn } from './messages-shown.ts';
import { askForOptions } from './offers.ts';
import { resetting } from './reset.ts';
import { screenOf } from './screen.ts';
import { clockShown, moveClock, type TimeOptions } from './time.ts';
import { worldShown } from './world-shown.ts';

export interface PageOptions extends TimeOptions {
  /** Where `npm run build` has put the page. */
  folder?: string;
  /** Brings everything back to the beginning, the app included; the local Slack alone when left out. */
  reset?: () => Promise<void>;
}

/** Routes for `/page`. */
export function page(core: Core, slack: LocalSlack, options: PageOptions): Router {
  const router = Router();
  const person = (request: Request): Person => findPerson(core.world, String(request.params.person));
  router.use(jsonOnly, express.json({ limit: '16mb' }), (_, reply, next) => {
    reply.set('cache-control', 'no-store');
    next();
  });
  router.get(
    '/world',
    answering(() => worldShown(core)),
  );
  router.get('/changes', (_, reply) => streamChanges(core, reply));
  router.get(
    '/as/:person',
    answering((request) => screenOf(core, person(request))),
  );
  router.get(
    '/as/:person/in/:conversation',
    answering((request) => messagesIn(core, person(request), String(request.params.conversation))),
  );
  router.get('/as/:person/files/:file', (request, reply) => sendFile(core, person(request), request, reply));
  router.post(
    '/as/:person/options',
    answering((request) => askForOptions(core, person(request), request.body)),
  );
  router.post(
    '/as/:person/:deed',
    answering((request) => {
      const run = one(deeds, String(request.params.deed), 'deed');
      return done(core, person(request), () => run(core, person(request), request.body));
    }),
  );
  clockAndReset(router, core, slack, options);
  return router;
}

function clockAndReset(router: Router, core: Core, slack: LocalSlack, options: PageOptions): void {
  router.get(
    '/clock',
    answering(() => clockShown(core, options)),
  );
  router.post(
    '/clock',
    answering((request) => moveClock(core, options, request.body)),
  );
  router.post('/reset', answering(resetting(core, slack, options.reset)));
}
