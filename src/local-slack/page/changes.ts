// The stream that tells a page when to read again: server-sent events, one for a burst of changes.
import type { Response } from 'express';
import type { Core } from '../core.ts';
import { postDue } from '../scheduled.ts';
import type { ChangeShown } from './contract.ts';

/** How often scheduled messages are looked for while a page is open. */
const LOOK_MS = 1000;

/** Tells of every change until the page goes away; begins with how things stand. */
export function streamChanges(core: Core, reply: Response): void {
  reply.status(200).set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = (change: ChangeShown) => reply.write(`data: ${JSON.stringify(change)}\n\n`);
  tell({ revision: core.pulse.revision });
  const end = core.pulse.listen(({ revision, fresh }) => tell({ revision, ...(fresh ? { fresh } : {}) }));
  const looking = setInterval(() => postDue(core), LOOK_MS).unref();
  reply.on('close', () => {
    clearInterval(looking);
    end();
  });
}
