/** The Cedar schema of a role model: people, things with all they can be described by, actions, and what they are asked with. */
import type { CompiledModel, TypeIndex } from '../compiled.ts';
import {
  actionText,
  administering,
  around,
  changesGrants,
  changing,
  entityType,
  field,
  givable,
  person,
  role,
  text,
} from './names.ts';

export function schemaOf(model: CompiledModel): string {
  const things = model.inner.types.map((type) => thing(model, type));
  return `${[...shared(model), personEntity(model), ...things, ...actions(model)].join('\n\n')}\n`;
}

const record = (fields: readonly string[]): string => (fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`);

function shared(model: CompiledModel): string[] {
  const on = [
    'workspace?: workspace',
    ...givable(model).map(({ info }) => `${optional(info.name, true)}: ${entityType(info.name)}`),
  ];
  return [
    `// What an act opens: the role, on what, for whom; whether it has no end; and whoever gives, with only what they hold until it ends.
type Gives = { role: String, on: ${record(on)}, to: ${person}, giver: ${person}, for_good: Bool };`,
    `// What an act ends.
type Takes = { role: String, on: { workspace?: workspace }, from: ${person}, for_good: Bool };`,
    `// Acts that change what somebody holds are asked with this; a target is whom it concerns, when not whoever asks.
type Change = { target?: ${person}, gives?: Gives, takes?: Takes };`,
    `entity ${role};`,
  ];
}

/** `tags` is what they hold at that level or a stronger one. */
function personEntity(model: CompiledModel): string {
  const tags = model.inner.types.filter(({ info }) => info.isTag);
  const levels = tags.map((type) => {
    const sets = type.people.map(({ name }) => `${field(name)}: Set<${entityType(type.info.name)}>`);
    return `${field(type.info.name)}: ${record(sets)}`;
  });
  const fields = ['active: Bool', 'insider: Bool', 'directory?: String'];
  if (tags.length > 0) fields.push(`tags: {\n    ${levels.join(',\n    ')}\n  }`);
  return `entity ${person} in [${role}] = {\n  ${fields.join(',\n  ')}\n};`;
}

function thing(model: CompiledModel, type: TypeIndex): string {
  const { info, slot, flags, people } = type;
  const inside = around(model, type).map(
    ({ type: other, always }) => `${optional(other.info.name, !always)}: ${entityType(other.info.name)}`,
  );
  const tags = info.tags.flatMap((tag) => model.inner.typeOf.get(tag) ?? []);
  const fields = [
    ...(slot === 0 ? [`keepers: Set<${person}>`] : [`inside: ${record(inside)}`]),
    ...(people.length > 0 ? [`people: ${record(people.map(({ name }) => `${field(name)}: Set<${person}>`))}`] : []),
    ...(flags.size > 0 ? [`flags: ${record([...flags.keys()].map((flag) => `${field(flag)}: Bool`))}`] : []),
    ...(tags.length > 0
      ? [`tags: ${record(tags.map((tag) => `${field(tag.info.name)}: Set<${entityType(tag.info.name)}>`))}`]
      : []),
  ];
  return `entity ${entityType(info.name)} = {\n  ${fields.join(',\n  ')}\n};`;
}

const optional = (name: string, missing: boolean): string => `${field(name)}${missing ? '?' : ''}`;

function actions(model: CompiledModel): string[] {
  const groups = `action ${administering}, ${changing};`;
  const all = [...model.inner.permissions.values()].map(({ name, title, type, administers }) => {
    const changes = changesGrants(name);
    const inside = [...(administers ? [administering] : []), ...(changes ? [changing] : [])];
    const member = inside.length > 0 ? ` in [${inside.join(', ')}]` : '';
    const applies = `principal: ${person}, resource: ${entityType(type)}, context: ${changes ? 'Change' : '{}'}`;
    return `@title(${text(title)})\naction ${actionText(name).replace('Action::', '')}${member} appliesTo { ${applies} };`;
  });
  return [groups, ...all];
}
