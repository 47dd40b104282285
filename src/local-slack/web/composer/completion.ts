// What the composer offers while one types: commands after `/`, people and user groups after `@`, channels after `#`.
import type { PersonShown, WorldShown } from '../../page/contract.ts';
import { channelsFor, peopleFor } from '../kit/menus/choices.ts';

export interface Choice {
  key: string;
  kind: 'command' | 'person' | 'group' | 'channel' | 'everybody';
  /** What is put into the line. */
  insert: string;
  title: string;
  /** How a command is used. */
  usage?: string;
  detail: string;
  /** What somebody is, or whose a command is. */
  aside?: string;
}

export interface Offer {
  choices: Choice[];
  /** What is completed: from here to there of the text. */
  from: number;
  to: number;
  /** Whether what stands there is already one of the choices, so that Enter may send it. */
  isExact: boolean;
}

const most = 8;
const nothing = (at: number): Offer => ({ choices: [], from: at, to: at, isExact: false });

/** What fits the text at the caret, for somebody. */
export function offerFor(text: string, caret: number, world: WorldShown, viewer: PersonShown): Offer {
  const before = text.slice(0, caret);
  const command = /^\/[\w-]*$/.exec(before);
  if (command) return completing(before, 0, caret, commandChoices(before, world, viewer));
  const token = /(?:^|[\s(])([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!token) return nothing(caret);
  const [, mark = '', word = ''] = token;
  const from = caret - mark.length - word.length;
  const all = mark === '@' ? [...personChoices(world, viewer), ...everybody] : channelChoices(world, viewer);
  const offer = completing(mark + word, from, caret, ranked(all, word));
  // Somebody deactivated is not offered, and yet named by whoever types the whole handle: nobody else is meant then.
  const names = mark === '@' && world.people.some(({ handle }) => handle === word.toLowerCase());
  return { ...offer, isExact: offer.isExact || names };
}

const completing = (typed: string, from: number, to: number, choices: Choice[]): Offer => ({
  choices: choices.slice(0, most),
  from,
  to,
  isExact: choices.some((it) => it.insert.trim().toLowerCase() === typed.toLowerCase()),
});

const commandChoices = (typed: string, world: WorldShown, viewer: PersonShown): Choice[] =>
  world.apps
    .filter((it) => it.team === viewer.team)
    .flatMap((app) =>
      app.commands.map((it) => ({
        key: `${app.id} ${it.command}`,
        kind: 'command' as const,
        insert: `${it.command} `,
        title: it.command,
        usage: it.usageHint,
        detail: it.description,
        aside: app.name,
      })),
    )
    .filter((it) => it.insert.startsWith(typed.toLowerCase()))
    .toSorted((one, other) => one.insert.localeCompare(other.insert));

const personChoices = (world: WorldShown, viewer: PersonShown): Choice[] => [
  ...peopleFor(world, viewer)
    .toSorted((one, other) => Number(one.team !== viewer.team) - Number(other.team !== viewer.team))
    .map((it) => ({
      key: it.id,
      kind: 'person' as const,
      insert: `@${it.handle} `,
      title: `@${it.handle}`,
      detail: it.id === viewer.id ? `${it.name} (you)` : it.name,
      aside: it.isBot ? 'App' : it.role,
    })),
  ...world.usergroups
    .filter((it) => it.team === viewer.team)
    .map((it) => ({
      key: it.id,
      kind: 'group' as const,
      insert: `@${it.handle} `,
      title: `@${it.handle}`,
      detail: it.name,
      aside: 'User group',
    })),
];

const everybody: Choice[] = [
  { key: 'here', kind: 'everybody', insert: '@here ', title: '@here', detail: 'Everybody here who is active' },
  { key: 'channel', kind: 'everybody', insert: '@channel ', title: '@channel', detail: 'Everybody in this channel' },
];

const channelChoices = (world: WorldShown, viewer: PersonShown): Choice[] =>
  channelsFor(world, viewer).map((it) => ({
    key: it.id,
    kind: 'channel' as const,
    insert: `#${it.name} `,
    title: `#${it.name}`,
    detail: it.private ? 'Private channel' : 'Channel',
  }));

/** Those that fit, best first: the name begins so, a word of the full name does, the name contains two letters or more. */
function ranked(all: Choice[], word: string): Choice[] {
  const sought = word.toLowerCase();
  const rank = ({ kind, title, detail }: Choice): number => {
    const name = title.slice(1).toLowerCase();
    if (name.startsWith(sought)) return 0;
    const words = kind === 'everybody' ? [] : detail.toLowerCase().split(/\s+/);
    if (words.some((it) => it.startsWith(sought))) return 1;
    return sought.length > 1 && name.includes(sought) ? 2 : 3;
  };
  return all.filter((it) => rank(it) < 3).toSorted((one, other) => rank(one) - rank(other));
}

/** The text with a choice put in, and where the caret goes. */
export function completed(text: string, { from, to }: Offer, { insert }: Choice): { text: string; caret: number } {
  const rest = text.slice(to).replace(/^ /, '');
  return { text: text.slice(0, from) + insert + rest, caret: from + insert.length };
}

/** How the command at the beginning of a line is used; shown while its words are typed. */
export function usageOf(text: string, world: WorldShown, viewer: PersonShown): string | undefined {
  const typed = /^(\/[\w-]+)\s/.exec(text)?.[1];
  const commands = world.apps.filter((it) => it.team === viewer.team).flatMap((it) => it.commands);
  const found = commands.find((it) => it.command === typed);
  return found && `${found.command} ${found.usageHint}`.trim();
}
