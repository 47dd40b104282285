/** The long past of a house: what happened to whom, from the first day until now. */
import type { Happening } from '../../../src/domain/events.ts';
import { mintId, type RequestId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import type { Random } from '../../kit/random.ts';
import { Chronicle } from '../history.ts';
import type { Filling } from './filling.ts';

export async function history({
  k,
  workspace,
  random,
  sizes,
  began,
  now,
  subjects,
  teams,
  requests: asked,
}: Filling): Promise<void> {
  const chronicle = await Chronicle.open(k, workspace.tenant, workspace.id);
  const active = sizes.people - 1;
  for (let nth = 0; nth < sizes.events; nth++) {
    const time = Math.floor(began + ((now - began) * nth) / sizes.events);
    // One in fifty concerns the same well-known person: a long past of one's own.
    const target = subjects[nth % 50 === 0 ? sizes.admins + 1 : 1 + random.below(active)] as SubjectId;
    const by = subjects[random.below(sizes.admins)] as SubjectId;
    await chronicle.happened(time, by, happening(nth, target, teams, asked, random, time), nth > sizes.events * 0.9);
  }
  await chronicle.close();
}

function happening(
  nth: number,
  target: SubjectId,
  teams: readonly ThingId[],
  asked: readonly RequestId[],
  random: Random,
  time: number,
): Happening {
  const thing = teams[nth % teams.length] as ThingId;
  const request = asked[nth % asked.length] as RequestId;
  switch (nth % 4) {
    case 0:
      return { type: 'role.set', target, from: 'guest', to: 'member', reason: 'A new contract' };
    case 1:
      return {
        type: 'grant.opened',
        grant: mintId('grant', time),
        target,
        role: 'member',
        thing,
        startsAt: instantOf(time),
        endsAt: null,
        reason: null,
        request: null,
      };
    case 2:
      return {
        type: 'request.voted',
        request,
        target,
        stage: 0,
        verdict: random.chance(0.8) ? 'approve' : 'deny',
        state: 'approved',
        comment: null,
      };
    default:
      return {
        type: 'grant.ended',
        grant: mintId('grant', time),
        target,
        role: 'member',
        thing,
        because: 'its time is over',
        request: null,
      };
  }
}
