/** Compiles a parsed file over the core: names become numbers, standings become clauses; problems are collected, never thrown. */
import { readAsking } from './asking-rules.ts';
import type { Clause, CompiledModel, Permission, TypeIndex } from './compiled.ts';
import { checkConventions } from './conventions.ts';
import { type Draft, draftOf } from './draft.ts';
import { Flattener } from './flatten.ts';
import { readInvariants } from './invariants.ts';
import { nameOfKey, typeOfKey } from './names.ts';
import type { Problems } from './problems.ts';
import { indexRoles } from './roles-index.ts';
import type { CoreFile, ModelFile } from './schema.ts';
import type { AskingRule } from './types.ts';
import { indexTypes, stageFlag } from './types-index.ts';
import { vocabulary } from './vocabulary.ts';

/** The model with these options chosen (its own where none is). Only worth using when no problem was added. */
export function compile(
  file: ModelFile,
  core: CoreFile,
  problems: Problems,
  chosen: Readonly<Record<string, string>> = {},
): CompiledModel {
  const draft = draftOf(file, core, chosen, problems);
  const roles = indexRoles(draft, problems);
  const types = indexTypes(draft, problems);
  const typeOf = new Map(types.map((type) => [type.info.name, type]));
  checkConventions(draft, types, problems);
  const flattener = new Flattener(draft, types, roles, problems);
  const permissions = readPermissions(draft, typeOf, flattener, problems);
  const asking = readAsking(draft, typeOf, roles.bits, flattener, problems);
  const { atoms } = flattener;
  return {
    ...vocabulary(draft, types, roles.infos),
    actions: [...permissions.values()].map(({ name, type, title, core: own }) => ({ name, type, title, core: own })),
    asking: asking.rules,
    invariants: readInvariants({ draft, types: typeOf, roles: roles.bits, permissions, atoms, problems }),
    examples: {
      example: file.example ?? null,
      tests: file.tests,
      withOptions: remembered((other) => compile(file, core, problems, other)),
    },
    inner: {
      types,
      typeOf,
      flagWords: Math.max(1, ...types.map((type) => Math.ceil(type.flags.size / 32))),
      roleBits: roles.bits,
      axes: roles.axes,
      permissions,
      standings: new Map([...draft.standings.keys()].map((key) => [key, flattener.standing(key)])),
      eligible: eligibility(types, flattener),
      running: runningRoles(flattener.standing('workspace.administrator'), roles.bits, file.roles.keeper),
      earlyStages: earlyStages(asking.rules, typeOf),
      asks: asking.asks,
      asksForOthers: asking.asksForOthers,
    },
  };
}

/** Roles that are administrators without another one beside them, and the keeper role. */
const runningRoles = (ways: readonly Clause[], bits: ReadonlyMap<string, number>, keeper: string): number =>
  [...bits].reduce((all, [name, bit]) => {
    const runs = ways.some(({ roles }) => roles.length > 0 && roles.every((mask) => (mask & bit) !== 0));
    return runs || name === keeper ? all | bit : all;
  }, 0);

/** The same choices give the same model: facts that were indexed for it stay good. */
function remembered(make: CompiledModel['examples']['withOptions']): CompiledModel['examples']['withOptions'] {
  const made = new Map<string, CompiledModel>();
  return (chosen) => {
    const key = JSON.stringify(Object.entries(chosen).sort());
    const model = made.get(key) ?? make(chosen);
    made.set(key, model);
    return model;
  };
}

function readPermissions(
  draft: Draft,
  types: ReadonlyMap<string, TypeIndex>,
  flattener: Flattener,
  problems: Problems,
): Map<string, Permission> {
  const all = new Map<string, Permission>();
  for (const [key, { title, path, core }] of draft.permissions) {
    const type = types.get(typeOfKey(key));
    if (!type) continue;
    const before = problems.count;
    const clauses = flattener.permission(key);
    if (clauses.length === 0 && problems.count === before && !core) {
      problems.add(
        path,
        `no standing carries ${key}: nobody could ever do it`,
        'Name a standing that somebody can have.',
      );
    }
    for (const clause of clauses) checkRole(clause, problems);
    const name = nameOfKey(key);
    const words = name.replaceAll('_', ' ') + (type.slot === 0 ? '' : ` (${type.info.title})`);
    all.set(key, {
      name: key,
      type: type.info.name,
      title: title ?? words,
      core,
      slot: type.slot,
      clauses,
      administers: administers(draft, key),
    });
  }
  return all;
}

function checkRole(clause: Clause, problems: Problems): void {
  if (clause.roles.length > 0) return;
  problems.add(
    clause.origin.path,
    'this line holds for everybody, even without a role',
    'Say with "as" which roles it is for, or as: anyone.',
  );
}

const deciding = new Set(['request.approve', 'request.deny', 'request.answer', 'task.complete', 'task.drop']);
const running = new Set(['workspace.invite', 'workspace.set_role', 'workspace.remove', 'workspace.configure']);

function administers(draft: Draft, key: string): boolean {
  if (deciding.has(key) || running.has(key)) return true;
  const name = nameOfKey(key);
  if (name === 'give' || name.startsWith('give_')) return true;
  return draft.things.get(typeOfKey(key))?.kept === true && ['rename', 'archive', 'restrict', 'tag'].includes(name);
}

function eligibility(types: readonly TypeIndex[], flattener: Flattener): Map<string, readonly Clause[]> {
  const all = new Map<string, readonly Clause[]>();
  for (const type of types) {
    for (const role of type.bits.keys()) {
      const clauses = flattener.eligible(type, role);
      if (clauses) all.set(`${type.info.name}.${role}`, clauses);
    }
  }
  return all;
}

const earlyStages = (
  rules: readonly AskingRule[],
  types: ReadonlyMap<string, TypeIndex>,
): { word: number; mask: number }[] =>
  rules.flatMap(({ key, stages }) =>
    stages.slice(0, -1).flatMap((_, at) => types.get('request')?.flags.get(stageFlag(key, at)) ?? []),
  );
