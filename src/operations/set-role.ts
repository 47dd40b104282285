/** `/role set`: gives somebody another workspace role, for good or for a time. */

import type { Grant } from '../domain/grant.ts';
import type { SubjectId } from '../domain/ids.ts';
import { place, type Span } from '../domain/instant.ts';
import { invalid } from '../domain/refusal.ts';
import { outranks } from '../policy/index.ts';
import type { Operation } from './desk.ts';
import { dropIneligible, openGrant, setBaseline } from './ledger.ts';
import { titleOf } from './words.ts';

export interface SetRole {
  target: SubjectId;
  role: string;
  span: Span;
  reason: string | null;
}

export interface RoleSet {
  target: SubjectId;
  from: string | null;
  to: string;
  endsAt: Grant['endsAt'];
  /** Roles on things that went with the old workspace role. */
  lost: readonly Grant[];
}

/**
 * Without a length the role becomes the person's baseline; with one it covers the baseline until then. Refuses a lesser role
 * for a time (end the stronger one instead), and whatever the policy and the guard rails refuse (MK-2, MR-18).
 */
export const setRole: Operation<SetRole, RoleSet> = async (desk, { target, role, span, reason }) => {
  const { tx, workspace, model } = desk;
  const { startsAt, endsAt } = place(span, desk.now);
  const baseline = await tx.grants.findBaseline(workspace.id, target);
  const forGood = endsAt === null;
  await desk.require({
    action: 'workspace.set_role',
    thing: workspace.root,
    target,
    gives: { role, thing: workspace.root, until: endsAt },
    ...(forGood && baseline ? { takes: { role: baseline.role, thing: workspace.root, until: null } } : {}),
  });

  if (forGood) {
    const from = await setBaseline(desk, target, role, reason);
    return { target, from, to: role, endsAt: null, lost: await dropIneligible(desk, target) };
  }

  if (baseline && !outranks(model, role, baseline.role)) {
    throw invalid(
      `${titleOf(model, role)} is not more than ${titleOf(model, baseline.role)}, so it cannot be set for a time.`,
      {
        code: 'lesser_for_a_time',
        next: 'Change the role for good, or end what the person holds.',
      },
    );
  }
  await openGrant(desk, { subject: target, thing: workspace.root, role, source: 'cover', startsAt, endsAt, reason });
  return { target, from: baseline?.role ?? null, to: role, endsAt, lost: [] };
};
