/** What the lines of a model allow, as Cedar policies: one for each way that a line comes down to. */
import type { Clause, CompiledModel, TypeIndex } from '../compiled.ts';
import { both, conditions } from './conditions.ts';
import { entityType } from './names.ts';
import { actionIs, type CedarPolicy } from './policy-text.ts';

/** Actions that rest on the same line share its policy. */
export function permits(model: CompiledModel): CedarPolicy[] {
  const ids = new Map<string, number>();
  return model.inner.types.flatMap((type) =>
    [...actionsByClause(model, type)].map(([clause, actions]) => {
      const { code } = clause.origin;
      const nth = (ids.get(code) ?? 0) + 1;
      ids.set(code, nth);
      return permit(model, type, clause, [...actions], nth === 1 ? code : `${code}#${nth}`);
    }),
  );
}

function actionsByClause(model: CompiledModel, type: TypeIndex): Map<Clause, Set<string>> {
  const all = new Map<Clause, Set<string>>();
  for (const { name, slot, clauses } of model.inner.permissions.values()) {
    if (slot !== type.slot) continue;
    for (const clause of clauses) all.set(clause, (all.get(clause) ?? new Set()).add(name));
  }
  return all;
}

function permit(
  model: CompiledModel,
  type: TypeIndex,
  clause: Clause,
  actions: readonly string[],
  id: string,
): CedarPolicy {
  const { code, line } = clause.origin;
  const all = conditions(model, clause, 'principal', { expression: 'resource', type });
  const [first = ''] = all;
  const inScope = first.startsWith('principal in Role::');
  const rest = inScope ? all.slice(1) : all;
  return {
    effect: 'permit',
    id,
    annotations: { says: code, line: line === null ? 'core' : String(line), because: clause.because.join('; ') },
    ...(inScope ? { principal: first } : {}),
    action: actionIs(actions),
    resource: `resource is ${entityType(type.info.name)}`,
    ...(rest.length > 0 ? { when: both(rest) } : {}),
  };
}
