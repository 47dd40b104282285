/** From what was typed to what we keep: people by mention or address, products by name. */
import type { SubjectId, ThingId, WorkspaceId } from '../domain/ids.ts';
import { invalid, noSuchPerson, notFound, Refusal } from '../domain/refusal.ts';
import type { Subject } from '../domain/subject.ts';
import type { Workspace } from '../domain/tenant.ts';
import { arrive } from '../operations/people/arrive.ts';
import { mayGiveOn, maySeePerson } from '../queries/may.ts';
import { people as shownPeople } from '../queries/person.ts';
import { subjectByEmail, subjectBySlackId } from '../queries/subjects.ts';
import { workspaceByProduct, workspaces } from '../queries/workspaces.ts';
import type { Turn } from './bot.ts';
import type { People, Person } from './words/index.ts';

/**
 * The subject that a mention or an address means, made known to us where Slack knows them; undefined for an address that is
 * nobody's yet. Bots are refused.
 */
export async function findSubject(turn: Turn, person: Person): Promise<Subject | undefined> {
  const { bot, caller } = turn;
  const slackUserId = person.kind === 'me' ? turn.slackUserId : person.kind === 'slack' ? person.id : undefined;
  if (slackUserId) {
    const subject = await mentioned(turn, slackUserId);
    if (subject.slackKind !== 'bot') return subject;
    const [{ name } = { name: 'That' }] = await bot.look(caller, shownPeople, [subject.id]);
    throw invalid(`${name} is a bot; bots hold no roles.`, { code: 'bot', next: 'Name people.' });
  }
  const address = person.kind === 'email' ? person.address : '';
  const known = await bot.look(caller, subjectByEmail, address);
  if (known?.slackUserId) return known;
  const inSlack = await bot.directory.personByEmail(address);
  return inSlack?.emailConfirmed
    ? bot.performWide({ caller: { ...caller, subject: null } }, arrive, inSlack, (subject) => subject)
    : known;
}

/** Somebody mentioned; an id that Slack shows nobody for is another tenant's, or nobody's. */
async function mentioned({ bot, caller }: Turn, slackUserId: string): Promise<Subject> {
  const known = await bot.look(caller, subjectBySlackId, slackUserId);
  if (known && known.subject.state !== 'invited') return known.subject;
  const person = await bot.directory.person(slackUserId);
  if (!person) throw noSuchPerson();
  return bot.performWide({ caller: { ...caller, subject: null } }, arrive, person, (subject) => subject);
}

/**
 * The same for a word that is about somebody who must be known. By address nobody is found by those who may not see people, whether
 * the address is somebody's or not: otherwise trying addresses would tell who is here or expected. Whoever chooses people for the
 * thing that the line is about finds them.
 */
export async function subjectIn(turn: Turn, person: Person, on: ThingId | null = null): Promise<SubjectId> {
  const { bot, caller } = turn;
  const subject = await findSubject(turn, person);
  if (!subject) throw noSuchPerson();
  const tried = person.kind === 'email' || subject.slackUserId === null;
  const chooses = tried && on !== null && (await bot.look(caller, mayGiveOn, on));
  if (tried && !chooses && !(await bot.look(caller, maySeePerson, subject.id))) throw noSuchPerson();
  return subject.id;
}

/** The workspace of a product that was named in a line. */
export async function workspaceIn(turn: Turn, product: string): Promise<Workspace> {
  const workspace = await turn.bot.look(turn.caller, workspaceByProduct, product);
  if (!workspace) throw notFound('product of that name');
  return workspace;
}

/** Every workspace of the tenant, in the order they were opened. */
export const allWorkspaces = (turn: Turn): Promise<readonly Workspace[]> =>
  turn.bot.look(turn.caller, workspaces, undefined);

/** The act of this turn in one workspace, as operations are performed. */
export const actIn = (turn: Turn, workspace: WorkspaceId) => ({ caller: turn.caller, workspace, key: turn.key });

/** The people of a line, and whom of it nobody can be made of, each with the reason: one bad name fails no other. */
export interface Expanded {
  people: readonly SubjectId[];
  not: readonly { about: string; says: string }[];
}

/** The people of a line about a thing, user groups as those who are in them today. With a single one a refusal is a refusal. */
export async function expanded(turn: Turn, people: readonly People[], on: ThingId): Promise<Expanded> {
  const persons: Person[] = [];
  for (const one of people) {
    if (one.kind !== 'group') persons.push(one);
    else for (const id of await peopleOfGroup(turn, one.id)) persons.push({ kind: 'slack', id, name: null });
  }
  const found = new Set<SubjectId>();
  const not: { about: string; says: string }[] = [];
  for (const person of persons) {
    try {
      found.add(await subjectIn(turn, person, on));
    } catch (error) {
      if (!(error instanceof Refusal) || persons.length === 1) throw error;
      not.push({ about: typedAs(person), says: error.message });
    }
  }
  return { people: [...found], not };
}

function typedAs(person: Person): string {
  if (person.kind === 'me') return 'You';
  return person.kind === 'email' ? person.address : `@${person.name ?? person.id}`;
}

async function peopleOfGroup(turn: Turn, id: string): Promise<readonly string[]> {
  const group = await turn.bot.directory.group(id);
  if (!group) throw notFound('user group of that name');
  if (group.length === 0) throw invalid('That user group has nobody in it.', { code: 'empty_group' });
  return group;
}
