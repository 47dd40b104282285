/** What people hold, in words, and lines about them that could be typed instead. */
import type { Grant } from '../../domain/grant.ts';
import type { SubjectId } from '../../domain/ids.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../words.ts';

/** `Team Member of Web`, one per grant; the workspace role goes by its title alone. */
export async function grantWords(
  { tx, workspace, model }: Desk,
  grants: readonly Pick<Grant, 'thing' | 'role'>[],
): Promise<string[]> {
  const things = await tx.things.listByIds(grants.map(({ thing }) => thing));
  return grants.map(({ role, thing: id }) => {
    if (id === workspace.root) return titleOf(model, role);
    const thing = things.find((one) => one.id === id);
    const title = titleOf(model, role, thing?.type);
    return `${title} ${/^\p{Ll}[\p{L} ]*ed$/u.test(title) ? 'to' : 'of'} ${thing?.name ?? 'something'}`;
  });
}

/** A line as it can be typed after `/role`: `set <@U1|Ana> guest`; an address stands for somebody who is not in Slack yet. */
export async function typedFor({ tx }: Desk, verb: string, target: SubjectId, ...rest: string[]): Promise<string> {
  const [{ slackUserId }, [person]] = await Promise.all([tx.subjects.get(target), tx.subjects.listPeople([target])]);
  const name = person?.name?.replace(/[<>|&]/gu, '') ?? '';
  return [verb, slackUserId ? `<@${slackUserId}${name && `|${name}`}>` : (person?.email ?? 'somebody'), ...rest].join(
    ' ',
  );
}
