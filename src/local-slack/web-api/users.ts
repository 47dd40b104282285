// users.*: people as an app may see them; addresses only with `users:read.email`.
import { peopleOf } from '../world/find.ts';
import { personJson } from '../world/json.ts';
import type { Person } from '../world/world.ts';
import { type Call, callerOf, installOf, list, type Methods, maybe, need, personOf, teamOf } from './call.ts';
import { channelScopes, conversationsOf } from './conversations.ts';
import { page } from './paging.ts';
import { SlackError } from './slack-error.ts';

const shown = (call: Call, person: Person) =>
  personJson(call.core.world, person, teamOf(call), scopesOf(call).has('users:read.email'));

const scopesOf = (call: Call) => (call.token.kind === 'user' ? installOf(call).userScopes : installOf(call).scopes);

export const users: Methods = {
  'users.info': {
    tokens: ['bot', 'user'],
    scopes: ['users:read'],
    tier: 4,
    run: (call) => ({ user: shown(call, personOf(call, need(call, 'user'))) }),
  },
  'users.list': {
    tokens: ['bot', 'user'],
    scopes: ['users:read'],
    tier: 2,
    run: (call) => {
      const here = peopleOf(call.core.world).filter((it) => it.teams.includes(teamOf(call)));
      return page(
        call,
        'members',
        here.map((it) => shown(call, it)),
        1000,
      );
    },
  },
  'users.lookupByEmail': {
    tokens: ['bot', 'user'],
    scopes: ['users:read.email'],
    tier: 3,
    run: (call) => {
      const email = need(call, 'email').toLowerCase();
      const found = peopleOf(call.core.world).find(
        (it) => it.email.toLowerCase() === email && !it.deleted && it.teams.includes(teamOf(call)),
      );
      if (!found) throw new SlackError('users_not_found');
      return { user: shown(call, found) };
    },
  },
  'users.conversations': {
    tokens: ['bot', 'user'],
    scopes: channelScopes,
    tier: 3,
    run: (call) => {
      const person = maybe(call, 'user') ? personOf(call, need(call, 'user')) : callerOf(call);
      const types = list(call, 'types');
      return page(call, 'channels', conversationsOf(call, types.length > 0 ? types : ['public_channel'], person.id));
    },
  },
};
