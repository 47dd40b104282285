// admin.users.*: Slack's own roles; only for a user token of an admin or owner in an Enterprise org.
import type { Core } from '../core.ts';
import { personChanged } from '../world/change.ts';
import type { SlackRole } from '../world/declared.ts';
import { peopleOf } from '../world/find.ts';
import { personJson } from '../world/json.ts';
import type { Person, Team } from '../world/world.ts';
import { type Call, callerOf, flag, installOf, type Method, type Methods, need, number } from './call.ts';
import { page } from './paging.ts';
import { SlackError } from './slack-error.ts';

const isOwner = (person: Person) => person.role === 'owner' || person.role === 'primary_owner';

/** Refuses callers that Slack refuses, then answers the Slack workspace meant. */
function teamFor(call: Call, needsOwner = false): Team {
  const team = call.core.world.teams.get(need(call, 'team_id'));
  if (!installOf(call).enterprise || installOf(call).team) throw new SlackError('feature_not_enabled');
  if (needsOwner && !isOwner(callerOf(call))) throw new SlackError('not_an_owner');
  if (!isOwner(callerOf(call)) && callerOf(call).role !== 'admin') throw new SlackError('not_an_admin');
  if (!team) throw new SlackError('team_not_found');
  return team;
}

function memberOf(call: Call, team: Team): Person {
  const person = call.core.world.people.get(need(call, 'user_id'));
  if (!person?.teams.includes(team.id)) throw new SlackError('user_not_found');
  return person;
}

const writing = (run: Method['run']): Method => ({ tokens: ['user'], scopes: ['admin.users:write'], tier: 2, run });

/** Gives a person a role in Slack; the primary owner cannot be changed, bots and deactivated people get none. */
const setRole = (role: SlackRole): Method =>
  writing(async (call) => {
    const person = memberOf(call, teamFor(call, role === 'owner'));
    if (person.role === 'primary_owner') throw new SlackError('cannot_modify_primary_owner');
    if (person.role === 'bot' || person.deleted) throw new SlackError('invalid_role_for_user');
    person.role = role;
    await personChanged(call.core, person);
    return {};
  });

async function remove(call: Call): Promise<Record<string, unknown>> {
  const team = teamFor(call);
  const person = memberOf(call, team);
  if (person.role === 'primary_owner') throw new SlackError('cannot_modify_primary_owner');
  if (person.deleted) throw new SlackError('user_already_deleted');
  if (person.teams.length > 1) person.teams = person.teams.filter((id) => id !== team.id);
  else person.deleted = true;
  await personChanged(call.core, person);
  return {};
}

async function assign(call: Call): Promise<Record<string, unknown>> {
  const team = teamFor(call);
  const person = call.core.world.people.get(need(call, 'user_id'));
  if (!person) throw new SlackError('user_not_found');
  if (person.role === 'bot') throw new SlackError('user_is_bot');
  if (person.teams.includes(team.id)) throw new SlackError('user_already_team_member');
  person.teams = [...person.teams, team.id];
  await personChanged(call.core, person);
  return {};
}

function invite(call: Call): Record<string, unknown> {
  const team = teamFor(call);
  const email = need(call, 'email').toLowerCase();
  need(call, 'channel_ids');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new SlackError('invalid_email');
  const known = peopleOf(call.core.world).find((it) => it.email.toLowerCase() === email && it.teams.includes(team.id));
  if (known?.deleted) throw new SlackError('user_disabled');
  if (known) throw new SlackError('already_in_team');
  const key = `${team.id} ${email}`;
  if (call.core.world.invited.has(key) && !flag(call, 'resend')) throw new SlackError('already_in_team_invited_user');
  call.core.world.invited.add(key);
  return {};
}

async function setExpiration(call: Call): Promise<Record<string, unknown>> {
  const person = memberOf(call, teamFor(call));
  if (person.role !== 'guest' && person.role !== 'single_channel_guest') throw new SlackError('user_is_not_a_guest');
  person.guestExpires = number(call, 'expiration_ts') ?? 0;
  await personChanged(call.core, person);
  return {};
}

function people(core: Core, team: Team): Record<string, unknown>[] {
  return peopleOf(core.world)
    .filter((it) => it.teams.includes(team.id))
    .map((it) => {
      const { profile: _, ...json } = personJson(core.world, it, team.id, true);
      return {
        ...json,
        email: it.email,
        full_name: it.name,
        username: it.handle,
        is_active: !it.deleted,
        expiration_ts: it.guestExpires ?? 0,
      };
    });
}

export const admin: Methods = {
  'admin.users.invite': writing(invite),
  'admin.users.assign': writing(assign),
  'admin.users.setAdmin': setRole('admin'),
  'admin.users.setOwner': setRole('owner'),
  'admin.users.setRegular': setRole('member'),
  'admin.users.remove': writing(remove),
  'admin.users.setExpiration': writing(setExpiration),
  'admin.users.session.reset': writing((call) => {
    const person = call.core.world.people.get(need(call, 'user_id'));
    if (!person) throw new SlackError('user_not_found');
    if (person.role === 'primary_owner') throw new SlackError('cannot_reset_primary_owner');
    if (person.role === 'bot') throw new SlackError('cannot_reset_bot');
    return {};
  }),
  'admin.users.list': {
    tokens: ['user'],
    scopes: ['admin.users:read'],
    tier: 4,
    run: (call) => page(call, 'users', people(call.core, teamFor(call))),
  },
};
