/** `/role remove @ana from web`: ends what somebody holds on a thing; what they reach it by otherwise stays, and is said. */
import { type Grant, isOver } from '../../domain/grant.ts';
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import { conflict } from '../../domain/refusal.ts';
import type { Thing } from '../../domain/thing.ts';
import { decide, giveAction } from '../../policy/index.ts';
import type { Desk, Operation } from '../desk.ts';
import { endGrant } from '../ledger.ts';
import { titleOf } from '../words.ts';
import { keptType, roleOn, unrecord, visibleThing } from './things.ts';

export interface RemoveFromThing {
  target: SubjectId;
  thing: ThingId;
  /** Null is whatever they hold there. */
  role: string | null;
  reason: string | null;
}

export interface RemovedFromThing {
  thing: Thing;
  target: SubjectId;
  /** Titles of the roles that ended. */
  titles: readonly string[];
  /** Whether they still see it, by another way. */
  stillSees: boolean;
}

/** Refuses where nobody can hold anything, and when there is nothing to end. Taking oneself off is giving back, which everybody may. */
export const removeFromThing: Operation<RemoveFromThing, RemovedFromThing> = async (
  desk,
  { target, thing: id, role, reason },
) => {
  const thing = await visibleThing(desk, id);
  // Where nobody can hold anything, nothing is asked of the model.
  roleOn(keptType(desk, thing.type), null);
  const grants = (await desk.tx.grants.listOpenOn([id])).filter(
    (grant) => grant.subject === target && (role === null || grant.role === role) && !isOver(grant, desk.now),
  );
  const recorded = (await desk.tx.things.listRecorded([id])).filter(
    (one) => one.subject === target && (role === null || one.as === role),
  );
  const roles = [...grants.map((grant) => grant.role), ...recorded.map((one) => one.as)];
  await requireEnding(desk, thing, target, grants, roles);
  if (roles.length === 0) {
    throw conflict(
      `${target === desk.caller ? 'You hold' : 'They hold'} nothing on ${thing.name} that could be ended.`,
      {
        next: `Look with \`/role show ${thing.name}\`.`,
      },
    );
  }

  for (const grant of grants) await endGrant(desk, grant, reason ?? `Removed from ${thing.name}.`);
  for (const { as } of recorded) await unrecord(desk, id, as, target);
  const facts = await desk.facts({ subjects: [target], things: [id] });
  const { allowed } = decide(desk.model, { caller: target, action: `${thing.type}.view`, thing: id }, facts);
  const titles = [...new Set(roles)].map((name) => titleOf(desk.model, name, thing.type));
  return { thing, target, titles, stillSees: allowed };
};

async function requireEnding(
  desk: Desk,
  thing: Thing,
  target: SubjectId,
  grants: readonly Grant[],
  roles: readonly string[],
): Promise<void> {
  if (target === desk.caller) {
    await desk.require({ action: 'account.end_own', thing: target }, { accounts: [target] });
    return;
  }
  for (const role of new Set(roles.length > 0 ? roles : [''])) {
    const until = grants.find((grant) => grant.role === role)?.endsAt ?? null;
    await desk.require({
      action: giveAction(desk.model, thing.type, role),
      thing: thing.id,
      target,
      ...(role ? { takes: { role, thing: thing.id, until } } : {}),
    });
  }
}
