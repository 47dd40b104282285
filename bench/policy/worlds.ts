/** Two products of one company, Miruni and Minikai, with as many people as are asked for: about 35 facts a person. */
import type { SubjectId } from '../../src/domain/ids.ts';
import type { Snapshot, SubjectFact, ThingFact } from '../../src/policy/index.ts';
import { Random } from '../kit/random.ts';
import { isAdmin, World } from './world.ts';

export interface Worlds {
  readonly miruni: World;
  readonly minikai: World;
}

/** The same for the same number of people. */
export function worldsOf(people: number): Worlds {
  const random = new Random(people);
  const subjects = Array.from({ length: people }, (_, at): SubjectFact => {
    const id = `sbj_${at.toString(36).padStart(8, '0')}` as string as SubjectId;
    return {
      id,
      active: isAdmin(at) || random.chance(0.98),
      insider: isAdmin(at) || random.chance(0.8),
      directory: null,
    };
  });
  return { miruni: miruniOf(subjects, random), minikai: minikaiOf(subjects, random) };
}

/** Their rows, with the two Admins who are always there as keepers. */
export function snapshotsOf({ miruni, minikai }: Worlds): Record<keyof Worlds, Snapshot> {
  const keepers = miruni.subjects.slice(0, 2).map(({ id }) => id);
  return { miruni: miruni.snapshot(keepers), minikai: minikai.snapshot(keepers) };
}

/** Teams of about 28 with their projects, one in ten of them closed, and edit requests in those. */
function miruniOf(subjects: readonly SubjectFact[], random: Random): World {
  const world = new World('miruni', subjects);
  const people = subjects.length;
  const anybody = (): number => random.below(people);
  const teams = Array.from({ length: Math.max(4, people / 20) }, () => world.thing('team', world.root));
  const inTeam = new Map<ThingFact, number[]>(teams.map((team) => [team, []]));
  for (let person = 0; person < people; person++) {
    const kind = isAdmin(person)
      ? 'admin'
      : (['member', 'member', 'member', 'member', 'member', 'collaborator', 'guest'] as const)[random.below(7)];
    world.role(person, kind ?? 'member');
    if (kind !== 'member' && !random.chance(0.05)) continue;
    for (const team of random.some(teams, 1 + random.below(3))) {
      world.hold(person, team, random.chance(0.1) ? 'admin' : 'member');
      inTeam.get(team)?.push(person);
    }
  }
  for (let at = 0; at < people * 0.4; at++) {
    const team = random.pick(teams);
    const own = inTeam.get(team) ?? [];
    const somebody = (): number => (own.length > 0 && random.chance(0.6) ? random.pick(own) : anybody());
    const project = world.thing('project', team.id, random.chance(0.1) ? ['closed'] : []);
    world.record(somebody(), project, 'owner');
    for (let n = random.below(8); n > 0; n--) world.hold(somebody(), project, 'assigned');
    for (let n = random.below(16); n > 0; n--) editRequest(world, project, somebody, random);
  }
  return world;
}

function editRequest(world: World, project: ThingFact, somebody: () => number, random: Random): void {
  const request = world.thing('edit_request', project.id, random.chance(0.2) ? ['link_on'] : []);
  world.record(somebody(), request, 'creator');
  if (random.chance(0.8)) world.hold(somebody(), request, 'assigned');
  if (random.chance(0.2)) world.hold(somebody(), request, 'shared');
  if (random.chance(0.1)) world.hold(somebody(), request, 'follower');
  if (random.chance(0.1)) world.record(somebody(), request, 'link_holder');
}

/** Labels that about 200 people hold, on Minis and their records, and chats. */
function minikaiOf(subjects: readonly SubjectFact[], random: Random): World {
  const world = new World('minikai', subjects);
  const people = subjects.length;
  const labels = (type: string) =>
    Array.from({ length: Math.max(4, people / 50) }, () => world.thing(type, world.root));
  const [miniLabels, recordLabels] = [labels('mini_label'), labels('record_label')];
  const ids = (count: number, all: readonly ThingFact[]) =>
    random.some(all, count).map(({ id }) => id as World['root']);
  const minis = Array.from({ length: people * 0.3 }, () =>
    world.thing('mini', world.root, [], ids(random.below(5), miniLabels)),
  );
  for (let person = 0; person < people; person++) {
    world.role(person, isAdmin(person) ? 'admin' : 'member');
    const level = (): string => (random.chance(0.1) ? 'edit' : 'view');
    for (const label of random.some(miniLabels, random.below(8))) world.hold(person, label, level());
    for (const label of random.some(recordLabels, random.below(10))) world.hold(person, label, level());
    const chat = world.thing('chat', random.pick(minis).id);
    world.record(person, chat, 'author');
    for (let n = 0; n < 3; n++) world.thing('record', random.pick(minis).id, [], ids(random.below(4), recordLabels));
  }
  return world;
}
