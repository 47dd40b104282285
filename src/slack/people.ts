/** People in answers: looked up before an operation runs, because its answer is written inside the transaction. */
import type { SubjectId } from '../domain/ids.ts';
import type { ShownPerson } from '../domain/shown.ts';
import { people } from '../queries/person.ts';
import type { Turn } from './bot.ts';

const somebody: ShownPerson = { id: null, slackUserId: null, name: 'somebody' };

export async function shownOne(turn: Turn, id: SubjectId): Promise<ShownPerson> {
  const [found] = await turn.bot.look(turn.caller, people, [id]);
  return found ?? somebody;
}

/** A lookup by id for all of these. */
export async function shownAll(turn: Turn, ids: readonly SubjectId[]): Promise<(id: SubjectId) => ShownPerson> {
  const found = await turn.bot.look(turn.caller, people, ids);
  const byId = new Map(found.map((person) => [person.id, person]));
  return (id) => byId.get(id) ?? somebody;
}
