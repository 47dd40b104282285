/** What changes in words alone: titles, sentences, promises and examples. Nothing is decided otherwise for any of it. */
import type { CompiledModel } from '../compiled.ts';
import type { ModelChange } from './difference.ts';
import { type Facet, facetsBetween } from './facets.ts';

/** Words of what both models have; what is new or gone is told as a change of the model. */
export const wordsBetween = (before: CompiledModel, after: CompiledModel): readonly ModelChange[] =>
  facetsBetween(known(before), known(after)).filter(({ part }) => part !== null);

const facets = new WeakMap<CompiledModel, readonly Facet[]>();

/** The words of a model, gathered once. */
function known(model: CompiledModel): readonly Facet[] {
  const all = facets.get(model) ?? facetsOf(model);
  facets.set(model, all);
  return all;
}

function facetsOf(model: CompiledModel): readonly Facet[] {
  const { name, version, title, roles, thingTypes, options, actions, asking, invariants, standings } = model;
  const facet = (of: string, parts: Facet['parts']): Facet => ({ of, title: of, parts });
  return [
    facet('model', {
      name,
      version,
      title,
      standings: standings.join(', '),
      promises: invariants.map(({ says, actions: on }) => `${says}: ${on.join(', ')}`).join('\n'),
      example: JSON.stringify(model.examples.example),
      tests: JSON.stringify(model.examples.tests),
    }),
    ...roles.map((role) => facet(`role ${role.name}`, { title: role.title, 'best for': role.bestFor })),
    ...[...thingTypes.values()].flatMap((type) => [
      facet(`thing ${type.name}`, { title: type.title }),
      ...type.flags.map((flag) => facet(`flag ${type.name}.${flag.name}`, { title: flag.title })),
      ...type.roles.map((role) =>
        facet(`role ${type.name}.${role.name}`, { title: role.title, 'best for': role.bestFor }),
      ),
    ]),
    ...options.map((option) => facet(`option ${option.name}`, { says: option.says })),
    ...actions.map((action) =>
      facet(`action ${action.name}`, { title: action.title, because: because(model, action.name) }),
    ),
    ...asking.map(({ key, prompt, example, reasonPattern, ticket, stages }) =>
      facet(`asking ${key}`, {
        prompt,
        example: example ?? '',
        reason: reasonPattern?.says ?? '',
        ticket: ticket?.says ?? '',
        stages: stages.map((stage) => stage.title).join(', '),
      }),
    ),
  ];
}

/** Every sentence that may be given for it, whatever their order in the file. */
function because({ inner }: CompiledModel, action: string): string {
  const clauses = inner.permissions.get(action)?.clauses ?? [];
  return [...new Set(clauses.map((clause) => clause.because.join('; ')))].sort().join('\n');
}
