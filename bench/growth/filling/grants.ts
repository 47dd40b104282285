/** Who holds what: a workspace role each, teams and projects. */
import { mintId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import { Rows } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import type { Filling } from './filling.ts';

/** Who is what, by their number: Admins, then Members, Collaborators, and Guests at the end. */
const roleOf = (nth: number, { people: all, admins }: Sizes): string => {
  if (nth < admins) return 'admin';
  if (nth < all * 0.8) return 'member';
  return nth < all * 0.95 ? 'collaborator' : 'guest';
};

export async function grants({
  k,
  workspace,
  random,
  sizes,
  began,
  subjects,
  teams,
  projects,
}: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const rows = new Rows(k, 'grants');
  const at = instantOf(began);
  const give = (subject: SubjectId, thing: ThingId, role: string, baseline: boolean): Promise<void> =>
    rows.add({
      tenant,
      id: mintId('grant', began),
      workspace: workspaceId,
      subject,
      thing,
      role,
      source: baseline ? 'baseline' : 'direct',
      source_ref: '',
      baseline_slot: baseline ? '' : null,
      starts_at: at,
      ends_at: null,
      given_by: subjects[0] ?? null,
      ended_at: null,
      ended_by: null,
      ended_because: null,
      warn_at: null,
      warned_at: null,
      begin_at: null,
    });
  for (let nth = 1; nth < sizes.people; nth++) {
    const subject = subjects[nth] as SubjectId;
    const role = roleOf(nth, sizes);
    await give(subject, root, role, true);
    if (role === 'member')
      for (const team of random.some(teams, 1 + random.below(2)))
        await give(subject, team, random.chance(0.1) ? 'admin' : 'member', false);
    if (role !== 'admin')
      for (const project of random.some(projects, random.below(4))) await give(subject, project, 'assigned', false);
  }
  await rows.written();
}
