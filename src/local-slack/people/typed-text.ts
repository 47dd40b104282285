// What Slack makes of typed words: mentions, channels, links and the escaping of `&`, `<` and `>`.
import { escapeText } from '../blocks/complete.ts';
import { peopleOf } from '../world/find.ts';
import type { Person, World } from '../world/world.ts';

const BROADCASTS = ['here', 'channel', 'everyone'];

/** The text of a message as Slack stores it. */
export const asMessageText = (world: World, person: Person, typed: string): string =>
  translate(world, person, typed, { names: false });

/** The text of a slash command whose manifest says `should_escape`: mentions carry the name as well. */
export const asEscapedCommandText = (world: World, person: Person, typed: string): string =>
  translate(world, person, typed, { names: true });

/** Typed tokens become entities; everything between them is escaped. */
function translate(world: World, person: Person, typed: string, { names }: { names: boolean }): string {
  const token =
    /<@[UW][A-Z0-9]+(?:\|[^>]*)?>|<#C[A-Z0-9]+(?:\|[^>]*)?>|<!subteam\^S[A-Z0-9]+(?:\|[^>]*)?>|<!(?:here|channel|everyone)(?:\|[^>]*)?>|https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\p{L}\p{N}][\p{L}\p{N}._-]*/gu;
  let result = '';
  let end = 0;
  for (const found of typed.matchAll(token)) {
    result += escapeTyped(typed.slice(end, found.index)) + entity(world, person, found[0], names);
    end = found.index + found[0].length;
  }
  return result + escapeTyped(typed.slice(end));
}

const escapeTyped = (text: string): string => escapeText(text.replace(/&/g, '&amp;'));

function entity(world: World, person: Person, token: string, names: boolean): string {
  if (token.startsWith('<')) return known(world, token, names);
  if (/^https?:/.test(token)) return `<${escapeTyped(token)}>`;
  if (token.startsWith('#')) return channelEntity(world, person, token, names) ?? token;
  if (token.startsWith('@')) return mention(world, person, token, names) ?? token;
  return `<mailto:${token}|${token}>`;
}

/** An entity typed as such, as a client inserts it when a person picks a name. */
function known(world: World, token: string, names: boolean): string {
  const id = /^<@([UW][A-Z0-9]+)/.exec(token)?.[1];
  const person = id === undefined ? undefined : world.people.get(id);
  return person ? personEntity(person, names) : token;
}

const personEntity = (person: Person, names: boolean): string =>
  names ? `<@${person.id}|${person.handle}>` : `<@${person.id}>`;

function mention(world: World, typist: Person, token: string, names: boolean): string | undefined {
  const [, handle = '', rest = ''] = /^@(.*?)([._-]*)$/.exec(token) ?? [];
  const lower = handle.toLowerCase();
  if (BROADCASTS.includes(lower)) return `<!${lower}>${rest}`;
  const near = (teams: string[]) => teams.some((team) => typist.teams.includes(team));
  const people = peopleOf(world).filter((it) => it.handle.toLowerCase() === lower && !it.deleted);
  const person = people.find((it) => near(it.teams)) ?? people.find((it) => shareChannel(world, it, typist));
  if (person) return personEntity(person, names) + rest;
  const group = [...world.usergroups.values()].find((it) => it.handle === lower && near([it.team]) && !it.disabled);
  return group && `<!subteam^${group.id}${names ? `|@${group.handle}` : ''}>${rest}`;
}

/** Whether two people of different workspaces meet anywhere. */
export const shareChannel = (world: World, one: Person, other: Person): boolean =>
  [...world.channels.values()].some((it) => it.members.has(one.id) && it.members.has(other.id));

function channelEntity(world: World, typist: Person, token: string, names: boolean): string | undefined {
  const channel = [...world.channels.values()].find(
    (it) =>
      it.name === token.slice(1) &&
      typist.teams.includes(it.team) &&
      (it.kind === 'public' || it.members.has(typist.id)),
  );
  return channel && (names ? `<#${channel.id}|${channel.name}>` : `<#${channel.id}>`);
}
