/** Why, why not, and who could instead: the policy's own explanation, with its people named. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { invalid, notFound } from '../domain/refusal.ts';
import type { ShownAskable, ShownThing, ShownWhoCan, ShownWhy } from '../domain/shown.ts';
import type { Thing } from '../domain/thing.ts';
import { decide, explain, type Facts, type Missing, mayAsk, type Need, type PolicyId } from '../policy/index.ts';
import { candidatesFor } from './deciders.ts';
import { factsAbout } from './facts.ts';
import { mayNotSeePeople } from './holders.ts';
import type { Query } from './look.ts';
import { actionsAt, mayWithAccount } from './may.ts';
import { type Place, placesOf, shownPeople, shownRole, shownThings } from './showing.ts';

/** An action of a product, on a thing of it; null is the workspace itself. */
export interface Act {
  product: string;
  action: string;
  thing: ThingId | null;
}

interface Scene {
  place: Place;
  thing: Thing;
  shown: ShownThing;
}

/** The place and the thing, which the reader must be able to see. */
async function sceneOf(read: Read, { subject }: Caller, { product, thing: id }: Act): Promise<Scene> {
  const place = (await placesOf(read)).find(({ workspace }) => workspace.product === product);
  if (!place) throw notFound('product of that name');
  const { workspace, model } = place;
  const [thing] = await read.things.listByIds([id ?? workspace.root]);
  const shown = thing && (await shownThings(read, [thing.id])).get(thing.id);
  if (!thing || !shown || thing.workspace !== workspace.id) throw notFound('thing of that name');
  if (shown.isRoot || !subject) return { place, thing, shown };
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [thing.id] });
  const sees = decide(model, { caller: subject, action: `${thing.type}.view`, thing: thing.id }, facts).allowed;
  if (!sees) throw notFound('thing of that name');
  return { place, thing, shown };
}

/** Why somebody may or may not do this. About others only for those who may view their account (otherwise: no such person). */
export const why: Query<Act & { subject: SubjectId }, ShownWhy> = async (read, caller, act) => {
  const { place, thing, shown } = await sceneOf(read, caller, act);
  const isYou = caller.subject === act.subject;
  if (!isYou && !(await mayWithAccount(read, place, caller, 'account.view', act.subject)))
    throw notFound('person like that');
  const { workspace, model } = place;
  const candidates = await candidatesFor(read, workspace, thing.id);
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
    thing: shown.isRoot ? null : shown,
    allowed: decision.allowed,
    reasons: decision.reasons,
    missing: missing.map(({ because, facts: lacks }) => ({ because, facts: lacks })),
    instead: named.map(nameOf),
    at: null,
    ask: isYou ? await askable(read, place, act.subject, missing, facts) : null,
  };
};

/** What is done, as people say it: the title of the model, small at the start. */
function titleOf({ model }: Place, action: string): string {
  const title = model.actions.find(({ name }) => name === action)?.title ?? action.slice(action.indexOf('.') + 1);
  return title.charAt(0).toLocaleLowerCase('en') + title.slice(1);
}

/** Whoever may not view people is told of the Admins only, whom everybody may ask (MK-20). */
async function nameable(read: Read, place: Place, caller: Caller, ids: readonly SubjectId[]): Promise<SubjectId[]> {
  const { workspace, model } = place;
  const actions = await actionsAt(read, place, caller);
  if (actions.includes('workspace.view_people')) return [...ids];
  if (!actions.includes('workspace.view_administrators')) return [];
  const keepers = await read.grants.listInForceOn([workspace.root], read.now);
  const known = new Set(keepers.filter(({ role }) => role === model.keeper).map(({ subject }) => subject));
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
  if (need.kind === 'flag' || !isKept(need.thing)) return [];
  if (need.kind === 'is') return need.wanted ? [{ role: need.as, thing: need.thing }] : [];
  const carried = await read.things.listByIds((await read.things.listTags([need.thing])).get(need.thing) ?? []);
  const level = need.levels.at(-1);
  return level ? carried.filter(({ type }) => type === need.tag).map(({ id }) => ({ role: level, thing: id })) : [];
}

/** Everybody who may do this to the thing, each with the line that lets them. Only for those who may view people there. */
export const whoCan: Query<Act & { from: number }, ShownWhoCan> = async (read, caller, act) => {
  const { place, thing, shown } = await sceneOf(read, caller, act);
  const { workspace, model } = place;
  if (!(await actionsAt(read, place, caller)).includes('workspace.view_people')) throw mayNotSeePeople(workspace.title);
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

/** The last refusal that somebody met: what they tried, why not, and what is missing for it now. */
export const whyLast: Query<undefined, ShownWhy> = async (read, caller) => {
  if (!caller.subject) throw notFound('refusal of yours');
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<Read['events']['listAbout']>> = await read.events.listAbout(caller.subject, {
      limit: 100,
      ...(after ? { after } : {}),
    });
    const found = page.rows.find(({ by, happening }) => by === caller.subject && happening.type === 'act.denied');
    if (found) return explainDenial(read, caller, found);
    after = page.next;
  }
  throw invalid('I have refused you nothing.', {
    code: 'never_denied',
    next: 'Ask about something: `/role why me <action> <thing>`.',
  });
};

type Denial = Awaited<ReturnType<Read['events']['listAbout']>>['rows'][number];

async function explainDenial(read: Read, caller: Caller, { at, workspace, happening }: Denial): Promise<ShownWhy> {
  if (happening.type !== 'act.denied' || !caller.subject) throw new Error('Not a denial');
  const { action, thing, code, message } = happening;
  const place = (await placesOf(read)).find((one) => one.workspace.id === workspace);
  const act = place && action ? { product: place.workspace.product, action, thing } : undefined;
  // What was denied then is explained by how things are now; where that cannot be, the message of then stands alone.
  const now = act && (await why(read, caller, { ...act, subject: caller.subject }).catch(() => undefined));
  const nameOf = await shownPeople(read, [caller.subject]);
  return {
    subject: nameOf(caller.subject),
    isYou: true,
    action: now?.action ?? (action || 'do that'),
    thing: now?.thing ?? null,
    allowed: false,
    reasons: [{ kind: code.startsWith('rail.') ? 'forbid' : 'silence', code, text: message, line: null }],
    missing: now && !now.allowed ? now.missing : [],
    instead: now?.instead ?? [],
    at,
    ask: now?.ask ?? null,
  };
}
