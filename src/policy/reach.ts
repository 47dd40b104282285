/** What may somebody reach, and who reaches something: the same decision, asked of many. */
import type { SubjectId } from '../domain/ids.ts';
import type { CompiledModel } from './compiled.ts';
import { may } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Difference, PolicyId } from './types.ts';

/** Those of the things that the caller may do this to; things of another type are never among them. */
export const thingsWhere = (
  model: CompiledModel,
  caller: SubjectId,
  action: string,
  things: readonly PolicyId[],
  facts: Facts,
): PolicyId[] => things.filter((thing) => may(model, { caller, action, thing }, facts));

/** Those of the subjects who may do this to the thing. */
export const whoMay = (
  model: CompiledModel,
  action: string,
  thing: PolicyId,
  subjects: readonly SubjectId[],
  facts: Facts,
): SubjectId[] => subjects.filter((caller) => may(model, { caller, action, thing }, facts));

/** Everything the caller may do on the thing, in the order of the model. */
export function actionsOn(model: CompiledModel, caller: SubjectId, thing: PolicyId, facts: Facts): string[] {
  const slot = facts.slotOf(facts.things.get(thing) ?? -1);
  const actions = [...model.inner.permissions.values()].filter((permission) => permission.slot === slot);
  return actions.filter(({ name }) => may(model, { caller, action: name, thing }, facts)).map(({ name }) => name);
}

/** What the subject gains and loses on these things between two states of the facts; things that stay as they are are left out. */
export function difference(
  model: CompiledModel,
  subject: SubjectId,
  things: readonly PolicyId[],
  before: Facts,
  after: Facts,
): Difference[] {
  return things.flatMap((thing) => {
    const had = actionsOn(model, subject, thing, before);
    const has = actionsOn(model, subject, thing, after);
    const gained = has.filter((action) => !had.includes(action));
    const lost = had.filter((action) => !has.includes(action));
    return gained.length + lost.length > 0 ? [{ thing, gained, lost }] : [];
  });
}
