/** What the role model says about asking for what a request asks for. */
import type { ThingId } from '../../domain/ids.ts';
import type { Waiting } from '../../domain/reminding.ts';
import type { Request } from '../../domain/request.ts';
import { type AskingRule, askingRule } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';

type About = Pick<Request, 'role' | 'thing'>;

/** The type of a thing; the workspace's own is known without looking. */
export const typeOf = async ({ tx, workspace }: Desk, thing: ThingId): Promise<string> =>
  thing === workspace.root ? 'workspace' : (await tx.things.get(thing)).type;

/** How this role is asked for; undefined for a question, and for what the model in force no longer lets anybody ask for. */
export async function ruleOf(desk: Desk, { role, thing }: About): Promise<AskingRule | undefined> {
  return role === null ? undefined : askingRule(desk.model, await typeOf(desk, thing), role);
}

/** How many approvals each stage needs. A question is answered by one. */
export async function quorumsOf(desk: Desk, about: About): Promise<readonly number[]> {
  return (await ruleOf(desk, about))?.stages.map(({ quorum }) => quorum) ?? [1];
}

/** How long it waits and when somebody is reminded, in the zone of whoever asked or proposed it. */
export async function waitingOf(
  desk: Desk,
  about: About & Pick<Request, 'requester'> & { proposer?: Request['requester'] | null },
): Promise<Waiting> {
  const rule = await ruleOf(desk, about);
  const [asker] = await desk.tx.subjects.listPeople([about.proposer ?? about.requester]);
  return {
    remindAfter: rule?.remindAfter ?? null,
    expiresAfter: rule?.expiresAfter ?? null,
    zone: asker?.timeZone ?? 'UTC',
  };
}
