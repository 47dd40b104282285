// usergroups.*: lists of people with a handle; a paid plan only, and every update replaces the whole list.
import { emit } from '../delivery/events.ts';
import { usergroupChanged } from '../world/change.ts';
import { usergroupJson } from '../world/json.ts';
import type { Usergroup } from '../world/world.ts';
import { type Call, callerOf, flag, list, type Method, type Methods, maybe, need, teamOf } from './call.ts';
import { SlackError } from './slack-error.ts';

const MAX_DESCRIPTION = 140;

function paid(call: Call): string {
  const team = teamOf(call);
  if (call.core.world.teams.get(team)?.plan === 'free') throw new SlackError('plan_upgrade_required');
  return team;
}

const groupsIn = (call: Call): Usergroup[] => {
  const team = paid(call);
  return [...call.core.world.usergroups.values()].filter((it) => it.team === team);
};

function groupOf(call: Call): Usergroup {
  const found = groupsIn(call).find((it) => it.id === need(call, 'usergroup'));
  if (!found) throw new SlackError('no_such_subteam');
  return found;
}

function refuseTaken(call: Call, self?: Usergroup): void {
  const others = groupsIn(call).filter((it) => it !== self);
  const name = maybe(call, 'name');
  const handle = maybe(call, 'handle');
  if (others.some((it) => it.name === name)) throw new SlackError('name_already_exists');
  if (others.some((it) => it.handle === handle)) throw new SlackError('handle_already_exists');
  if (handle !== undefined && !/^[a-z0-9._-]{1,21}$/.test(handle)) throw new SlackError('bad_handle');
  if ((maybe(call, 'description') ?? '').length > MAX_DESCRIPTION) throw new SlackError('description_too_long');
}

const read = (run: Method['run']): Method => ({ tokens: ['bot', 'user'], scopes: ['usergroups:read'], tier: 2, run });
const write = (run: Method['run']): Method => ({ tokens: ['bot', 'user'], scopes: ['usergroups:write'], tier: 2, run });

async function switched(call: Call, disabled: boolean): Promise<Record<string, unknown>> {
  const group = groupOf(call);
  group.disabled = disabled;
  await usergroupChanged(call.core, group, group.members);
  return { usergroup: usergroupJson(group, true) };
}

async function updateMembers(call: Call): Promise<Record<string, unknown>> {
  const group = groupOf(call);
  const ids = [...new Set(list(call, 'users'))];
  if (ids.length === 0) throw new SlackError('no_users_provided');
  const known = ids.filter((id) => {
    const person = call.core.world.people.get(id);
    return person?.teams.includes(group.team) && !person.deleted && person.role !== 'bot';
  });
  if (known.length < ids.length) throw new SlackError('invalid_users');
  const before = group.members;
  group.members = ids;
  group.disabled = false;
  await usergroupChanged(call.core, group, before);
  return { usergroup: usergroupJson(group, true) };
}

async function create(call: Call): Promise<Record<string, unknown>> {
  const name = need(call, 'name');
  refuseTaken(call);
  const { world } = call.core;
  const group: Usergroup = {
    id: world.ids.mint('S'),
    team: paid(call),
    handle: maybe(call, 'handle') ?? name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'),
    name,
    description: maybe(call, 'description') ?? '',
    members: [],
    channels: list(call, 'channels'),
    disabled: false,
    createdBy: callerOf(call).id,
    updated: Math.floor(world.clock.now() / 1000),
  };
  world.usergroups.set(group.id, group);
  await emit(call.core, group.team, { type: 'subteam_created', subteam: usergroupJson(group, true) });
  return { usergroup: usergroupJson(group, true) };
}

export const usergroups: Methods = {
  'usergroups.list': read((call) => ({
    usergroups: groupsIn(call)
      .filter((it) => !it.disabled || flag(call, 'include_disabled'))
      .map((it) => usergroupJson(it, flag(call, 'include_users'))),
  })),
  'usergroups.users.list': read((call) => ({ users: groupOf(call).members })),
  'usergroups.users.update': write(updateMembers),
  'usergroups.create': write(create),
  'usergroups.enable': write((call) => switched(call, false)),
  'usergroups.disable': write((call) => switched(call, true)),
  'usergroups.update': write(async (call) => {
    const group = groupOf(call);
    refuseTaken(call, group);
    group.name = maybe(call, 'name') ?? group.name;
    group.handle = maybe(call, 'handle') ?? group.handle;
    group.description = maybe(call, 'description') ?? group.description;
    await usergroupChanged(call.core, group, group.members);
    return { usergroup: usergroupJson(group, true) };
  }),
};
