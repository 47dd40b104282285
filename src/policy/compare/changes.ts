/** What answers are read from beside the clauses: roles and their ranks, kinds of thing, options, and how roles are asked for. */
import type { Length } from '../../domain/instant.ts';
import type { CompiledModel } from '../compiled.ts';
import type { AskingRule, ThingRoleInfo, ThingTypeInfo } from '../types.ts';
import type { ModelChange } from './difference.ts';
import { type Facet, facetsBetween } from './facets.ts';
import { heldTitleOf } from './titles.ts';

/** Every change that is no mere word; who may what follows from the clauses and is told elsewhere. */
export const changesBetween = (before: CompiledModel, after: CompiledModel): readonly ModelChange[] =>
  facetsBetween(facetsOf(before, after), facetsOf(after, before));

function facetsOf(model: CompiledModel, other: CompiledModel): readonly Facet[] {
  const types = [...model.thingTypes.values()];
  return [
    rolesFacet(model, other),
    ...model.roles.map(({ name, title, licensed }) => ({
      of: `role ${name}`,
      title: `role ${title}`,
      parts: { licensed: yesNo(licensed) },
    })),
    ...types.flatMap((type) => typeFacets(type, other.thingTypes.get(type.name))),
    ...model.options.map(({ name, value, choices }) => ({
      of: `option ${name}`,
      title: `option ${name}`,
      parts: { choice: value, choices: choices.join(', ') },
    })),
    ...model.actions.map(({ name, title }) => ({
      of: `action ${name}`,
      title: `action ${name} (${title})`,
      parts: {},
    })),
    ...model.asking.map((rule) => askingFacet(rule, heldTitleOf({ before: other, after: model }, rule.key))),
  ];
}

function rolesFacet(model: CompiledModel, other: CompiledModel): Facet {
  const { cardinality, defaultRole, keeper } = model;
  const order = inOrder(model.roles, other.roles);
  return { of: 'roles', title: 'roles', parts: { 'per person': cardinality, default: defaultRole, keeper, order } };
}

/** Those that both have, as they stand here: a new one between them changes nothing for the others. */
const inOrder = (own: readonly Named[], others: readonly Named[]): string =>
  own
    .filter(({ name }) => others.some((other) => other.name === name))
    .map(({ name }) => name)
    .join(', ');

interface Named {
  readonly name: string;
}

function typeFacets(type: ThingTypeInfo, other: ThingTypeInfo | undefined): readonly Facet[] {
  const { name, title, inside, tags, isTag, kept, roles, flags } = type;
  const parts = {
    inside: [...inside].sort().join(', '),
    tags: [...tags].sort().join(', '),
    'is a tag': yesNo(isTag),
    kept: yesNo(kept),
    'order of roles': inOrder(roles, other?.roles ?? []),
  };
  return [
    { of: `thing ${name}`, title: `thing ${title}`, parts },
    ...flags.map((flag) => ({
      of: `flag ${name}.${flag.name}`,
      title: `flag "${flag.title}" of ${title}`,
      parts: { restricts: yesNo(flag.restricts) },
    })),
    ...roles.map((role) => roleFacet(name, title, role)),
  ];
}

const roleFacet = (type: string, on: string, { name, title, kept, licensed, isDefault }: ThingRoleInfo): Facet => ({
  of: `role ${type}.${name}`,
  title: `role ${title} (${on})`,
  parts: { kept, licensed: yesNo(licensed), default: yesNo(isDefault) },
});

function askingFacet(rule: AskingRule, title: string): Facet {
  const { ticket } = rule;
  return {
    of: `asking ${rule.key}`,
    title: `asking for ${title}`,
    parts: {
      'shortest reason': String(rule.reasonMin),
      ...some('pattern of the reason', rule.reasonPattern?.source),
      ...some('ticket', ticket && (ticket.pattern ?? 'any')),
      lengths: rule.lengths.map(said).join(', '),
      ...some('recommended length', rule.recommended && said(rule.recommended)),
      'longest length': rule.longest ? said(rule.longest) : 'open-ended',
      'given at once': rule.automaticUpTo ? `up to ${said(rule.automaticUpTo)}` : 'never',
      'high risk': yesNo(rule.highRisk),
      stages: rule.stages.map(({ quorum }) => `${quorum} of those who decide`).join(', then '),
      ...some('first reminder', rule.remindAfter && said(rule.remindAfter)),
      ...some('ends undecided', rule.expiresAfter && said(rule.expiresAfter)),
    },
  };
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const said = ({ count, unit }: Length): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
const some = (part: string, value: string | null | undefined): Record<string, string> =>
  typeof value === 'string' ? { [part]: value } : {};
