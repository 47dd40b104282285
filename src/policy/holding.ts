/** Who may hold which role at all: eligibility (`must_be`), and the directory that manages somebody elsewhere. */
import type { CompiledModel } from './compiled.ts';
import { anyHolds } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { missingWays } from './missing.ts';
import type { ThingTypeInfo } from './types.ts';

/** Whether this workspace role runs the place: what it is for, outsiders may not do (`rail.outsider`). */
export const runsThePlace = ({ inner }: CompiledModel, role: string): boolean =>
  ((inner.roleBits.get(role) ?? 0) & inner.running) !== 0;

/**
 * Whether somebody may hold this role on this thing at all (`must_be`); a role on a thing needs a workspace role. Nobody is given
 * what comes with the question: who asked, who approved, who made a record. No outsider is given a role that runs the place;
 * somebody of whom nothing is known yet is taken for an insider.
 */
export function isEligible(facts: Facts, subject: string, thing: string, role: string): boolean {
  const who = facts.subjects.get(subject);
  if (thing === facts.root) return who === undefined || facts.isInsider(who) || !runsThePlace(facts.model, role);
  const where = facts.things.get(thing);
  if (who === undefined || where === undefined) return false;
  const type = facts.model.inner.types[facts.slotOf(where)];
  if (!type || !isGiven(type.info, role)) return false;
  const mustBe = facts.model.inner.eligible.get(`${type.info.name}.${role}`);
  return mustBe ? anyHolds(mustBe, who, where, facts) : facts.rolesOf(who) !== 0;
}

/** Whether a type has this role, and as one that is given: not one that comes with the question. */
export const isGiven = ({ roles }: ThingTypeInfo, role: string): boolean =>
  roles.some(({ name, kept }) => name === role && kept !== 'supplied');

/** Why somebody cannot hold it: the nearest way to what it demands of its holder. */
export function ineligible(facts: Facts, subject: string, thing: string, role: string): string {
  if (thing === facts.root) return outsideOf(facts.model, role);
  const where = facts.things.get(thing) ?? -1;
  const type = facts.model.inner.types[facts.slotOf(where)]?.info;
  const title = type?.roles.find(({ name }) => name === role)?.title;
  if (!type || title === undefined || !isGiven(type, role))
    return `The role "${role}" is not given on this ${type?.title ?? 'thing'}.`;
  const who = facts.subjects.get(subject) ?? -1;
  const mustBe = facts.model.inner.eligible.get(`${type.name}.${role}`) ?? [];
  const nearest = missingWays(facts.model, mustBe, who, where, facts)[0];
  return `This person cannot be ${title}. What is missing: ${nearest?.facts.join('; ') ?? 'have a role here'}.`;
}

/** Why an outsider cannot hold a workspace role, and what they can. */
function outsideOf(model: CompiledModel, role: string): string {
  const title = model.roles.find(({ name }) => name === role)?.title ?? role;
  const others = model.roles.filter(({ name }) => !runsThePlace(model, name)).map((one) => one.title);
  const choose = others.length === 0 ? '' : `, or choose ${oneOf(others)}`;
  return `Guests, bots and people of other Slack workspaces cannot be ${title}, because they administer nothing here. Make this person a full member in Slack first${choose}.`;
}

const oneOf = (titles: readonly string[]): string =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} or ${titles.at(-1)}`;

export const directoryOf = (facts: Facts, subject: string): string | null =>
  facts.subjectAt(facts.subjects.get(subject) ?? -1)?.directory ?? null;
