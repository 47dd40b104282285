/** What Roledesk itself asks of every model: the standing and the actions that its operations rely on. */
import type { TypeIndex } from './compiled.ts';
import type { Draft } from './draft.ts';
import { nameOfKey, typeOfKey } from './names.ts';
import type { Problems } from './problems.ts';

const ofWorkspace = ['invite', 'set_role', 'remove', 'view_people', 'view_history', 'configure'];

/** Adds a problem for each action or standing that is missing. */
export function checkConventions(draft: Draft, types: readonly TypeIndex[], problems: Problems): void {
  if (!draft.standings.has('workspace.administrator')) {
    const next =
      'Add standing: workspace: administrator: - { as: ..., because: "..." }, saying who runs Roledesk here.';
    problems.add(['standing', 'workspace'], 'the standing workspace.administrator is missing', next);
  }
  for (const key of demanded(draft, types)) {
    if (draft.permissions.has(key)) continue;
    const type = typeOfKey(key);
    const next = `Add ${nameOfKey(key)}: under permissions: ${type}:, naming the standing that may.`;
    problems.add(['permissions', type], `the action ${key} is missing`, next);
  }
  for (const [section, keys] of [
    ['standing', draft.standings],
    ['permissions', draft.permissions],
    ['asking', draft.asking],
  ] as const) {
    for (const [key, { path }] of keys) checkType(section, key, path, types, problems);
  }
  for (const [key, { path, core }] of draft.standings) {
    if (core || !Object.hasOwn(draft.file.roles.ranked, nameOfKey(key))) continue;
    problems.add(
      path,
      `"${nameOfKey(key)}" is a workspace role too`,
      'Give the standing a name of its own: what people are, not what they hold.',
    );
  }
}

function demanded(draft: Draft, types: readonly TypeIndex[]): string[] {
  const own = types.filter(({ info }) => info.name !== 'workspace' && !draft.things.get(info.name)?.core);
  const wanted = ofWorkspace.map((action) => `workspace.${action}`);
  for (const { info } of own) {
    const add = (...actions: string[]): unknown => wanted.push(...actions.map((action) => `${info.name}.${action}`));
    if (info.roles.some((role) => role.kept === 'grant')) add('give');
    if (!info.kept) continue;
    add('view', 'rename', 'archive');
    if (info.flags.some((flag) => flag.restricts)) add('restrict');
    if (info.tags.length > 0) add('tag');
    for (const container of info.inside) wanted.push(`${container}.create_${info.name}`);
  }
  return wanted;
}

function checkType(
  section: string,
  key: string,
  path: readonly (string | number)[],
  types: readonly TypeIndex[],
  problems: Problems,
): void {
  if (types.some(({ info }) => info.name === typeOfKey(key))) return;
  problems.add([section, typeOfKey(key)], `there is no thing "${typeOfKey(key)}"`, 'Declare it under things.');
  void path;
}
