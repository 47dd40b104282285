/** From what was typed to what we keep: people by mention or address, products by name. */
import type { SubjectId, WorkspaceId } from '../domain/ids.ts';
import { invalid, noSuchPerson, notFound } from '../domain/refusal.ts';
import type { Subject } from '../domain/subject.ts';
import type { Workspace } from '../domain/tenant.ts';
import { arrive } from '../operations/arrive.ts';
import { maySeePerson } from '../queries/may.ts';
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
    if (subject.slackKind === 'bot') throw invalid('That is a bot; bots hold no roles.', { code: 'bot' });
    return subject;
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
 * The same for a word that is about somebody who must be known. Somebody who is known by address only, because they were invited,
 * is not found by those who may not see people: otherwise trying addresses would tell who is expected.
 */
export async function subjectIn(turn: Turn, person: Person): Promise<SubjectId> {
  const subject = await findSubject(turn, person);
  const hidden = subject?.slackUserId === null && !(await turn.bot.look(turn.caller, maySeePerson, subject.id));
  if (!subject || hidden) throw noSuchPerson();
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

/** The people of a line, user groups as those who are in them today; addresses that are nobody's are refused. */
export async function expanded(turn: Turn, people: readonly People[]): Promise<SubjectId[]> {
  const found: SubjectId[] = [];
  for (const person of people) {
    if (person.kind !== 'group') found.push(await subjectIn(turn, person));
    else
      for (const id of await peopleOfGroup(turn, person.id))
        found.push(await subjectIn(turn, { kind: 'slack', id, name: null }));
  }
  return [...new Set(found)];
}

async function peopleOfGroup(turn: Turn, id: string): Promise<readonly string[]> {
  const group = await turn.bot.directory.group(id);
  if (!group) throw notFound('user group of that name');
  return group;
}
