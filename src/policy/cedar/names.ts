/** How the names of a model are written in Cedar: types, attributes, texts, roles. */
import type { CompiledModel, TypeIndex } from '../compiled.ts';

/** Whoever asks. Things keep the names they have in the model, which begin with a small letter: the two never meet. */
export const person = 'Person';
export const role = 'Role';
/** Groups of actions; those of a model have a dot in them. */
export const administering = 'administering';
export const changing = 'changing';

const reserved = new Set(['true', 'false', 'if', 'then', 'else', 'in', 'is', 'like', 'has']);

/** The type of things of this name; one that Cedar has another use for is written with `Thing_` before it. */
export const entityType = (name: string): string => (reserved.has(name) ? `Thing_${name}` : name);

/** A text as a Cedar literal. */
export const text = (value: string): string =>
  `"${value.replace(/["\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    sign === '"' || sign === '\\' ? `\\${sign}` : `\\u{${sign.codePointAt(0)?.toString(16)}}`,
  )}"`;

export const actionText = (name: string): string => `Action::${text(name)}`;
/** One, or a list in brackets. */
export const oneOrList = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? '') : `[${items.join(', ')}]`;

/** `resource.flags.closed`. */
export const attribute = (of: string, name: string): string =>
  reserved.has(name) ? `${of}[${text(name)}]` : `${of}.${name}`;
export const has = (of: string, name: string): string => `${of} has ${reserved.has(name) ? text(name) : name}`;
/** An attribute where it is declared. */
export const field = (name: string): string => (reserved.has(name) ? text(name) : name);

/** The roles of a mask, strongest first. */
export const rolesOfMask = (model: CompiledModel, mask: number): string[] =>
  model.roles.map(({ name }) => name).filter((name) => ((model.inner.roleBits.get(name) ?? 0) & mask) !== 0);
/** Whether somebody is in one of these roles. */
export const inRoles = (who: string, roles: readonly string[]): string =>
  `${who} in ${oneOrList(roles.map((name) => `${role}::${text(name)}`))}`;

/** Types that a thing of this type may be in, with whether it always is in one of them. */
export const around = (model: CompiledModel, type: TypeIndex): { type: TypeIndex; always: boolean }[] =>
  model.inner.types
    .filter((other) => other !== type && type.chains.some((chain) => chain.has(other.slot)))
    .map((other) => ({ type: other, always: type.chains.every((chain) => chain.has(other.slot)) }));

/** What may be given on things of these types. */
export const givable = (model: CompiledModel): TypeIndex[] =>
  model.inner.types.filter(({ info, slot }) => slot !== 0 && model.thingTypes.has(info.name) && info.roles.length > 0);

/** Whether the action is one that opens or ends what somebody holds: only these are asked with what they give or take. */
export function changesGrants(action: string): boolean {
  const name = action.slice(action.indexOf('.') + 1);
  return name === 'give' || name.startsWith('give_') || alwaysChanging.has(action);
}

const alwaysChanging = new Set([
  'workspace.invite',
  'workspace.set_role',
  'workspace.remove',
  'request.approve',
  'account.end_own',
]);
