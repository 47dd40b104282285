/** The one way to carry out an operation: one transaction with the inbox key, the change, its events and the answer. */
import type { Database, Tx } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import { modelOf } from '../queries/models.ts';
import { type Operation, openDesk } from './desk.ts';

/** Who acts, where, and through which payload: its key makes a repeat answer as the first did and change nothing. */
export interface Act {
  caller: Caller;
  workspace: WorkspaceId;
  key?: string | undefined;
}

export type Perform = <Input, Result, Answer>(
  act: Act,
  operation: Operation<Input, Result>,
  input: Input,
  answer: (result: Result) => Answer,
) => Promise<Answer>;

/** Runs `work` unless the key was seen before; then gives back the answer that was kept with it. */
export async function once<Answer>(tx: Tx, key: string | undefined, work: () => Promise<Answer>): Promise<Answer> {
  if (key === undefined) return work();
  const seen = await tx.inbox.insert(key);
  if (!seen.isNew) return JSON.parse(seen.answer ?? 'null') as Answer;
  const answer = await work();
  await tx.inbox.setAnswer(key, JSON.stringify(answer ?? null));
  return answer;
}

/** A denial is written down in a transaction of its own, because the refused one was rolled back with everything in it. */
async function recordDenial(db: Database, { caller, workspace }: Act, refusal: Refusal): Promise<void> {
  await db.transact({ tenant: caller.tenant, workspace }, async (tx) => {
    await tx.events.append(caller.subject, workspace, {
      type: 'act.denied',
      action: refusal.detail.action ?? '',
      thing: refusal.detail.thing ?? null,
      target: refusal.detail.target ?? null,
      code: refusal.detail.code ?? refusal.kind,
      message: refusal.message,
    });
  });
}

/** Binds the performing of operations to a database. */
export const performOn =
  (db: Database): Perform =>
  async (act, operation, input, answer) => {
    try {
      return await db.transact({ tenant: act.caller.tenant, workspace: act.workspace }, (tx) =>
        once(tx, act.key, async () => {
          const workspace = await tx.workspaces.get(act.workspace);
          const desk = openDesk(tx, workspace, await modelOf(tx, workspace), act.caller.subject);
          return answer(await operation(desk, input));
        }),
      );
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'denied') await recordDenial(db, act, error);
      throw error;
    }
  };
