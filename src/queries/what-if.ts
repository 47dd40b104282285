/** What somebody would gain and lose by a change, thing by thing, before it happens; nothing is written. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { noSuchPerson } from '../domain/refusal.ts';
import type { ShownEffect, ShownWhatIf } from '../domain/shown.ts';
import { type Change, type Facts, factsOf, may, type PolicyId, type Snapshot, whatIf } from '../policy/index.ts';
import { snapshotAbout } from './facts.ts';
import type { Query } from './look.ts';
import { placesForAccount } from './may.ts';
import { sceneOf } from './scene.ts';
import { type Place, shownPeople, shownThings } from './showing.ts';

/** A change as somebody proposes it. A role of null is whatever they hold there, or what adding somebody there means. */
export type Proposed =
  | { kind: 'set'; role: string; forGood: boolean }
  | { kind: 'unset'; role: string }
  | { kind: 'add'; thing: ThingId; role: string | null }
  | { kind: 'remove'; thing: ThingId; role: string | null }
  | { kind: 'leave' };

export interface WhatIfAsked {
  subject: SubjectId;
  /** Null is every product in which the reader may view their account. */
  product: string | null;
  change: Proposed;
}

/**
 * For themselves, and for those whose account the reader may view (otherwise: no such person). Things that the reader cannot see
 * are left out.
 */
export const whatWould: Query<WhatIfAsked, ShownWhatIf> = async (read, caller, { subject, product, change }) => {
  if (product !== null && 'thing' in change) await sceneOf(read, caller, { product, action: '', thing: change.thing });
  const places = (await placesForAccount(read, caller, 'account.view', subject)).filter(
    ({ workspace }) => product === null || workspace.product === product,
  );
  if (places.length === 0) throw noSuchPerson();
  const effects: ShownEffect[] = [];
  for (const place of places) effects.push(...(await effectsIn(read, place, caller, subject, change)));
  const nameOf = await shownPeople(read, [subject]);
  return { subject: nameOf(subject), isYou: caller.subject === subject, effects };
};

async function effectsIn(
  read: Read,
  place: Place,
  { subject: reader }: Caller,
  subject: SubjectId,
  proposed: Proposed,
): Promise<ShownEffect[]> {
  const { workspace, model } = place;
  const things = await touchable(read, place, subject, 'thing' in proposed ? [proposed.thing] : []);
  const subjects = [...new Set([subject, ...(reader ? [reader] : [])])];
  const snapshot = await snapshotAbout(read, workspace, model, { subjects, things });
  const facts = factsOf(model, snapshot);
  const change = changeOf(place, snapshot, subject, proposed);
  const [gains] = whatIf(model, facts, change, { subject }).people;
  if (!gains) return [];
  const sees = (id: PolicyId): boolean => id === workspace.root || maySee(facts, reader, id);
  const shown = await shownThings(read, gains.things.map(({ thing }) => thing).filter(isThing));
  const titles = (names: readonly string[]): string[] =>
    model.actions.filter(({ name }) => names.includes(name)).map(({ title }) => title);
  const onThings = gains.things
    .filter(({ thing }) => sees(thing))
    .flatMap(({ thing, gained, lost }): ShownEffect[] => {
      const one = isThing(thing) ? shown.get(thing) : undefined;
      return one ? [{ things: [one], every: null, gained: titles(gained), lost: titles(lost) }] : [];
    });
  const swept = [...model.thingTypes.values()].flatMap((type): ShownEffect[] => {
    const of = (how: string) => gains.sweeps.filter((sweep) => sweep.type === type.name && sweep.how === how);
    const [gained, lost] = [of('gained'), of('lost')];
    if (gained.length + lost.length === 0) return [];
    const every = type.name === 'workspace' ? workspace.title : `every ${type.title}`;
    const names = (sweeps: typeof gained): string[] => titles(sweeps.map(({ action }) => action));
    return [{ things: [], every, gained: names(gained), lost: names(lost) }];
  });
  return [...swept, ...alike(onThings)];
}

const isThing = (id: PolicyId): id is ThingId => id.startsWith('thg_');

function maySee(facts: Facts, reader: SubjectId | null, id: PolicyId): boolean {
  const type = facts.snapshot.things.find((thing) => thing.id === id)?.type;
  return reader !== null && may(facts.model, { caller: reader, action: `${type}.view`, thing: id }, facts);
}

/** What they hold something on or own, what is in it, and what carries it; and the same of what the change names. */
async function touchable(read: Read, { workspace }: Place, subject: SubjectId, named: ThingId[]): Promise<ThingId[]> {
  const held = await read.grants.listInForce(workspace.id, [subject], read.now);
  const recorded = await read.things.listRecordedOf(subject);
  const own = [...held, ...recorded].map(({ thing }) => thing).filter((thing) => thing !== workspace.root);
  const roots = [...new Set([...named, ...own])];
  const carriers = (await Promise.all(roots.map((tag) => read.things.listTagged(tag)))).flat();
  const outer = [...new Set([...roots, ...carriers])];
  const below = await read.things.listBelow(outer);
  const all = await read.things.listByIds([...new Set([...outer, ...below.map(({ id }) => id)])]);
  return all.filter((thing) => thing.workspace === workspace.id).map(({ id }) => id);
}

function changeOf({ workspace, model }: Place, snapshot: Snapshot, subject: SubjectId, proposed: Proposed): Change {
  const { root } = workspace;
  const own = snapshot.held.filter((row) => row.subject === subject);
  const on = (thing: ThingId) => own.filter((row) => row.thing === thing);
  switch (proposed.kind) {
    case 'set': {
      const replaces = proposed.forGood && model.cardinality === 'one';
      const opened = [{ subject, thing: root, role: proposed.role, endsAt: null }];
      return { ended: replaces ? on(root).filter(({ endsAt }) => endsAt === null) : [], opened };
    }
    case 'unset':
      return { ended: on(root).filter(({ role }) => role === proposed.role) };
    case 'add': {
      const type = snapshot.things.find(({ id }) => id === proposed.thing)?.type ?? '';
      const usual = model.thingTypes.get(type)?.roles.find(({ isDefault }) => isDefault)?.name;
      const role = proposed.role ?? usual;
      return { opened: role === undefined ? [] : [{ subject, thing: proposed.thing, role, endsAt: null }] };
    }
    case 'remove': {
      const goes = ({ role }: { role: string }): boolean => proposed.role === null || role === proposed.role;
      return { ended: on(proposed.thing).filter(goes) };
    }
    case 'leave':
      return { ended: own, unrecorded: snapshot.recorded.filter((row) => row.subject === subject) };
  }
}

/** Things on which the same is gained and lost are told together. */
function alike(effects: readonly ShownEffect[]): ShownEffect[] {
  const groups = new Map<string, ShownEffect>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.gained, effect.lost, effect.things[0]?.typeTitle]);
    const known = groups.get(key);
    groups.set(key, known ? { ...known, things: [...known.things, ...effect.things] } : effect);
  }
  return [...groups.values()];
}
