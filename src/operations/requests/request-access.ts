/** `/role request`: asks for a role, for oneself or on behalf of somebody, or asks which role is right. */
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import type { Span } from '../../domain/instant.ts';
import { conflict, denied, invalid, notFound } from '../../domain/refusal.ts';
import type { Request } from '../../domain/request.ts';
import { askingRule, mayAsk } from '../../policy/index.ts';
import { isAutomatic } from '../../queries/asking-rules.ts';
import type { Desk, Operation } from '../desk.ts';
import { namesOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { lengthFor, mustAdd, mustBeAhead, reasonFor, ticketFor } from './asked.ts';
import { openRequest } from './requests.ts';

export interface RequestAccess {
  /** Who is to hold it. */
  target: SubjectId;
  /** Null asks the help desk which role is right (MK-15). */
  role: string | null;
  thing: ThingId;
  span: Span;
  reason: string;
  ticket: string | null;
  copiedFrom?: string | null;
}

/**
 * Asking changes nothing but the list of what waits, so it is refused only where an approval could never come of it: not theirs
 * to ask for, not for this person, held already, pending already, longer than the rule lets. What the rule gives at once is given.
 */
export const requestAccess: Operation<RequestAccess, Request> = async (desk, asked) => {
  const requester = desk.caller;
  if (!requester) throw new Error('Nobody is asking');
  const type = await typeToAskFor(desk, asked.thing);
  await requireAsking(desk, requester, asked);

  const { role, target, thing, copiedFrom = null } = asked;
  if (role === null) {
    return openRequest(desk, {
      ...asked,
      requester,
      span: {},
      ticket: null,
      copiedFrom,
      reason: reasonFor(undefined, asked.reason),
    });
  }
  const rule = askingRule(desk.model, type, role);
  if (!rule) throw invalid(`${titleOf(desk.model, role, type)} is not asked for by name.`, { field: 'what' });
  mustBeAhead(asked.span, desk.now);
  const placed = lengthFor(rule, asked.span, desk.now);
  const reason = reasonFor(rule, asked.reason);
  const ticket = ticketFor(rule, asked.ticket);
  await mustAdd(desk, { target, role, thing, endsAt: placed.endsAt });
  const forSelf = target === requester;
  return openRequest(desk, { ...asked, requester, reason, ticket, copiedFrom }, forSelf && isAutomatic(rule, placed));
};

/** The type of the thing, unless the caller may not see it or it is not there any more. */
async function typeToAskFor(desk: Desk, id: ThingId): Promise<string> {
  const { tx, workspace } = desk;
  if (id === workspace.root) return 'workspace';
  const thing = await tx.things.find(id);
  if (!thing || thing.workspace !== workspace.id) throw notFound('thing of that name');
  const sees = await desk.ask({ action: `${thing.type}.view`, thing: id });
  if (!sees.allowed) throw notFound('thing of that name');
  if (thing.archivedAt !== null)
    throw conflict(`${thing.name} has been archived.`, { field: 'what', code: 'archived' });
  return thing.type;
}

/** Refuses whoever may not ask; somebody without any role is told whom to ask (MK-15). */
export async function requireAsking(
  desk: Desk,
  caller: SubjectId,
  { target, role, thing }: Pick<RequestAccess, 'target' | 'role' | 'thing'>,
): Promise<void> {
  const { tx, model } = desk;
  const [subject] = await tx.subjects.listByIds([target]);
  if (subject?.state !== 'active' && target !== caller)
    throw conflict('They are not here any more.', { field: 'target', code: 'target_gone', next: 'Invite them first.' });
  const facts = await desk.facts({ subjects: [target], things: [thing] });
  const decision = mayAsk(model, { caller, target, thing, role }, facts);
  if (decision.allowed) return;
  const reason = decision.reasons[0];
  throw denied(reason?.text ?? 'This is not one you may ask for.', {
    code: reason?.code ?? 'silence',
    field: target === caller ? 'what' : 'target',
    action: 'workspace.ask_help',
    thing,
    target,
    next: await whomToAsk(desk),
  });
}

async function whomToAsk({ tx, workspace, model, now }: Desk): Promise<string> {
  const admins = await tx.grants.listKeepers(workspace.id, workspace.root, model.keeper, now);
  return `Ask ${await namesOf(tx, admins)}.`;
}
