/** Whether the parts of one reading go together: one product, a role of that thing's type, a thing really in that place. */
import type { KnownThing, KnownType, Lexicon } from './lexicon.ts';
import type { Parts } from './parts.ts';
import type { Values } from './reader.ts';

/** Undefined when they do; otherwise the sentence that says what does not. */
export function misfit(values: Values, lexicon: Lexicon): string | undefined {
  const parts: Parts = values;
  return (
    rolesFit(parts, lexicon) ??
    actionFits(parts, lexicon) ??
    labelFits(parts, lexicon) ??
    typeFits(parts, lexicon) ??
    placeFits(parts) ??
    productsFit(parts) ??
    (parts.from && parts.until && parts.until <= parts.from ? 'That would end before it begins.' : undefined)
  );
}

function rolesFit({ thing, thingRole, to }: Parts, lexicon: Lexicon): string | undefined {
  const given = [...(to ?? []), ...(thing ? [{ thing, thingRole: thingRole ?? null }] : [])];
  const wrong = given.find(
    ({ thing, thingRole }) => thingRole && !(thingRole.type === thing.type && thingRole.product === thing.product),
  );
  if (!wrong?.thingRole) return undefined;
  const roles = lexicon.thingRoles.filter(
    ({ product, type }) => product === wrong.thing.product && type === wrong.thing.type,
  );
  const known =
    roles.length > 0 ? `There people are ${roles.map(({ title }) => title).join(', ')}.` : 'No role is held there.';
  return `${wrong.thingRole.title} is not a role on ${called(wrong.thing)}. ${known}`;
}

function actionFits({ action, thing }: Parts, lexicon: Lexicon): string | undefined {
  if (!action || (action.type === (thing?.type ?? 'workspace') && (!thing || action.product === thing.product)))
    return undefined;
  if (!thing) return `“${spaced(action.verb)}” is done to ${oneOf(titleOf(action, lexicon))}: say which.`;
  const verbs = lexicon.actions.filter(({ product, type }) => product === thing.product && type === thing.type);
  return `Nobody can “${spaced(action.verb)}” ${called(thing)}. What can be done there: ${verbs.map(({ verb }) => spaced(verb)).join(', ')}.`;
}

const titleOf = ({ product, type }: { product: string; type: string }, { types }: Lexicon): string =>
  types.find((one) => one.product === product && one.name === type)?.title ?? spaced(type);

const oneOf = (title: string): string => `${/^[aeiou]/iu.test(title) ? 'an' : 'a'} ${title}`;

function labelFits({ tag, thing }: Parts, lexicon: Lexicon): string | undefined {
  if (!tag || !thing) return undefined;
  const type = lexicon.types.find(({ product, name }) => product === thing.product && name === thing.type);
  if (tag.product === thing.product && type?.tags.includes(tag.type)) return undefined;
  return `${called(thing)} cannot carry the label ${tag.name}.`;
}

/** `project rename web`, where web is a team. */
function typeFits({ types, thing, where }: Parts, lexicon: Lexicon): string | undefined {
  if (!types) return undefined;
  const [type] = types;
  if (thing) return types.some((one) => isOf(one, thing)) ? undefined : `${called(thing)} is not a ${type?.title}.`;
  if (!where) return undefined;
  const product = 'product' in where ? where.product : where.thing.product;
  const there = types.filter((one) => one.product === product);
  if (there.length === 0) return `There is no ${type?.title} in ${product}.`;
  if ('product' in where || there.some((one) => holds(lexicon, where.thing, one))) return undefined;
  return `A ${type?.title} is not made in ${called(where.thing)}.`;
}

const isOf = (type: KnownType, thing: KnownThing): boolean =>
  type.product === thing.product && type.name === thing.type;

const holds = (lexicon: Lexicon, container: KnownThing, type: KnownType): boolean =>
  type.inside.includes(container.type) && lexicon.types.some((one) => isOf(one, container));

function placeFits({ where, thing, tag, to, role, types }: Parts): string | undefined {
  if (!where || 'product' in where) return undefined;
  const container = where.thing;
  const contained = [thing, tag, ...(to ?? []).map((one) => one.thing)].filter(
    (one) => one !== null && one !== undefined,
  );
  const outside = contained.find((one) => !isIn(one, container));
  if (outside) return `${called(outside)} is not in ${called(container)}.`;
  if (role) return `${role.title} is a role of the whole workspace, not of ${called(container)}.`;
  return contained.length > 0 || types ? undefined : `“in ${container.name}” does not say what it is for.`;
}

const isIn = (thing: KnownThing, container: KnownThing): boolean =>
  thing.product === container.product && (thing.inside === container.id || thing.path.startsWith(`${container.path}/`));

/** The products that the parts say; a reading is in one. */
export function productsOf(values: Values): ReadonlySet<string> {
  const { role, thing, thingRole, to, action, tag, where, product }: Parts = values;
  const named = [role, thing, thingRole, action, tag, ...(to ?? []).map((one) => one.thing)].map((one) => one?.product);
  const place = where ? ('product' in where ? where.product : where.thing.product) : undefined;
  return new Set([...named, place, product ?? undefined].filter((one) => one !== undefined));
}

function productsFit(parts: Parts): string | undefined {
  const products = [...productsOf(parts as Values)];
  if (products.length < 2) return undefined;
  return `That would be in ${products.join(' and ')} at once.`;
}

const called = (thing: KnownThing): string => `${spaced(thing.type)} “${thing.path}”`;

const spaced = (word: string): string => word.replaceAll('_', ' ');
