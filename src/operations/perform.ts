/** The one way to carry out an operation: one transaction with the inbox key, the change, its events and the answer. */
import type { Database, Tx } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type Look, lookOn } from '../queries/look.ts';
import { modelOf } from '../queries/models.ts';
import { type Desk, type Operation, openDesk, type WideDesk, type WideOperation } from './desk.ts';

/** Who acts, and through which payload: its key makes a repeat answer as the first did and change nothing. */
export interface WideAct {
  caller: Caller;
  key?: string | undefined;
}

/** An act in one workspace. */
export interface Act extends WideAct {
  workspace: WorkspaceId;
}

export type Perform = <Input, Result, Answer>(
  act: Act,
  operation: Operation<Input, Result>,
  input: Input,
  answer: (result: Result) => Answer,
) => Promise<Answer>;

/** The same for what concerns every workspace of the tenant: setting up, somebody who joins, somebody who leaves. */
export type PerformWide = <Input, Result, Answer>(
  act: WideAct,
  operation: WideOperation<Input, Result>,
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
async function recordDenial(
  db: Database,
  caller: Caller,
  workspace: WorkspaceId | null,
  refusal: Refusal,
): Promise<void> {
  await db.transact({ tenant: caller.tenant, ...(workspace ? { workspace } : {}) }, async (tx) => {
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

const deskIn = async (tx: Tx, workspace: Workspace, caller: Caller): Promise<Desk> =>
  openDesk(tx, workspace, await modelOf(tx, workspace), caller.subject);

/** Binds the performing of operations in one workspace to a database. */
export const performOn =
  (db: Database): Perform =>
  async (act, operation, input, answer) => {
    const { caller, workspace } = act;
    return recordingDenials(db, caller, workspace, () =>
      db.transact({ tenant: caller.tenant, workspace }, (tx) =>
        once(tx, act.key, async () => {
          const desk = await deskIn(tx, await tx.workspaces.get(workspace), caller);
          return answer(await operation(desk, input));
        }),
      ),
    );
  };

/** Binds the performing of tenant-wide operations to a database. */
export const performWideOn =
  (db: Database): PerformWide =>
  async ({ caller, key }, operation, input, answer) =>
    recordingDenials(db, caller, null, () =>
      db.transact({ tenant: caller.tenant }, (tx) =>
        once(tx, key, async () => answer(await operation(wideDesk(tx, caller), input))),
      ),
    );

const wideDesk = (tx: Tx, caller: Caller): WideDesk => ({
  tx,
  now: tx.now,
  caller: caller.subject,
  desks: async () => Promise.all((await tx.workspaces.list()).map((workspace) => deskIn(tx, workspace, caller))),
  deskIn: async (workspace) => deskIn(tx, workspace, caller),
});

async function recordingDenials<Result>(
  db: Database,
  caller: Caller,
  workspace: WorkspaceId | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'denied')
      await recordDenial(db, caller, workspace ?? error.detail.workspace ?? null, error);
    throw error;
  }
}

/** Binds looking to a database; who is refused a reading finds it in the history like a refused act, and may ask why. */
export const lookRecordingOn = (db: Database): Look => {
  const look = lookOn(db);
  return (caller, query, input) => recordingDenials(db, caller, null, () => look(caller, query, input));
};
