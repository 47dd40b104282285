/** How each kind of value is written so that this typist's words read back as exactly it. */
import type { Span } from '../../domain/instant.ts';
import { escaped } from './escape.ts';
import { fold } from './fold.ts';
import type { KnownAction, KnownRole, KnownThing, KnownThingRole, KnownType } from './lexicon.ts';
import type { People } from './lines.ts';
import { typedMoment } from './moments.ts';
import type { Names } from './names.ts';
import { quotedIfNeeded, quoteMarks } from './quoting.ts';
import type { Setting } from './reader.ts';
import { typedLength } from './times.ts';

/** Everything an echo needs to know. */
export interface Writer {
  setting: Pick<Setting, 'lexicon' | 'zone'>;
  names: Names;
}

export function writtenPerson(person: People): string {
  if (person.kind === 'me') return 'me';
  if (person.kind === 'email') return escaped(person.address);
  const name = person.name === null ? '' : `|${escaped(person.name)}`;
  return person.kind === 'group' ? `<!subteam^${person.id}${name}>` : `<@${person.id}${name}>`;
}

/** `team web`; its id where another thing answers to the same words. */
export function writtenThing({ names }: Writer, thing: KnownThing): string {
  const types = names.types.get(spaced(thing.type)).map(({ product, name }) => `${product} ${name}`);
  const same = names.things.get(thing.path).filter(({ product, type }) => types.includes(`${product} ${type}`));
  if (same.length !== 1 || quoteMarks.test(thing.path)) return thing.id;
  return `${spaced(thing.type)} ${quotedIfNeeded(thing.path)}`;
}

/** The thing after its type word has been said: `web`, or its id. */
export const writtenAfterType = (writer: Writer, thing: KnownThing): string => {
  const whole = writtenThing(writer, thing);
  return whole === thing.id ? whole : whole.slice(spaced(thing.type).length + 1);
};

export const spaced = (word: string): string => word.replaceAll('_', ' ');

/** `in minikai`; `in product web` where a thing is called web too. */
export function writtenProduct({ names }: Writer, product: string): string {
  return `in ${names.things.get(product).length > 0 ? 'product ' : ''}${quotedIfNeeded(product)}`;
}

const inOneOf = (products: readonly { product: string }[]): boolean =>
  new Set(products.map((one) => one.product)).size > 1;

/** The role, and its product where others have a role of that name. */
export function writtenRole(writer: Writer, role: KnownRole): readonly string[] {
  const shared = inOneOf(writer.names.roles.get(role.name));
  return [quotedIfNeeded(role.name), ...(shared ? [writtenProduct(writer, role.product)] : [])];
}

/** The word for these types, and the product where the word alone would mean more. */
export function writtenTypes(writer: Writer, types: readonly KnownType[]): { word: string; product: string } {
  const [first] = types;
  const products = new Set(types.map(({ product }) => product));
  for (const word of [first?.name ?? '', first?.title ?? '', 'label']) {
    const meant = writer.names.types.get(word);
    if (sameTypes(meant, types)) return { word: spaced(word).toLowerCase(), product: '' };
    if (
      first &&
      products.size === 1 &&
      sameTypes(
        meant.filter(({ product }) => product === first.product),
        types,
      )
    )
      return { word: spaced(word).toLowerCase(), product: writtenProduct(writer, first.product) };
  }
  return { word: spaced(first?.name ?? ''), product: '' };
}

const sameTypes = (some: readonly KnownType[], others: readonly KnownType[]): boolean =>
  some.length === others.length && some.every((type) => others.includes(type));

/** An action and what it is done to; for the workspace itself, the product where there are several. */
export function writtenAct(writer: Writer, action: KnownAction, thing: KnownThing | null): readonly string[] {
  const verb = spaced(action.verb);
  if (!thing) return [verb, writer.setting.lexicon.products.length > 1 ? writtenProduct(writer, action.product) : ''];
  const text = writtenThing(writer, thing);
  const joined = fold(`${verb} ${text}`)
    .split(' ')
    .slice(0, verb.split(' ').length + 1)
    .join(' ');
  const longer = writer.names.actions.names().some((name) => name === joined || name.startsWith(`${joined} `));
  return [verb, longer ? 'on' : '', text];
}

export const writtenAs = (role: KnownThingRole | null): string => (role ? `as ${quotedIfNeeded(role.name)}` : '');

export const writtenReason = (reason: string | null): string => (reason === null ? '' : `because ${escaped(reason)}`);

export function writtenSpan({ setting }: Writer, { from, length, until }: Span): string {
  const parts = [
    from && `from ${typedMoment(setting.zone, from)}`,
    length && `for ${typedLength(length)}`,
    until && `until ${typedMoment(setting.zone, until)}`,
  ];
  return parts.filter(Boolean).join(' ');
}
