/** Who may do something to a thing, each with the line that lets them. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { ShownWhoCan } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { decide } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { mayNotSeePeople } from './holders.ts';
import type { Query } from './look.ts';
import { actionsAt } from './may.ts';
import { type Act, sceneOf, titleOf } from './scene.ts';
import { type Place, shownPeople } from './showing.ts';

/** Everybody who may do this to the thing, each with the line that lets them. Only for those who may view people there. */
export const whoCan: Query<Act & { from: number }, ShownWhoCan> = async (read, caller, act) => {
  const { place, thing, shown } = await sceneOf(read, caller, act);
  const { workspace, model } = place;
  const actions = await actionsAt(read, place, caller);
  if (!actions.includes('workspace.view_people')) throw await mayNotSeePeople(read, place, actions);
  const candidates = await candidatesWithTags(read, place, thing);
  const facts = await factsAbout(read, workspace, model, { subjects: candidates, things: [thing.id] });
  const yes = candidates.flatMap((subject) => {
    const decision = decide(model, { caller: subject, action: act.action, thing: thing.id }, facts);
    return decision.allowed ? [{ subject, because: decision.reasons[0]?.text ?? '' }] : [];
  });
  const nameOf = await shownPeople(
    read,
    yes.map(({ subject }) => subject),
  );
  const people = yes
    .map(({ subject, because }) => ({ person: nameOf(subject), because }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name));
  const key = `can:${act.product}:${act.action}:${thing.id}`;
  return {
    action: titleOf(place, act.action),
    thing: shown,
    people: { items: people.slice(act.from), from: act.from, total: people.length, key },
  };
};

/** Everybody with a role here could be meant: a label that a thing carries is held by people who hold nothing on the thing. */
async function candidatesWithTags(read: Read, { workspace }: Place, thing: Thing): Promise<SubjectId[]> {
  const tags = (await read.things.listTags([thing.id])).get(thing.id) ?? [];
  const around = await read.things.listAround([thing.id]);
  const held = await read.grants.listInForceOn([workspace.root, ...tags, ...around.map(({ id }) => id)], read.now);
  return [...new Set(held.map(({ subject }) => subject))];
}
