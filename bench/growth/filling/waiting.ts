/** What waits for somebody: invitations that are out, and tasks, after many that are done. */
import { mintId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import { Rows } from '../rows.ts';
import { day, type Filling } from './filling.ts';

export async function waiting({ k, workspace, sizes, now, began, subjects, teams }: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const [invitations, tasks] = [new Rows(k, 'invitations'), new Rows(k, 'tasks')];
  for (let nth = sizes.people; nth < sizes.people + sizes.invitations; nth++)
    await invitations.add({
      tenant,
      id: mintId('invitation', now - day),
      workspace: workspaceId,
      subject: subjects[nth] as SubjectId,
      gives: JSON.stringify([{ role: 'member', thing: root, span: {} }]),
      state: 'pending',
      invited_by: subjects[0] ?? null,
      invited_at: instantOf(now - day),
      expires_at: instantOf(now + 13 * day),
      ended_at: null,
    });
  const done = sizes.openTasks * 20;
  for (let nth = 0; nth < done + sizes.openTasks; nth++) {
    const at = nth < done ? began + nth * 1_000 : now - day;
    const subject = subjects[sizes.admins + (nth % (sizes.people - sizes.admins))] as SubjectId;
    await tasks.add({
      tenant,
      id: mintId('task', at),
      workspace: workspaceId,
      key: `bench:${nth}`,
      title: `Give somebody a role ${nth}`,
      steps: JSON.stringify(['Open Miruni', 'Give the role']),
      link: null,
      subject,
      thing: teams[nth % teams.length] as ThingId,
      role: 'member',
      state: nth < done ? 'done' : 'open',
      done_by: nth < done ? (subjects[0] ?? null) : null,
      created_at: instantOf(at),
      ended_at: nth < done ? instantOf(at) : null,
    });
  }
  await invitations.written();
  await tasks.written();
}
