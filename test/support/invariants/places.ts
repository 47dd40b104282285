/** Nothing of one workspace is tied to anything of another, in no table and in no line of the history. */
import type { State } from './rows.ts';

/** Where each thing, grant, request, invitation and task is at home, by its id. */
function homesOf({ things, grants, requests, invitations, tasks }: State): Map<string, string> {
  const all = [...things, ...grants, ...requests, ...invitations, ...tasks];
  return new Map(all.map(({ id, tenant, workspace }) => [id, `${tenant} ${workspace}`]));
}

const mentioned = ['thing', 'grant', 'request', 'invitation', 'task', 'tag', 'inside'] as const;

export function placeViolations(state: State): string[] {
  const homes = homesOf(state);
  const found: string[] = [];
  const together = (home: string, ids: readonly (string | null | undefined)[], what: string): void => {
    for (const id of ids) {
      const other = id ? homes.get(id) : undefined;
      if (other !== undefined && other !== home) found.push(`${what} speaks of ${id}, which belongs elsewhere.`);
    }
  };
  for (const { id, tenant, workspace, thing, source_ref } of state.grants)
    together(`${tenant} ${workspace}`, [thing, source_ref], `Grant ${id}`);
  for (const row of state.requests)
    together(`${row.tenant} ${row.workspace}`, [row.thing, row.extends_grant, row.opened_grant], `Request ${row.id}`);
  for (const { id, tenant, workspace, gives } of state.invitations) {
    const things = (JSON.parse(gives) as { thing: string }[]).map(({ thing }) => thing);
    together(`${tenant} ${workspace}`, things, `Invitation ${id}`);
  }
  for (const { id, tenant, workspace, thing } of state.tasks) together(`${tenant} ${workspace}`, [thing], `Task ${id}`);
  for (const { thing, tag } of state.thing_tags) together(homes.get(thing) ?? '', [tag], `Thing ${thing}`);
  const people = new Map(state.subjects.map(({ id, tenant }) => [id, tenant]));
  for (const { id, tenant, workspace, by, happening } of state.history) {
    const said = happening as Readonly<Record<string, unknown>>;
    const ids = mentioned.map((name) => said[name]).filter((one): one is string => typeof one === 'string');
    // A denial repeats what was asked for, whatever that was.
    if (happening.type === 'act.denied') continue;
    if (workspace !== null) together(`${tenant} ${workspace}`, ids, `Event ${id}`);
    for (const who of [by, said.target])
      if (typeof who === 'string' && people.get(who) !== undefined && people.get(who) !== tenant)
        found.push(`Event ${id} speaks of ${who}, who belongs to another tenant.`);
  }
  return found;
}
