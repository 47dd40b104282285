/** The part of a model that people read: its names, roles, things and options. */
import type { CompiledModel, TypeIndex } from './compiled.ts';
import type { Draft } from './draft.ts';
import { standingNamed } from './names.ts';
import type { RoleInfo } from './types.ts';

type Vocabulary = Pick<
  CompiledModel,
  | 'name'
  | 'version'
  | 'title'
  | 'roles'
  | 'cardinality'
  | 'defaultRole'
  | 'keeper'
  | 'thingTypes'
  | 'standings'
  | 'options'
>;

/** Roledesk's own things (requests, accounts, tasks) are not part of it. */
export function vocabulary(draft: Draft, types: readonly TypeIndex[], roles: readonly RoleInfo[]): Vocabulary {
  const { file } = draft;
  const own = types.filter(({ info }) => !draft.things.get(info.name)?.core);
  return {
    name: file.model,
    version: file.version,
    title: file.title,
    roles,
    cardinality: file.roles.per_person,
    defaultRole: file.roles.default,
    keeper: file.roles.keeper,
    thingTypes: new Map(own.map(({ info }) => [info.name, withMustBe(draft, info)])),
    standings: [...draft.standings].filter(([, { core }]) => !core).map(([key]) => key),
    options: Object.entries(file.options).map(([name, { choices, says }]) => ({
      name,
      value: draft.options.get(name) ?? '',
      choices,
      says,
    })),
  };
}

/** `must_be` with its type, as it can be looked up. */
const withMustBe = (draft: Draft, info: TypeIndex['info']): TypeIndex['info'] => ({
  ...info,
  roles: info.roles.map((role) => ({
    ...role,
    mustBe: role.mustBe && (standingNamed(draft, info.name, role.mustBe) ?? role.mustBe),
  })),
});
