/** Teams, and projects in them, some closed and each with an owner. */
import { nameKey } from '../../../src/db/page.ts';
import { mintId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import { Rows } from '../rows.ts';
import type { Filling } from './filling.ts';

export async function things({
  k,
  workspace,
  random,
  sizes,
  began,
  teams,
  projects,
  subjects,
}: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const [rows, flags, recorded] = [new Rows(k, 'things'), new Rows(k, 'thing_flags'), new Rows(k, 'thing_people')];
  const make = async (type: string, name: string, inside: ThingId): Promise<ThingId> => {
    const id = mintId('thing', began);
    await rows.add({
      tenant,
      id,
      workspace: workspaceId,
      type,
      name,
      name_key: nameKey(name),
      inside,
      external_id: null,
      archived_at: null,
      created_at: instantOf(began),
    });
    return id;
  };
  for (let nth = 0; nth < sizes.teams; nth++) teams.push(await make('team', `Team ${nth}`, root));
  await rows.written();
  for (let nth = 0; nth < sizes.projects; nth++)
    projects.push(await make('project', `Project ${nth}`, random.pick(teams)));
  await rows.written();
  for (const thing of projects) {
    if (random.chance(0.3)) await flags.add({ tenant, thing, flag: 'closed' });
    // Members come after the Admins; the first three in four of them are staff.
    const owner = subjects[sizes.admins + random.below(Math.floor(sizes.people * 0.7))] as SubjectId;
    await recorded.add({ tenant, thing, recorded_as: 'owner', subject: owner });
  }
  await flags.written();
  await recorded.written();
}
