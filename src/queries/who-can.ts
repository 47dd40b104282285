/** Who may do something to a thing, each with the line that lets them; a role of hundreds is one line. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { ShownWhoCan } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { anchorsOf, decide } from '../policy/index.ts';
import { peopleNear } from './candidates.ts';
import { factsAbout } from './facts.ts';
import { mayNotSeePeople } from './holders.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { type Act, sceneOf, titleOf } from './scene.ts';
import { type Place, shownPeople, shownRole } from './showing.ts';

/** A role that is enough by itself and has more holders than this is told as one line. */
const crowdAbove = 200;

/** Everybody who may do this to the thing, each with the line that lets them. Only for those who may view people there. */
export const whoCan: Query<Act & { from: number }, ShownWhoCan> = async (read, caller, act) => {
  const { place, thing, shown } = await sceneOf(read, caller, act);
  const actions = await actionsAt(read, place, caller);
  if (!actions.includes('workspace.view_people')) throw await mayNotSeePeople(read, place, actions);
  const { crowds, people: candidates } = await among(read, place, act.action, thing);
  const yes = await allowedOf(read, place, act.action, thing, candidates);
  const nameOf = await shownPeople(read, [...yes.keys()]);
  const people = [...yes]
    .map(([subject, because]) => ({ person: nameOf(subject), because }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
  const key = `can:${act.product}:${act.action}:${thing.id}`;
  return {
    action: titleOf(place, act.action),
    thing: shown,
    crowds: await crowdsOf(read, place, act.action, thing, crowds),
    people: { items: people.slice(act.from), from: act.from, total: people.length, key },
  };
};

/** Roles of many that are enough by themselves, and everybody else who could be meant. */
async function among(read: Read, { workspace, model }: Place, action: string, thing: Thing) {
  const { byRole, unlessSomething, byThing, byTag } = anchorsOf(model, action, thing.flags);
  const crowds: { role: string; count: number }[] = [];
  const holders: SubjectId[] = [];
  for (const role of new Set([...byRole, ...unlessSomething])) {
    const count = await read.grants.countHolders([workspace.root], [role], read.now);
    if (count > crowdAbove && byRole.includes(role)) crowds.push({ role, count });
    else holders.push(...(await read.grants.listHolders(workspace.root, [role], read.now, count)));
  }
  const near = byThing || byTag ? await peopleNear(read, workspace, thing.id, byTag) : [];
  const told = await holdersAmong(read, { workspace, model }, near, new Set(crowds.map(({ role }) => role)));
  return { crowds, people: [...new Set([...holders, ...near.filter((one) => !told.has(one))])] };
}

/** Those of them who hold one of these roles on the workspace: they are counted there. */
async function holdersAmong(
  read: Read,
  { workspace }: Place,
  people: readonly SubjectId[],
  roles: ReadonlySet<string>,
): Promise<ReadonlySet<SubjectId>> {
  if (roles.size === 0) return new Set();
  const held = await read.grants.listInForce(workspace.id, people, read.now);
  const there = held.filter(({ thing, role }) => thing === workspace.root && roles.has(role));
  return new Set(there.map(({ subject }) => subject));
}

async function allowedOf(
  read: Read,
  { workspace, model }: Place,
  action: string,
  { id }: Thing,
  subjects: readonly SubjectId[],
): Promise<Map<SubjectId, string>> {
  const facts = await factsAbout(read, workspace, model, { subjects, things: [id] });
  const yes = new Map<SubjectId, string>();
  for (const caller of subjects) {
    const decision = decide(model, { caller, action, thing: id }, facts);
    if (decision.allowed) yes.set(caller, decision.reasons[0]?.text ?? '');
  }
  return yes;
}

/** What lets one of them lets all of them: their role is enough as far as the person goes. */
async function crowdsOf(
  read: Read,
  place: Place,
  action: string,
  thing: Thing,
  crowds: readonly { role: string; count: number }[],
): Promise<ShownWhoCan['crowds']> {
  const shown = [];
  for (const { role, count } of crowds) {
    const some = await read.grants.listHolders(place.workspace.root, [role], read.now, 20);
    const [because] = (await allowedOf(read, place, action, thing, some)).values();
    if (because !== undefined) shown.push({ role: shownRole(place.model, 'workspace', role), count, because });
  }
  return shown;
}
