/** Ends what somebody holds: given back by its holder, or taken by whoever may. */
import { type Grant, isOver } from '../../domain/grant.ts';
import type { GrantId } from '../../domain/ids.ts';
import { conflict, invalid } from '../../domain/refusal.ts';
import { outranks } from '../../policy/index.ts';
import { endingQuestion } from '../../queries/ending.ts';
import type { Desk, Operation } from '../desk.ts';
import { dropIneligible, endGrant as endInLedger, roleInForce, setBaseline } from '../ledger.ts';
import { commentOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { heldGrant } from './extend.ts';
import { typeOf } from './rules.ts';

export interface EndGrant {
  grant: GrantId;
  reason: string | null;
}

export interface Ended {
  grant: Grant;
  /** The title of the workspace role that counts from now on; null for none, and where the end was of something on a thing. */
  remains: string | null;
}

/**
 * Ends this one grant and no other: whoever holds more keeps it. In the place of a baseline comes the role that everybody starts
 * with; that one itself is ended by offboarding. Refused for the last open-ended keeper (MK-17, MR-21).
 */
export const endGrant: Operation<EndGrant, Ended> = async (desk, { grant: id, reason }) => {
  const grant = await heldGrant(desk, id);
  if (grant.endedAt !== null || isOver(grant, desk.now))
    throw conflict('That has ended already.', { code: 'already_ended' });
  await requireEnding(desk, grant);

  const because = commentOf(reason) ?? (grant.subject === desk.caller ? 'given back' : 'ended by an Admin');
  const stays = desk.model.cardinality === 'one' && grant.source === 'baseline';
  if (stays) await stepDown(desk, grant, because);
  else await endInLedger(desk, grant, because);
  return { grant, remains: await remaining(desk, grant) };
};

async function remaining(desk: Desk, { thing, subject }: Grant): Promise<string | null> {
  const role = thing === desk.workspace.root ? await roleInForce(desk, subject) : null;
  return role === null ? null : titleOf(desk.model, role);
}

async function requireEnding(desk: Desk, grant: Grant): Promise<void> {
  if (!desk.caller) throw new Error('Nobody is ending this');
  const { caller: _caller, ...asked } = endingQuestion(desk, desk.caller, grant, await typeOf(desk, grant.thing));
  await desk.require(asked, { accounts: [grant.subject] });
}

async function stepDown(desk: Desk, { role, subject }: Grant, because: string): Promise<void> {
  const { model } = desk;
  // Of those who have less than everybody starts with, nobody steps up by giving it back.
  if (!outranks(model, role, model.defaultRole)) {
    const is =
      role === model.defaultRole ? 'is the role that everybody starts with' : 'is all that there is to give back';
    throw invalid(`${titleOf(model, role)} ${is}.`, {
      code: 'default_role',
      next: 'Whoever is to have none is offboarded: type `/role offboard`.',
    });
  }
  await setBaseline(desk, subject, model.defaultRole, because);
  await dropIneligible(desk, subject);
}
