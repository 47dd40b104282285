/** What time does to invitations: nobody took them up, so they end. */

import type { Operation } from '../desk.ts';
import { expireInvitation } from './accept.ts';

/** Ends a batch of invitations that are past their end; the sweep calls it until it answers 0. */
export const expireInvitations: Operation<undefined, number> = async (desk) => {
  const due = await desk.tx.invitations.listExpired(desk.workspace.id, desk.now);
  for (const invitation of due) await expireInvitation(desk, invitation);
  return due.length;
};
