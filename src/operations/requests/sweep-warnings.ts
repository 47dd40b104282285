/** Warns of grants that are about to end: once for each end, and never of those that were short from the beginning. */
import { warnedAt } from '../../domain/grant.ts';
import type { Operation } from '../desk.ts';
import { requestShowing } from './behind.ts';

/** Warns of a batch and tells how many; ask again until it is none. */
export const sweepWarnings: Operation<undefined, number> = async (desk) => {
  const { tx, workspace, now } = desk;
  const soon = await tx.grants.listToWarn(workspace.id, now);
  let warned = 0;
  for (const grant of soon) {
    const { id, subject, role, thing, endsAt } = grant;
    const due = warnedAt(grant);
    if (endsAt === null || due === null || due > now) continue;
    await tx.grants.setWarned(grant, now);
    const request = await requestShowing(desk, grant);
    await desk.happened({ type: 'grant.ending', grant: id, target: subject, role, thing, endsAt, request });
    warned++;
  }
  return warned;
};
