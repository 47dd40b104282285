/** What one typist's words can mean: everything nameable that they may see, looked up before a line is parsed. */
import type { ThingId } from '../../domain/ids.ts';
import type { RoleInfo, ThingTypeInfo } from '../../policy/types.ts';

/** One product of this tenant; `name` is what people type after `in`. */
export interface KnownProduct {
  name: string;
  title: string;
}

/** A workspace role of one product. */
export interface KnownRole {
  product: string;
  name: string;
  title: string;
}

/** A kind of thing that Roledesk keeps. */
export interface KnownType {
  product: string;
  /** As the model names it: `mini_label`; typed with a space, a hyphen or an underscore, in the singular or plural. */
  name: string;
  title: string;
  /** Types it may be in; `workspace` for those directly in it. */
  inside: readonly string[];
  /** Tag types it may carry. */
  tags: readonly string[];
  /** It is itself a label. */
  isTag: boolean;
  /** It has a flag that restrict and unrestrict set and clear. */
  restricts: boolean;
}

/** A role that can be held on things of one type. */
export interface KnownThingRole {
  product: string;
  type: string;
  name: string;
  title: string;
}

/** An action of the model: `project.view` is the verb `view` on things of type `project`. */
export interface KnownAction {
  product: string;
  type: string;
  verb: string;
  /** What people read for it: `Create projects`. */
  title?: string;
}

/** What people become by the model's rules and cannot be given: `contributor` to a `project`. */
export interface KnownStanding {
  product: string;
  type: string;
  name: string;
}

/** A thing, with the names of what it is in: `web/site` is Site in Web; the workspace itself is never part of the path. */
export interface KnownThing {
  id: ThingId;
  product: string;
  type: string;
  name: string;
  path: string;
  inside: ThingId | null;
}

/**
 * Handed to `understand`. Hold nothing in it that the typist may not see: a name that is not here is answered as one that does not
 * exist. Things may be more than the phrases asked for; near misses among them become suggestions.
 */
export interface Lexicon {
  products: readonly KnownProduct[];
  roles: readonly KnownRole[];
  types: readonly KnownType[];
  thingRoles: readonly KnownThingRole[];
  actions: readonly KnownAction[];
  standings: readonly KnownStanding[];
  things: readonly KnownThing[];
}

/** One product's model, as the policy describes it. Actions are `type.verb`, standings `type.name`. */
export interface ModelWords {
  product: KnownProduct;
  roles: readonly RoleInfo[];
  types: readonly ThingTypeInfo[];
  actions: readonly { name: string; title: string }[];
  standings: readonly string[];
}

/** The lexicon of several products' models and the things found for one line. */
export const lexiconOf = (models: readonly ModelWords[], things: readonly KnownThing[]): Lexicon => ({
  ...wordsOf(models),
  things,
});

type Words = Omit<Lexicon, 'things'>;

/** Models are the same objects from line to line; what they can name is worked out once. */
const worked = new WeakMap<ModelWords, { models: readonly ModelWords[]; words: Words }>();

function wordsOf(models: readonly ModelWords[]): Words {
  const [first] = models;
  const before = first && worked.get(first);
  if (before?.models.length === models.length && before.models.every((model, at) => model === models[at]))
    return before.words;
  const words = workOut(models);
  if (first) worked.set(first, { models, words });
  return words;
}

function workOut(models: readonly ModelWords[]): Words {
  return {
    products: models.map((model) => model.product),
    roles: models.flatMap(({ product, roles }) =>
      roles.map(({ name, title }) => ({ product: product.name, name, title })),
    ),
    types: models.flatMap(({ product, types }) => types.filter(isMade).map((type) => knownType(product.name, type))),
    thingRoles: models.flatMap(({ product, types }) => types.flatMap((type) => knownThingRoles(product.name, type))),
    actions: models.flatMap(({ product, actions }) =>
      actions.map(({ name, title }) => {
        const [type, verb] = halves(name);
        return { product: product.name, type, verb, title };
      }),
    ),
    standings: models.flatMap(({ product, standings }) =>
      standings.map(halves).map(([type, name]) => ({ product: product.name, type, name })),
    ),
  };
}

/** The workspace itself is neither made nor listed, and what Roledesk does not keep cannot be named. */
const isMade = ({ kept, name }: ThingTypeInfo): boolean => kept && name !== 'workspace';

function knownType(product: string, type: ThingTypeInfo): KnownType {
  const { name, title, inside, tags, isTag, flags } = type;
  return { product, name, title, inside, tags, isTag, restricts: flags.some((flag) => flag.restricts) };
}

/** Roles that somebody else supplies as facts cannot be given here, so nobody can name them. */
const knownThingRoles = (product: string, type: ThingTypeInfo): KnownThingRole[] =>
  type.roles
    .filter((role) => role.kept !== 'supplied')
    .map(({ name, title }) => ({ product, type: type.name, name, title }));

function halves(dotted: string): readonly [string, string] {
  const dot = dotted.indexOf('.');
  return [dotted.slice(0, dot), dotted.slice(dot + 1)];
}
