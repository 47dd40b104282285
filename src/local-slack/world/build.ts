// Builds the living world from a declared one.
import type { Clock } from '../clock.ts';
import { createIds } from '../ids.ts';
import type { DeclaredChannel, DeclaredTeam, DeclaredWorld } from './declared.ts';
import { findPerson, findTeam } from './find.ts';
import { addApp } from './install.ts';
import { addPerson, isGuest } from './people.ts';
import { emptyWorld, type Team, type World } from './world.ts';

/** Builds a world; names that do not exist are refused with a list of those that do. */
export function buildWorld(declared: DeclaredWorld, clock: Clock): World {
  const world = emptyWorld(clock, createIds(clock));
  const { enterprise } = declared;
  if (enterprise) world.enterprise = { id: enterprise.id ?? world.ids.mint('E'), name: enterprise.name };
  for (const team of declared.teams) addTeam(world, team);
  for (const app of declared.apps) addApp(world, app);
  for (const team of declared.teams) {
    for (const channel of team.channels ?? []) addChannel(world, findTeam(world, team.domain), channel);
    addUsergroups(world, team);
  }
  return world;
}

function addTeam(world: World, declared: DeclaredTeam): void {
  const team: Team = {
    id: declared.id ?? world.ids.mint('T'),
    domain: declared.domain,
    name: declared.name ?? declared.domain,
    plan: declared.plan ?? (world.enterprise ? 'enterprise' : 'pro'),
    ...(world.enterprise ? { enterprise: world.enterprise } : {}),
  };
  world.teams.set(team.id, team);
  for (const person of declared.people) addPerson(world, team, person);
}

function addChannel(world: World, team: Team, declared: DeclaredChannel): void {
  const general = declared.name === 'general';
  const everyone = [...world.people.values()].filter(
    (it) => it.teams.includes(team.id) && it.role !== 'bot' && !isGuest(it),
  );
  const named = (declared.members ?? []).map((name) => findPerson(world, name, team.id));
  const members = general ? [...everyone, ...named] : named;
  const strangers = members.flatMap((it) => (it.teams.includes(team.id) ? [] : it.teams.slice(0, 1)));
  const id = declared.id ?? world.ids.mint('C');
  world.channels.set(id, {
    id,
    team: team.id,
    kind: declared.private ? 'private' : 'public',
    name: declared.name,
    members: new Set(members.map((it) => it.id)),
    archived: declared.archived ?? false,
    general,
    sharedWith: new Set(strangers),
    creator: members[0]?.id ?? '',
    created: Math.floor(world.clock.now() / 1000),
  });
}

function addUsergroups(world: World, declared: DeclaredTeam): void {
  const team = findTeam(world, declared.domain);
  for (const it of declared.usergroups ?? []) {
    const id = it.id ?? world.ids.mint('S');
    world.usergroups.set(id, {
      id,
      team: team.id,
      handle: it.handle,
      name: it.name ?? it.handle,
      description: '',
      members: (it.members ?? []).map((name) => findPerson(world, name, team.id).id),
      channels: [],
      disabled: it.disabled ?? false,
      createdBy: '',
      updated: Math.floor(world.clock.now() / 1000),
    });
  }
}
