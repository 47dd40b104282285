/** What an operation is handed: its transaction, who calls, the model in force, and the one way to ask whether it may. */
import type { Tx } from '../db/ports.ts';
import type { Happening } from '../domain/events.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { denied, notFound } from '../domain/refusal.ts';
import type { Workspace } from '../domain/tenant.ts';
import { type CompiledModel, type Decision, decide, type Facts, type Question } from '../policy/index.ts';
import { type About, factsAbout } from '../queries/facts.ts';

/** A verb of the product: authorise, change, record, in one transaction. */
export type Operation<Input, Result> = (desk: Desk, input: Input) => Promise<Result>;

/** A question as operations put it; the caller is the desk's. */
export type Asked = Omit<Question, 'caller'>;

export interface Desk {
  tx: Tx;
  workspace: Workspace;
  model: CompiledModel;
  now: Instant;
  /** Who acts; null when Roledesk itself does (the sweep, a person who joined). */
  caller: SubjectId | null;
  /** The facts for questions about this, as they are in this transaction. */
  facts(about: Omit<About, 'subjects'> & { subjects?: readonly SubjectId[] }): Promise<Facts>;
  /** What the policy says; the caller's own facts and those of the target and things come along. */
  ask(question: Asked, about?: Omit<About, 'subjects'>): Promise<Decision>;
  /** Throws the refusal unless the policy allows; what the caller may not see is refused as not found. */
  require(question: Asked, about?: Omit<About, 'subjects'>): Promise<void>;
  happened(happening: Happening): Promise<void>;
}

/** A desk for what concerns every workspace of the tenant; `desks` has one for each. */
export interface WideDesk {
  tx: Tx;
  now: Instant;
  caller: SubjectId | null;
  desks(): Promise<Desk[]>;
  /** A desk in a workspace that this transaction has just opened. */
  deskIn(workspace: Workspace): Promise<Desk>;
}

export type WideOperation<Input, Result> = (desk: WideDesk, input: Input) => Promise<Result>;

/** A no, as a refusal that carries the reason people read. */
export function refusalOf(decision: Decision, asked: Asked): Error {
  const reason = decision.reasons[0];
  return denied(reason?.text ?? 'Nothing allows that.', {
    code: reason?.code ?? 'silence',
    action: asked.action,
    ...(isThing(asked.thing) ? { thing: asked.thing } : {}),
    ...(asked.target ? { target: asked.target } : {}),
    next: 'Type `/role why` to see what is missing and who could do it.',
  });
}

/** Puts a desk together; `perform` calls it inside the transaction. */
export function openDesk(tx: Tx, workspace: Workspace, model: CompiledModel, caller: SubjectId | null): Desk {
  const facts: Desk['facts'] = (about) =>
    factsAbout(tx, workspace, model, { ...about, subjects: [...(caller ? [caller] : []), ...(about.subjects ?? [])] });

  const ask: Desk['ask'] = async (question, about = {}) => {
    if (!caller) throw new Error(`Nobody is acting, so nobody can be asked about: ${question.action}`);
    const things = [...(about.things ?? []), ...thingsOf(question)];
    const known = await facts({ ...about, things, subjects: question.target ? [question.target] : [] });
    return decide(model, { ...question, caller }, known);
  };

  const require: Desk['require'] = async (question, about) => {
    const decision = await ask(question, about);
    if (decision.allowed) return;
    const type = question.action.split('.')[0] ?? '';
    const hidden = model.thingTypes.get(type)?.kept === true && type !== 'workspace';
    if (hidden && !(await ask({ action: `${type}.view`, thing: question.thing }, about)).allowed)
      throw notFound('thing of that name');
    throw refusalOf(decision, question);
  };

  return {
    tx,
    workspace,
    model,
    now: tx.now,
    caller,
    facts,
    ask,
    require,
    happened: async (happening) => {
      tx.events.note(caller, workspace.id, happening);
    },
  };
}

const isThing = (id: string): id is ThingId => id.startsWith('thg_');

const thingsOf = ({ thing, gives, takes }: Asked): ThingId[] =>
  [thing, gives?.thing, takes?.thing].filter((id): id is ThingId => id !== undefined && isThing(id));
