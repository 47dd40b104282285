/** A role model as Cedar: policies that people can read, and the schema that they are checked against. */
import type { CompiledModel } from '../compiled.ts';
import { permits } from './permits.ts';
import { type CedarPolicy, policyText } from './policy-text.ts';
import { rails } from './rails.ts';
import { schemaOf } from './schema.ts';

export interface CedarExport {
  readonly policies: string;
  readonly schema: string;
}

/** The model with its options as they are. Says at its head what Cedar must be told with each question, and what is left out. */
export function cedarOf(model: CompiledModel): CedarExport {
  const title = `${model.title}, version ${model.version}`.replace(/\s+/g, ' ');
  return {
    policies: `${[
      head(model, title),
      section('The guard rails: what no line can allow.'),
      ...rails(model).map(policyText),
      section('The lines of the model and of the core: what is allowed.'),
      ...permits(model).map(policyText),
    ].join('\n\n')}\n`,
    schema: `// ${title}: the Cedar schema of its policies.\n\n${schemaOf(model)}`,
  };
}

/** Every policy by its name, so that a test or a tool can take one out. */
export const cedarPolicies = (model: CompiledModel): ReadonlyMap<string, string> =>
  new Map([...rails(model), ...permits(model)].map((policy: CedarPolicy) => [policy.id, policyText(policy)]));

const section = (says: string): string => `// ${says}`;

const head = ({ roles, cardinality }: CompiledModel, title: string): string =>
  `// ${title}: its lines and the guard rails as Cedar policies.
//
// Cedar decides on what it is told. Tell it only what is in force now, and ask only about people and things that are among
// the entities; an error in its diagnostics is a no.
//   Person     the workspace Roles that count (${cardinality === 'one' ? 'the strongest in force, and no other' : 'all in force'}); the tags they hold, at each level
//   things     what they are in at any depth, the people on them, flags, tags; on the workspace its keepers: the active
//              people who hold the keeper role without an end
//   context    {} for most actions. Where something is given or taken: the role, what it is held on, whom it concerns,
//              whether it has no end, and giver: whoever asks, as a Person with only what they hold until the gift ends
// Roles, strongest first: ${roles.map(({ name }) => name).join(', ')}.
//
// Left out, because Cedar answers one question about one moment: the clock; who may ask for a role, and on which terms;
// quorums, lengths and reminders; the invariants and the examples.`;
