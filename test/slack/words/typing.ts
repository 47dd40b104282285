/** A small tenant to type in: what can be named, and what a typed line comes to. */
import type { ThingId } from '../../../src/domain/ids.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import {
  type KnownThing,
  type Lexicon,
  type Line,
  plain,
  tokenize,
  type Understood,
  understand,
} from '../../../src/slack/words/index.ts';

const roles = (product: string, ...names: string[]) =>
  names.map((name) => ({ product, name, title: name.charAt(0).toUpperCase() + name.slice(1) }));

const type = (product: string, name: string, title: string, inside: string[], more: object = {}) => ({
  product,
  name,
  title,
  inside,
  tags: [] as string[],
  isTag: false,
  restricts: false,
  ...more,
});

const actions = (product: string, on: string, ...verbs: string[]) => verbs.map((verb) => ({ product, type: on, verb }));

export function thing(product: string, kind: string, path: string, number: number, inside?: KnownThing): KnownThing {
  const name = inside ? path.slice(inside.path.length + 1) : path;
  return {
    id: `thg_${String(number).padStart(26, '0')}` as ThingId,
    product,
    type: kind,
    name,
    path,
    inside: inside?.id ?? null,
  };
}

export const web = thing('miruni', 'team', 'web', 1);
export const mobile = thing('miruni', 'team', 'Mobile', 2);
export const site = thing('miruni', 'project', 'web/site', 3, web);
export const launchWeb = thing('miruni', 'project', 'web/launch', 4, web);
export const launchMobile = thing('miruni', 'project', 'Mobile/launch', 5, mobile);
export const cottage = thing('minikai', 'mini', 'Rose Cottage', 6);
export const houseA = thing('minikai', 'mini_label', 'house-a', 7);
export const secret = thing('minikai', 'record_label', 'secret', 8);

export const miruni: Lexicon = {
  products: [{ name: 'miruni', title: 'Miruni' }],
  roles: roles('miruni', 'admin', 'member', 'collaborator', 'guest'),
  types: [
    type('miruni', 'team', 'Team', ['workspace']),
    type('miruni', 'project', 'Project', ['team'], { restricts: true }),
  ],
  thingRoles: [
    { product: 'miruni', type: 'team', name: 'admin', title: 'Team Admin' },
    { product: 'miruni', type: 'team', name: 'member', title: 'Team Member' },
    { product: 'miruni', type: 'project', name: 'assigned', title: 'Assigned' },
  ],
  actions: [
    ...actions('miruni', 'workspace', 'invite', 'view'),
    ...actions('miruni', 'team', 'view', 'create_project'),
    ...actions('miruni', 'project', 'view', 'comment', 'assign_people'),
  ],
  standings: [{ product: 'miruni', type: 'project', name: 'contributor' }],
  things: [web, mobile, site, launchWeb, launchMobile],
};

export const minikai: Lexicon = {
  products: [{ name: 'minikai', title: 'Minikai' }],
  roles: roles('minikai', 'admin', 'member'),
  types: [
    type('minikai', 'mini', 'Mini', ['workspace'], { tags: ['mini_label'] }),
    type('minikai', 'mini_label', 'Mini label', ['workspace'], { isTag: true }),
    type('minikai', 'record_label', 'Record label', ['workspace'], { isTag: true }),
  ],
  thingRoles: [
    { product: 'minikai', type: 'mini_label', name: 'holder', title: 'Holder' },
    { product: 'minikai', type: 'record_label', name: 'holder', title: 'Holder' },
  ],
  actions: [...actions('minikai', 'workspace', 'invite', 'view'), ...actions('minikai', 'mini', 'view', 'chat')],
  standings: [],
  things: [cottage, houseA, secret],
};

export const both: Lexicon = {
  products: [...minikai.products, ...miruni.products],
  roles: [...minikai.roles, ...miruni.roles],
  types: [...minikai.types, ...miruni.types],
  thingRoles: [...minikai.thingRoles, ...miruni.thingRoles],
  actions: [...minikai.actions, ...miruni.actions],
  standings: [...minikai.standings, ...miruni.standings],
  things: [...minikai.things, ...miruni.things],
};

const inOne = <Known extends { product: string }>(all: readonly Known[]): Known[] =>
  all.map((known) => ({ ...known, product: 'minikai' }));

/** One product with everything that the two have. */
export const one: Lexicon = {
  products: minikai.products,
  roles: inOne(miruni.roles),
  types: inOne(both.types),
  thingRoles: inOne(both.thingRoles),
  actions: inOne([...minikai.actions.filter(({ type }) => type !== 'workspace'), ...miruni.actions]),
  standings: inOne(both.standings),
  things: inOne(both.things),
};

/** A Sunday, 06:02 in Berlin. */
export const now = '2026-11-22T05:02:00.000Z' as Instant;
export const zone = 'Europe/Berlin';
export const at = { now, zone };

/** Slack's markup for everybody who is called by `@` in these tests. */
export const mentions = (text: string): string =>
  text.replace(/(?<=^|\s)@(ana|ben|cleo)\b/gu, (_all, name: string) => `<@U0${name.toUpperCase()}|${name}>`);

export const person = (name: string) => ({ kind: 'slack' as const, id: `U0${name.toUpperCase()}`, name });

export const typed = (text: string, lexicon: Lexicon = miruni): Understood =>
  understand(tokenize(mentions(text)), lexicon, at);

/** The line that a text comes to; fails the test when it comes to something else. */
export function lineOf(text: string, lexicon?: Lexicon): Line {
  const understood = typed(text, lexicon);
  if ('line' in understood) return understood.line;
  throw new Error(`“${text}” opened the form ${understood.form}`);
}

export function formOf(text: string, lexicon?: Lexicon) {
  const understood = typed(text, lexicon);
  if ('form' in understood) return understood;
  throw new Error(`“${text}” was understood as ${understood.line.verb}`);
}

/** What somebody reads when a text is refused. */
export function refusalOf(text: string, lexicon?: Lexicon) {
  try {
    const understood = typed(text, lexicon);
    throw new Error(`“${text}” was not refused: ${JSON.stringify(understood)}`);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { next, code, instead = [] } = refusal.detail;
    return { kind: refusal.kind, says: refusal.message, next: next ?? '', code, instead: instead.map(plain) };
  }
}
