/** What a product knows already, so that nobody is asked to do it by hand: written down as a task that was done. */
import { mintId, type SubjectId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import type { Desk } from '../desk.ts';

/** On the first day people already are in the product what they are set up as in Roledesk. */
export async function alreadyIs(desk: Desk, subject: SubjectId, role: string): Promise<void> {
  const { tx, workspace, now } = desk;
  await tx.tasks.open({
    id: mintId('task', millisecondsOf(now)),
    tenant: tx.tenant,
    workspace: workspace.id,
    key: `first:${subject}`,
    title: 'Was so on the first day',
    steps: [],
    link: null,
    subject,
    thing: workspace.root,
    role,
    state: 'done',
    doneBy: desk.caller,
    createdAt: now,
    endedAt: now,
  });
}
