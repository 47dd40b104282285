/** Plans that wait for a yes: kept under an opaque reference, so that a button carries nothing but that. */
import { isId, mintId, type PlanId, type SubjectId, type WorkspaceId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import { notFound } from '../domain/refusal.ts';
import type { Desk, WideOperation } from './desk.ts';

/** A plan: which word it belongs to, who may confirm it, in which workspace, and what would be done. */
export interface KeptPlan<Body = unknown> {
  kind: string;
  by: SubjectId | null;
  workspace: WorkspaceId | null;
  body: Body;
}

const keyOf = (ref: PlanId): string => `plan:${ref}`;

/** Keeps a plan beside the inbox, for as long as its rows are kept; answers its reference. */
export async function keepPlan(
  { tx, caller, ...rest }: Pick<Desk, 'tx' | 'caller'> & Partial<Pick<Desk, 'workspace'>>,
  kind: string,
  body: unknown,
): Promise<PlanId> {
  const ref = mintId('plan', millisecondsOf(tx.now));
  const kept: KeptPlan = { kind, by: caller, workspace: rest.workspace?.id ?? null, body };
  await tx.inbox.insert(keyOf(ref));
  await tx.inbox.setAnswer(keyOf(ref), JSON.stringify(kept));
  return ref;
}

/** Keeps what a form was opened about, where that is more than one id. */
export const keepDraft: WideOperation<{ kind: string; body: unknown }, PlanId> = (desk, { kind, body }) =>
  keepPlan(desk, kind, body);

/** The plan behind a reference; another person's, an unknown one and one that is too old are the same: not found. */
export const planOf: WideOperation<{ ref: string }, KeptPlan> = async ({ tx, caller }, { ref }) => {
  const seen = isId('plan', ref) ? await tx.inbox.find(keyOf(ref)) : undefined;
  const kept = seen?.answer ? (JSON.parse(seen.answer) as KeptPlan) : undefined;
  if (!kept || kept.by !== caller) throw notFound('plan like that, or it is too old,');
  return kept;
};
