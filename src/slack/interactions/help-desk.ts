/** Whether a channel can be the help desk: private, the bot in it, and nobody in it who is not a full member here. */
import { invalid, type Refusal } from '../../domain/refusal.ts';
import type { SlackPerson } from '../../domain/subject.ts';
import type { Directory } from '../directory.ts';

const refuse = (message: string, next: string): Refusal =>
  invalid(message, { field: 'channel', next, code: 'help_desk' });

/** How many people are looked up at once. */
const together = 8;

async function peopleIn(directory: Directory, channel: string): Promise<SlackPerson[]> {
  const ids = await directory.members(channel);
  const people: SlackPerson[] = [];
  for (let at = 0; at < ids.length; at += together) {
    const found = await Promise.all(ids.slice(at, at + together).map((id) => directory.person(id)));
    people.push(...found.filter((person) => person !== undefined));
  }
  return people;
}

/** Refuses, under the field, a channel where requests could be read by somebody who should not. */
export async function requireHelpDesk(directory: Directory, id: string): Promise<void> {
  const channel = await directory.channel(id);
  if (!channel) throw refuse('I cannot see that channel.', 'Invite Roledesk to it first.');
  if (channel.isArchived) throw refuse('That channel is archived.', 'Choose another one.');
  if (!channel.isPrivate)
    throw refuse(
      'The help desk must be a private channel: requests say what people may not reach.',
      'Choose a private one.',
    );
  if (channel.isShared)
    throw refuse('That channel is shared with another organisation.', 'Choose one that is yours alone.');
  if (!channel.botIsIn)
    throw refuse('Roledesk is not in that channel.', 'Invite it with /invite @Roledesk, then try again.');
  const outsiders = (await peopleIn(directory, id)).filter(({ kind }) => kind === 'guest' || kind === 'stranger');
  if (outsiders.length > 0) {
    const names = outsiders.map(({ name }) => name).join(', ');
    throw refuse(`There are guests or outsiders in that channel: ${names}.`, 'Choose one without them.');
  }
}
