/** The question whether somebody may end a grant: the same for the button that offers it and for the press. */

import type { Grant } from '../domain/grant.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, giveAction, type Question } from '../policy/index.ts';

/** Giving one's own back is an act on one's account; taking somebody else's takes what giving it would. `type` is the thing's. */
export function endingQuestion(
  { workspace, model }: { workspace: Workspace; model: CompiledModel },
  caller: SubjectId,
  { subject: target, role, thing, endsAt: until }: Grant,
  type: string,
): Question {
  const takes = { role, thing, until };
  if (target === caller) return { caller, action: 'account.end_own', thing: target, target, takes };
  const action = thing === workspace.root ? 'workspace.set_role' : giveAction(model, type, role);
  return { caller, action, thing, target, takes };
}
