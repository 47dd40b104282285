/** What would come of inviting each of several people: judged one by one, so that one bad line fails no other. */
import type { Subject } from '../../domain/subject.ts';
import type { Desk } from '../desk.ts';
import { givesOf, type Invite, type Invitee } from './invite-input.ts';
import { type Judged, judge, refuse, skip } from './invite-judge.ts';

/** A verdict for each, in the order of the list; whoever stands in it twice is done once. */
export async function judgeEach(desk: Desk, input: Invite): Promise<Judged[]> {
  const gives = await givesOf(desk, input);
  const seen = new Set<string>();
  const judged: Judged[] = [];
  for (const invitee of input.invitees) {
    if (invitee.kind === 'no') {
      judged.push(refuse(invitee.about, invitee.says));
      continue;
    }
    const subject = await subjectOf(desk, invitee);
    const about = invitee.kind === 'address' ? invitee.address : invitee.subject;
    const who = subject?.id ?? about;
    if (seen.has(who)) judged.push(skip(about, 'stands in the list twice; once is enough.'));
    else judged.push({ ...(await judge(desk, input, gives, invitee, subject)), about });
    seen.add(who);
  }
  return judged;
}

/** An address is whoever is expected under it, or has it confirmed by Slack: an unconfirmed one could be anybody's. */
async function subjectOf({ tx }: Desk, invitee: Exclude<Invitee, { kind: 'no' }>): Promise<Subject | null> {
  if (invitee.kind === 'known') return tx.subjects.get(invitee.subject);
  const expected = await tx.subjects.findExpected(invitee.address);
  if (expected) return expected;
  const found = await tx.subjects.findByEmail(invitee.address);
  const [person] = found ? await tx.subjects.listPeople([found.id]) : [];
  return found && person?.emailConfirmed ? found : null;
}
