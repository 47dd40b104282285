/** Whether somebody may hold a role on a thing at all, asked by itself: for what stays after a change, and for who takes over. */
import type { SubjectId, ThingId } from '../domain/ids.ts';
import type { CompiledModel } from './compiled.ts';
import type { Facts } from './facts.ts';
import { isEligible as eligible } from './holding.ts';

export interface Holding {
  subject: SubjectId;
  thing: ThingId;
  role: string;
}

/** The role's `must_be` on that thing, as `decide` looks at it; without one, any workspace role is enough. */
export const isEligible = (_model: CompiledModel, { subject, thing, role }: Holding, facts: Facts): boolean =>
  eligible(facts, subject, thing, role);
