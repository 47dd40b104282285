/** The open-ended workspace role of each person is what the history says, one after the other without a gap, and one Admin stays. */
import type { ModelText } from './model-text.ts';
import { modelsByWorkspace } from './model-text.ts';
import type { GrantRow, State } from './rows.ts';
import { grouped } from './texts.ts';

interface RoleSet {
  workspace: string;
  target: string;
  from: string | null;
  to: string | null;
  at: string;
}

const setsOf = ({ history }: State): RoleSet[] =>
  history.flatMap(({ workspace, at, happening }) =>
    happening.type === 'role.set' && workspace !== null
      ? [{ workspace, target: happening.target, from: happening.from, to: happening.to, at }]
      : [],
  );

const row = (role: string, start: string, end: string | null): string => `${role} from ${start} to ${end ?? 'now'}`;

/** Where people have one role: each follows the one before, and ends when the next begins. */
function followOne(sets: readonly RoleSet[], rows: readonly GrantRow[], about: string): string[] {
  const found: string[] = [];
  const expected: string[] = [];
  let present: string | null = null;
  for (const [nth, { from, to, at }] of sets.entries()) {
    if (from !== present) found.push(`The history says that ${about} was ${from ?? 'nothing'}, and it was ${present}.`);
    present = to;
    if (to !== null) expected.push(row(to, at, sets[nth + 1]?.at ?? null));
  }
  const kept = rows.map(({ role, starts_at, ended_at }) => row(role, starts_at, ended_at)).sort();
  if (kept.join() !== expected.sort().join())
    found.push(`The role of ${about} is not what the history says: ${kept.join(', ') || 'none'}.`);
  if (rows.filter(({ ended_at }) => ended_at === null).length > 1) found.push(`${about} has two roles without end.`);
  return found;
}

/** Where people have several, each is opened by one event. */
function followSeveral(sets: readonly RoleSet[], rows: readonly GrantRow[], about: string): string[] {
  const kept = rows.map(({ role, starts_at }) => `${role} ${starts_at}`).sort();
  const said = sets.map(({ to, at }) => `${to} ${at}`).sort();
  return kept.join() === said.join() ? [] : [`The roles of ${about} are not what the history says.`];
}

/** A task with the way back is open, because the last one was deactivated in Slack, which nobody can refuse. */
const isSaid = ({ tasks }: State, workspace: string): boolean =>
  tasks.some((task) => task.workspace === workspace && task.key === 'no-keeper');

function keeperViolations(state: State, models: ReadonlyMap<string, ModelText>): string[] {
  // A guest holds the role and may do nothing with it.
  const able = new Set(
    state.subjects.filter((one) => one.state === 'active' && one.slack_kind === 'member').map(({ id }) => id),
  );
  return state.workspaces.flatMap(({ id, root, product }) => {
    const isKept = state.grants.some(
      (grant) =>
        grant.thing === root &&
        grant.role === models.get(id)?.keeper &&
        grant.ended_at === null &&
        grant.ends_at === null &&
        able.has(grant.subject),
    );
    return isKept || isSaid(state, id) ? [] : [`${product} (${id}) has no keeper who may act, and no task says so.`];
  });
}

export function baselineViolations(state: State): string[] {
  const models = modelsByWorkspace(state);
  const nameOf = ({ workspace, subject }: { workspace: string; subject: string }) => `${subject} in ${workspace}`;
  const sets = grouped(setsOf(state), (one) => nameOf({ ...one, subject: one.target }));
  const rows = grouped(
    state.grants.filter(({ source }) => source === 'baseline'),
    nameOf,
  );
  const found = [...new Set([...sets.keys(), ...rows.keys()])].flatMap((about) => {
    const workspace = sets.get(about)?.[0]?.workspace ?? rows.get(about)?.[0]?.workspace ?? '';
    const follow = models.get(workspace)?.isOne === false ? followSeveral : followOne;
    return follow(sets.get(about) ?? [], rows.get(about) ?? [], about);
  });
  return [...found, ...keeperViolations(state, models)];
}
