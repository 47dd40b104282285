/** Requests: most of them decided long ago, with their votes and cards, and some that wait. */
import { mintId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import { Rows } from '../rows.ts';
import { day, type Filling, helpDesk } from './filling.ts';

export async function requests(filling: Filling): Promise<void> {
  const { k, workspace, random, sizes, began, now, model, subjects, teams } = filling;
  const { tenant, id: workspaceId } = workspace;
  const rows = new Rows(k, 'requests');
  const [votes, cards] = [new Rows(k, 'votes', rows), new Rows(k, 'cards')];
  const all = sizes.decided + sizes.pending;
  for (let number = 1; number <= all; number++) {
    const isPending = number > sizes.decided;
    const created = isPending ? now - day : began + ((now - began - 2 * day) * number) / all;
    const at = instantOf(Math.floor(created));
    const id = mintId('request', Math.floor(created));
    const requester = subjects[sizes.admins + (number % Math.floor(sizes.people * 0.75))] as SubjectId;
    const state = isPending ? 'pending' : random.pick(['approved', 'approved', 'denied', 'cancelled', 'expired']);
    filling.requests.push(id);
    await rows.add({
      tenant,
      id,
      workspace: workspaceId,
      number,
      requester,
      target: requester,
      proposer: null,
      role: 'member',
      thing: teams[(number * 7) % teams.length] as ThingId,
      span: '{}',
      reason: 'To help with the launch',
      ticket: null,
      extends_grant: null,
      state,
      stage: 0,
      revision: 1,
      model,
      created_at: at,
      expires_at: instantOf(Math.floor(created) + 14 * day),
      remind_at: isPending ? instantOf(now + day) : null,
      reminders: 0,
      decided_at: isPending ? null : at,
      opened_grant: null,
    });
    if (state === 'approved' || state === 'denied')
      await votes.add({
        tenant,
        request: id,
        stage: 0,
        voter: subjects[number % sizes.admins] as SubjectId,
        requester,
        target: requester,
        verdict: state === 'approved' ? 'approve' : 'deny',
        comment: null,
        voted_at: at,
      });
    await cards.add({
      tenant,
      what: id,
      audience: 'help-desk',
      channel: helpDesk,
      ts: `1700000000.${String(number).padStart(6, '0')}`,
      subject: null,
      created_at: at,
    });
  }
  await rows.written();
  await votes.written();
  await cards.written();
  await k('counters').insert({ tenant, last_request: all }).onConflict('tenant').merge();
}
