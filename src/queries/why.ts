/** Why, why not, and who could instead: the policy's own explanation, with its people named. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { noSuchPerson } from '../domain/refusal.ts';
import type { ShownAskable, ShownWhy } from '../domain/shown.ts';
import { explain, type Facts, type Missing, mayAsk, type Need, type PolicyId } from '../policy/index.ts';
import { candidatesFor } from './candidates.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { actionsAt, mayWithAccount } from './may.ts';
import { type Act, sceneOf, titleOf } from './scene.ts';
import { type Place, shownPeople, shownRole, shownThings } from './showing.ts';

/** Why somebody may or may not do this. About others only for those who may view their account (otherwise: no such person). */
export const why: Query<Act & { subject: SubjectId }, ShownWhy> = async (read, caller, act) => {
  const { place, thing, shown } = await sceneOf(read, caller, act);
  const isYou = caller.subject === act.subject;
  if (!isYou && !(await mayWithAccount(read, place, caller, 'account.view', act.subject))) throw noSuchPerson();
  const { workspace, model } = place;
  const candidates = await candidatesFor(read, workspace, model, { action: act.action, thing: thing.id });
  const facts = await factsAbout(read, workspace, model, {
    subjects: [...new Set([act.subject, ...candidates])],
    things: [thing.id],
  });
  const question = { caller: act.subject, action: act.action, thing: thing.id };
  const { decision, missing, instead } = explain(model, question, facts, candidates);
  const named = await nameable(read, place, caller, instead);
  const nameOf = await shownPeople(read, [act.subject, ...named]);
  return {
    subject: nameOf(act.subject),
    isYou,
    action: titleOf(place, act.action),
    // With one product its name says nothing.
    thing: shown.isRoot && shown.product === null ? null : shown,
    allowed: decision.allowed,
    reasons: decision.reasons,
    missing: missing.map(({ because, facts: lacks }) => ({ because, facts: lacks })),
    instead: named.map(nameOf),
    at: null,
    ask: isYou ? await askable(read, place, act.subject, missing, facts) : null,
  };
};

/** Whoever may not view people is told of the Admins only, whom everybody may ask (MK-20). */
async function nameable(read: Read, place: Place, caller: Caller, ids: readonly SubjectId[]): Promise<SubjectId[]> {
  const { workspace, model } = place;
  const actions = await actionsAt(read, place, caller);
  if (actions.includes('workspace.view_people')) return [...ids];
  if (!actions.includes('workspace.view_administrators')) return [];
  const held = await read.grants.listInForce(workspace.id, ids, read.now);
  const known = new Set(
    held.filter(({ thing, role }) => thing === workspace.root && role === model.keeper).map(({ subject }) => subject),
  );
  return ids.filter((id) => known.has(id));
}

/** The nearest way to a yes that can be asked for: one missing role, on the workspace, on a thing, or on a label it carries. */
async function askable(
  read: Read,
  place: Place,
  subject: SubjectId,
  missing: readonly Missing[],
  facts: Facts,
): Promise<ShownAskable | null> {
  for (const { needs } of missing) {
    const [need, ...more] = needs;
    if (!need || more.length > 0) continue;
    for (const { role, thing } of await rolesFor(read, place, need)) {
      const wider =
        thing === place.workspace.root
          ? facts
          : await factsAbout(read, place.workspace, place.model, { subjects: [subject], things: [thing] });
      if (!mayAsk(place.model, { caller: subject, target: subject, role, thing }, wider).allowed) continue;
      const shown = (await shownThings(read, [thing])).get(thing);
      if (shown) return { role: shownRole(place.model, shown.type, role), thing: shown };
    }
  }
  return null;
}

const isKept = (id: PolicyId | null): id is ThingId => id?.startsWith('thg_') === true;

/** The roles that would fill one need, the least first. */
async function rolesFor(read: Read, { workspace }: Place, need: Need): Promise<{ role: string; thing: ThingId }[]> {
  if (need.kind === 'role') return [...need.anyOf].reverse().map((role) => ({ role, thing: workspace.root }));
  if (need.kind === 'flag' || need.kind === 'inside' || !isKept(need.thing)) return [];
  if (need.kind === 'is') return need.wanted ? [{ role: need.as, thing: need.thing }] : [];
  const carried = await read.things.listByIds((await read.things.listTags([need.thing])).get(need.thing) ?? []);
  const level = need.levels.at(-1);
  return level ? carried.filter(({ type }) => type === need.tag).map(({ id }) => ({ role: level, thing: id })) : [];
}
