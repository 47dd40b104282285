/** A way in words: `a Member who is assigned on the project, where the project is not closed`. */
import type { CompiledModel } from '../compiled.ts';
import { articled, literalSaid } from '../words.ts';
import type { Counting, Stage } from './difference.ts';
import { isState, type Named } from './naming.ts';
import { heldTitleOf, roleTitleOf } from './titles.ts';

export interface Models {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
}

export interface Told {
  readonly counts: readonly Counting[];
  readonly anyOf: readonly string[];
  readonly said: readonly { readonly named: Named; readonly wanted: boolean }[];
  readonly stages: readonly Stage[];
  /** The stages are all there are. */
  readonly isAnyStage: boolean;
}

export function waySaid(models: Models, { counts, anyOf, said, stages, isAnyStage }: Told): string {
  const told = (some: Told['said']): readonly string[] =>
    some.map((one) => conditionSaid(models, one.named, one.wanted));
  const ofPeople = said.filter(({ named }) => !isState(named));
  const traits = told(ofPeople.filter(({ wanted }) => wanted));
  const without = told(ofPeople.filter(({ wanted }) => !wanted));
  const states = told(said.filter(({ named }) => isState(named)));
  return [
    counts.length > 0 ? countsSaid(models, counts) : rolesSaid(models, anyOf),
    traits.length > 0 ? ` who ${traits.join(' and ')}` : '',
    without.length > 0 ? `${traits.length > 0 ? ', and' : ' who'} ${without.join(' and ')}` : '',
    states.length > 0 ? `, where ${states.join(' and ')}` : '',
    isAnyStage || stages.length === 0
      ? ''
      : `, on a request ${stages.map((stage) => stageSaid(models, stage)).join(' or ')}`,
  ].join('');
}

function conditionSaid(models: Models, { condition, model, atom }: Named, wanted: boolean): string {
  if (atom) return literalSaid(model, { atom, wanted });
  if (condition.kind === 'role')
    return `is ${wanted ? '' : 'not '}${condition.anyOf.map((role) => roleTitleOf(models, role)).join(' or ')}`;
  return wanted ? 'is a full member of your own Slack workspace' : 'is a guest or comes from outside';
}

const everybody = 'anybody with a role';

function rolesSaid(models: Models, anyOf: readonly string[]): string {
  if (anyOf.length === 0) return 'somebody';
  return isEverybody(models, anyOf) ? everybody : articled(anyOf.map((role) => roleTitleOf(models, role)).join(' or '));
}

const isEverybody = ({ before, after }: Models, roles: readonly string[]): boolean =>
  roles.length > 1 && [...before.roles, ...after.roles].every(({ name }) => roles.includes(name));

/** Roles that count as they did come first; then those that are new, gone, or no longer the strongest. */
function countsSaid(models: Models, counts: readonly Counting[]): string {
  const steady = counts.flatMap(({ before, after }) => (before === after && before !== null ? [before] : []));
  const title = (role: string | null): string => (role === null ? 'nothing' : roleTitleOf(models, role));
  const moved = counts
    .filter(({ before, after }) => before !== after || before === null)
    .map(({ before, after }) => {
      if (before === null && after === null) return 'somebody without a role';
      if (after === null) return `somebody who was ${title(before)} (a role that is no more)`;
      if (before === null) return `somebody in the new role ${title(after)}`;
      return `somebody who counted as ${title(before)} and now counts as ${title(after)}`;
    });
  const known = steady.length > 0 ? [rolesSaid(models, steady)] : [];
  return [...known, ...moved].join(' or ');
}

function stageSaid(models: Models, stage: Stage): string {
  if (stage.kind === 'help') return 'to the help desk';
  if (stage.kind === 'orphan') return 'in a stage that is no more';
  return `for ${heldTitleOf(models, stage.key)} in stage ${stage.stage + 1}`;
}
