// What can happen to people and channels in Slack without the app, as the local Slack wants it told.
import type { PersonShown, WorldShown } from '../../page/contract.ts';

export const roles = [
  ['owner', 'Owner'],
  ['admin', 'Admin'],
  ['member', 'Member'],
  ['guest', 'Guest in several channels'],
  ['single_channel_guest', 'Guest in one channel'],
] as const;

type ChannelShown = WorldShown['channels'][number];

/** One change: what its button says, what is sent, what is said afterwards. */
export interface Change {
  title: string;
  verb: string;
  body: Record<string, string>;
  done: string;
}

/** Leaving this Slack and coming back. */
export const comeOrGo = ({ id, name, deactivated }: PersonShown): Change =>
  deactivated
    ? { title: 'Reactivate', verb: 'reactivates', body: { person: id }, done: `${name} is back.` }
    : { title: 'Deactivate', verb: 'deactivates', body: { person: id }, done: `${name} has left this Slack.` };

/** Becoming something else in Slack itself. */
export const become = ({ id, name }: PersonShown, role: string): Change => ({
  title: 'Change in Slack',
  verb: 'makes',
  body: { person: id, role },
  done: `${name}: ${roles.find(([it]) => it === role)?.[1] ?? role}.`,
});

/** Coming into a channel, leaving it; putting it away, taking it up again. */
export function inChannel(person: PersonShown, channel: ChannelShown): Change[] {
  const both = { channel: channel.id, person: person.id };
  const where = `#${channel.name}`;
  return [
    { title: `Add ${person.name}`, verb: 'addsToChannel', body: both, done: `${person.name} is in ${where}.` },
    {
      title: `Remove ${person.name}`,
      verb: 'removesFromChannel',
      body: both,
      done: `${person.name} is not in ${where}.`,
    },
    channel.archived
      ? {
          title: `Unarchive ${where}`,
          verb: 'unarchives',
          body: { channel: channel.id },
          done: `${where} is in use again.`,
        }
      : { title: `Archive ${where}`, verb: 'archives', body: { channel: channel.id }, done: `${where} is archived.` },
  ];
}

/** A channel with what sets it apart. */
export function channelName({ teams }: WorldShown, { name, team, private: isPrivate, archived }: ChannelShown): string {
  const elsewhere = team === teams[0]?.id ? '' : ` · ${teams.find((it) => it.id === team)?.name}`;
  return `#${name}${isPrivate ? ' (private)' : ''}${archived ? ' (archived)' : ''}${elsewhere}`;
}
