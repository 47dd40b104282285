/** From what was typed or chosen to whom it means for inviting: read from Slack now, so that nobody is judged by what we once knew. */
import { z } from 'zod';
import type { SlackPerson } from '../domain/subject.ts';
import { arrive } from '../operations/people/arrive.ts';
import type { Invitee } from '../operations/people/invite.ts';
import { subjectByEmail } from '../queries/subjects.ts';
import type { Turn } from './bot.ts';
import type { People } from './words/index.ts';

/** Everybody that these words mean, in their order; a user group is the people it has today. */
export async function inviteesIn(turn: Turn, people: readonly People[]): Promise<Invitee[]> {
  const found: Invitee[] = [];
  for (const one of people) found.push(...(await inviteesOf(turn, one)));
  return found;
}

async function inviteesOf(turn: Turn, one: People): Promise<Invitee[]> {
  if (one.kind === 'me') return [await bySlackId(turn, turn.slackUserId)];
  if (one.kind === 'slack') return [await bySlackId(turn, one.id)];
  if (one.kind === 'email') return [await byAddress(turn, one.address)];
  const members = await turn.bot.directory.group(one.id);
  const name = one.name ?? 'that user group';
  if (!members) return [{ kind: 'no', about: name, says: 'is no user group that Slack knows.' }];
  if (members.length === 0) return [{ kind: 'no', about: name, says: 'has nobody in it.' }];
  return Promise.all(members.map((id) => bySlackId(turn, id)));
}

async function bySlackId(turn: Turn, id: string): Promise<Invitee> {
  const person = await turn.bot.directory.person(id);
  if (!person) return { kind: 'no', about: id, says: 'is nobody that Slack shows me.' };
  return known(turn, person);
}

/** Slack says who they are; what it says is written down, and somebody who is gone loses what they had at once. */
async function known({ bot }: Turn, person: SlackPerson): Promise<Invitee> {
  if (person.kind === 'bot') return { kind: 'no', about: person.name, says: 'is a bot; bots hold no roles.' };
  const subject = await bot.performWide(
    { caller: { tenant: bot.tenant, subject: null } },
    arrive,
    person,
    (arrived) => arrived.id,
  );
  return { kind: 'known', subject, inSlack: person.deactivated ? 'deactivated' : 'active' };
}

const Address = z.email().max(254);

async function byAddress(turn: Turn, typed: string): Promise<Invitee> {
  const read = Address.safeParse(typed.trim().toLowerCase());
  if (!read.success) return { kind: 'no', about: typed, says: 'is not an e-mail address.' };
  const address = read.data;
  const here = await turn.bot.look(turn.caller, subjectByEmail, address);
  const inSlack = here?.slackUserId
    ? await turn.bot.directory.person(here.slackUserId)
    : await turn.bot.directory.personByEmail(address);
  // Only an address that Slack has confirmed is somebody's; otherwise whoever comes with it confirmed is meant (MK-14).
  const isTheirs = inSlack?.emailConfirmed === true && inSlack.email?.toLowerCase() === address;
  // Whoever we know under it and has another one now is not meant: that is written down before anybody is judged by it.
  const met = inSlack && (isTheirs || here?.slackUserId) ? await known(turn, inSlack) : undefined;
  return met && isTheirs ? met : { kind: 'address', address };
}
