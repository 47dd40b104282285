/** Facts, made up from a reported way and nothing else, in which it is met: there the two models must really differ. */

import type { RequestId, ThingId } from '../../../src/domain/ids.ts';
import type {
  CompiledModel,
  HeldFact,
  PolicyId,
  RequestRef,
  RightChange,
  Snapshot,
  ThingFact,
  Way,
} from '../../../src/policy/index.ts';
import { at, root, subject, thing } from './worlds.ts';

export const wim = subject('wim');
/** Somebody of whom nothing is known. */
export const nobody = subject('nobody');

export interface Witness {
  snapshot: Snapshot;
  thing: PolicyId;
  request?: RequestRef;
}

/** A witness for each stage that the way names, or the one there is. */
export function witnesses(before: CompiledModel, after: CompiledModel, change: RightChange, way: Way): Witness[] {
  const type = change.name.split('.')[0] ?? '';
  const counts = way.counts.length > 0 ? way.counts : [null];
  const stages = way.stages.length > 0 ? way.stages : [null];
  return counts.flatMap((count) =>
    stages.map((stage): Witness => {
      const about = stage?.kind === 'stage' ? (stage.key.split('.')[0] ?? '') : null;
      const chain = chainFor(before, after, type, way, about);
      const things = chain.slice(0, -1).map((name, i): ThingFact => {
        const inside = chain[i + 1] === 'workspace' ? root : thing(`the ${chain[i + 1]}`);
        return { id: thing(`the ${name}`), type: name, inside, flags: flagsOf(way, name), tags: [] };
      });
      const rows = things.flatMap(({ id, type: name }) =>
        recordedOn(way, name).map((role) => holds(role, id as ThingId)),
      );
      const roles = count ? [count.before, count.after].filter((role) => role !== null) : rolesOf(way);
      const tags = things.flatMap((on) => tagsFor(way, on));
      const snapshot: Snapshot = {
        now: at('2026-01-01T00:00:00.000Z'),
        root,
        subjects: [{ id: wim, active: true, insider: !says(way, 'insider', false), directory: null }],
        things: [
          ...things.map((on) => ({
            ...on,
            tags: tags.filter((tag) => tag.on === on.id).map((tag) => tag.fact.id as ThingId),
          })),
          { id: root, type: 'workspace', inside: null, flags: flagsOf(way, 'workspace'), tags: [] },
          ...tags.map(({ fact }) => fact),
        ],
        held: [...roles.map((role) => holds(role, root)), ...rows, ...tags.flatMap(({ held }) => held)],
        recorded: [],
        keepers: [],
      };
      if (!stage) return { snapshot, thing: type === 'workspace' ? root : thing(`the ${type}`) };
      const asked = things[1]?.id ?? root;
      const is = (as: string): boolean => recordedOn(way, 'request').includes(as);
      const request: RequestRef = {
        id: 'the request' as string as RequestId,
        thing: asked as ThingId,
        type: things[1]?.type ?? 'workspace',
        role: stage.kind === 'help' ? null : stage.kind === 'stage' ? (stage.key.split('.')[1] ?? '') : 'no such role',
        stage: stage.kind === 'stage' ? stage.stage : 0,
        requester: is('requester') ? wim : nobody,
        target: is('target') ? wim : nobody,
        proposer: is('proposer') ? wim : null,
        approvers: is('approver') ? [wim] : [],
      };
      const others = snapshot.things.filter((one) => one.type !== 'request');
      return { snapshot: { ...snapshot, things: others }, thing: request.id, request };
    }),
  );
}

const says = (way: Way, kind: string, wanted: boolean): boolean =>
  way.conditions.some((condition) => condition.kind === kind && condition.wanted === wanted);

const holds = (role: string, on: ThingId): HeldFact => ({ subject: wim, thing: on, role, endsAt: null });

function rolesOf({ conditions }: Way): string[] {
  const barred = conditions.flatMap((one) => (one.kind === 'role' && !one.wanted ? one.anyOf : []));
  return conditions.flatMap((one) =>
    one.kind === 'role' && one.wanted ? (one.anyOf.find((role) => !barred.includes(role)) ?? []) : [],
  );
}

const flagsOf = ({ conditions }: Way, type: string): string[] =>
  conditions.flatMap((one) => (one.kind === 'flag' && one.type === type && one.wanted ? [one.flag] : []));
const recordedOn = ({ conditions }: Way, type: string): string[] =>
  conditions.flatMap((one) => (one.kind === 'is' && one.type === type && one.wanted ? [one.as] : []));

/** A way up from the type on which everything the way wants can be. */
function chainFor(before: CompiledModel, after: CompiledModel, type: string, way: Way, about: string | null): string[] {
  const needed = way.conditions.flatMap((one) => (one.wanted && 'type' in one ? [one.type] : []));
  const barred = way.conditions.flatMap((one) => (one.kind === 'inside' && !one.wanted ? [one.type] : []));
  const chains = [before, after].flatMap(({ inner }) => {
    const name = (slot: number): string => inner.types[slot]?.info.name ?? '';
    return (inner.typeOf.get(type)?.chains ?? []).map((chain) => [...chain].map(name));
  });
  const fits = chains.find(
    (chain) =>
      needed.every((one) => chain.includes(one)) &&
      !barred.some((one) => chain.includes(one)) &&
      (about === null || chain[1] === about),
  );
  if (!fits) throw new Error(`no ${type} can be so: ${way.says}`);
  return fits;
}

/** Tags for what is to be shared and covered: one held at every level that is not ruled out, and for each cover that must fail one held less. */
function tagsFor({ conditions }: Way, on: ThingFact): { on: PolicyId; fact: ThingFact; held: HeldFact[] }[] {
  const mine = conditions.flatMap((one) =>
    (one.kind === 'shares' || one.kind === 'covers') && one.type === on.type ? [one] : [],
  );
  return [...new Set(mine.map(({ tag }) => tag))].flatMap((tag) => {
    const ours = mine.filter((one) => one.tag === tag);
    if (!ours.some(({ wanted }) => wanted)) return [];
    const closed = ours.filter((one) => one.kind === 'shares' && !one.wanted).flatMap(({ levels }) => levels);
    const open = [...new Set(ours.flatMap(({ levels }) => levels))].filter((level) => !closed.includes(level));
    const failing = ours.filter((one) => one.kind === 'covers' && !one.wanted).map(({ levels }) => levels);
    return [[], ...failing].map((without, i) => {
      const id = thing(`${tag} ${i} of ${on.id}`);
      const held = open.filter((level) => !without.includes(level)).map((level) => holds(level, id));
      return { on: on.id, fact: { id, type: tag, inside: root, flags: [], tags: [] }, held };
    });
  });
}
