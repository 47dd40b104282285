// One Web API call: who calls, with which arguments; and how arguments are read from forms, which carry only strings.
import type { Core } from '../core.ts';
import type { Tier } from '../rate-limits.ts';
import type { App, Channel, Install, Person } from '../world/world.ts';
import { badArgument, SlackError } from './slack-error.ts';

export type Token =
  | { kind: 'bot' | 'user'; install: Install; value: string }
  | { kind: 'app'; app: App }
  | { kind: 'none' };

export interface Call {
  core: Core;
  method: string;
  args: Record<string, unknown>;
  token: Token;
  /** Client id and secret of HTTP Basic authentication. */
  basic?: { id: string; secret: string };
}

export interface Method {
  tokens: ('bot' | 'user' | 'app' | 'none')[];
  /** One of these scopes is enough; a function where it depends on the channel. */
  scopes?: string[] | ((call: Call) => string[]);
  tier: Tier;
  run(call: Call): Record<string, unknown> | Promise<Record<string, unknown>>;
}

export type Methods = Record<string, Method>;

/** A string argument, or undefined. */
export function maybe(call: Call, name: string): string | undefined {
  const value = call.args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A string argument; refused as `invalid_arguments` when it is missing. */
export function need(call: Call, name: string): string {
  const value = maybe(call, name);
  if (value === undefined) throw badArgument(`missing required field: ${name}`);
  return value;
}

/** Whether a boolean argument is set. */
export const flag = (call: Call, name: string): boolean => ['true', '1'].includes(maybe(call, name) ?? '');

/** A number argument, or undefined; refused when it is not a number. */
export function number(call: Call, name: string): number | undefined {
  const value = maybe(call, name);
  if (value === undefined) return undefined;
  if (!Number.isFinite(Number(value))) throw badArgument(`must provide a number [json-pointer:/${name}]`);
  return Number(value);
}

/** A comma-separated argument, or a list in a JSON body. */
export const list = (call: Call, name: string): string[] =>
  Array.isArray(call.args[name])
    ? call.args[name].map(String)
    : (maybe(call, name) ?? '')
        .split(',')
        .map((it) => it.trim())
        .filter((it) => it !== '');

/** An argument that is JSON inside the form, or an object in a JSON body. */
export function json(call: Call, name: string, error = 'invalid_arguments'): unknown {
  const value = call.args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackError(error, { response_metadata: { messages: [`[ERROR] ${name} is not JSON`] } });
  }
}

/** The install behind a bot or user token. */
export function installOf(call: Call): Install {
  if (call.token.kind === 'bot' || call.token.kind === 'user') return call.token.install;
  throw new SlackError('not_allowed_token_type');
}

/** The person a call is made as: the bot, or the installer for a user token. */
export const callerOf = (call: Call): Person =>
  call.token.kind === 'user' ? call.token.install.installer : installOf(call).bot;

/** The Slack workspace a call is about: of the install, or `team_id` for installs on a whole org. */
export function teamOf(call: Call): string {
  const install = installOf(call);
  if (install.team) return install.team.id;
  const team = maybe(call, 'team_id') ?? [...call.core.world.teams.keys()][0] ?? '';
  if (!call.core.world.teams.has(team)) throw new SlackError('team_not_found');
  return team;
}

/** A channel that the caller can know about; private ones only as a member. */
export function channelOf(call: Call, name = 'channel'): Channel {
  const channel = call.core.world.channels.get(need(call, name));
  const near =
    channel &&
    (channel.team === teamOf(call) || channel.sharedWith.has(teamOf(call)) || installOf(call).team === undefined);
  if (!channel || !near || (channel.kind !== 'public' && !channel.members.has(callerOf(call).id)))
    throw new SlackError('channel_not_found');
  return channel;
}

/** A person that the caller's Slack workspace can see: its own people, and strangers in a shared channel. */
export function personOf(call: Call, id: string, error = 'user_not_found'): Person {
  const person = call.core.world.people.get(id);
  if (!person || !isVisible(call, person)) throw new SlackError(error);
  return person;
}

function isVisible(call: Call, person: Person): boolean {
  const team = teamOf(call);
  if (person.teams.includes(team) || installOf(call).team === undefined) return true;
  return [...call.core.world.channels.values()].some(
    (it) => it.members.has(person.id) && (it.team === team || it.sharedWith.has(team)),
  );
}
