/** Whether giving a role takes more than whoever gives it: what asking for the role would need, setting and inviting need too. */
import { mintId, type SubjectId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Giving } from '../../domain/invitation.ts';
import { askingRule, decide, factsOf, outranks, requestFacts } from '../../policy/index.ts';
import { snapshotAbout } from '../../queries/facts.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../words.ts';

/**
 * True when asking for this workspace role would need more than one approval, or one that the caller may not give. A role that
 * raises nobody, or that the model has no way of asking for, is the caller's alone to set.
 */
export async function needsOthers(
  desk: Desk,
  target: SubjectId,
  role: string,
  held: string | null,
  by: SubjectId | null = desk.caller,
): Promise<boolean> {
  const { model } = desk;
  const rule = askingRule(model, 'workspace', role);
  if (!rule) return false;
  if (model.cardinality === 'one' && held !== null && !outranks(model, role, held)) return false;
  const [first, ...more] = rule.stages;
  if (!first) return false;
  return more.length > 0 || first.quorum > 1 || !(await decidesFirst(desk, by, target, role));
}

/**
 * The same for what an invitation promises (ADR 9): of workspace roles, but for the one that everybody starts with. Nobody holds
 * anything yet whom it is given to.
 */
export async function promiseNeedsOthers(
  desk: Desk,
  target: SubjectId,
  { role, thing }: Pick<Giving, 'role' | 'thing'>,
  by: SubjectId | null = desk.caller,
): Promise<boolean> {
  if (thing !== desk.workspace.root || role === desk.model.defaultRole) return false;
  return needsOthers(desk, target, role, null, by);
}

/** Why it is not promised, and what to do instead. */
export const takesOthers = ({ model }: Desk, role: string): string =>
  `${titleOf(model, role)} takes more than you alone here: let them be ${titleOf(model, model.defaultRole)} first, then set it, which proposes it to those who decide.`;

/** Whether somebody could approve such a request, which they propose themselves. */
async function decidesFirst(desk: Desk, caller: SubjectId | null, target: SubjectId, role: string): Promise<boolean> {
  const { tx, workspace, model, now } = desk;
  if (!caller) return false;
  const snapshot = await snapshotAbout(tx, workspace, model, { subjects: [caller, target] });
  const id = mintId('request', millisecondsOf(now));
  const own = requestFacts(model, {
    id,
    thing: workspace.root,
    type: 'workspace',
    role,
    stage: 0,
    requester: target,
    target,
    proposer: caller,
  });
  const facts = factsOf(model, {
    ...snapshot,
    things: [...snapshot.things, own.thing],
    recorded: [...snapshot.recorded, ...own.recorded],
  });
  return decide(model, { caller, action: 'request.approve', thing: id, target }, facts).allowed;
}
