/** Says that grants have begun which were given ahead of time: until then nobody is told, and no product is to follow. */
import type { Operation } from '../desk.ts';
import { requestShowing } from './behind.ts';

/** Says so of a batch and tells how many; ask again until it is none. The grants counted from their first instant, swept or not. */
export const sweepBeginnings: Operation<undefined, number> = async (desk) => {
  const { tx, workspace, now } = desk;
  const begun = await tx.grants.listBegun(workspace.id, now);
  for (const grant of begun) {
    await tx.grants.setBegun(grant);
    const { id, subject, role, thing, endsAt } = grant;
    const request = await requestShowing(desk, grant);
    await desk.happened({ type: 'grant.begun', grant: id, target: subject, role, thing, endsAt, request });
  }
  return begun.length;
};
