/** Everything that somebody may or may not under either of two models, each with both halves. */
import type { Clause, CompiledModel } from '../compiled.ts';
import { isGiven, runsThePlace } from '../holding.ts';
import { giveAction } from '../ranks.ts';
import type { AskingRule } from '../types.ts';
import type { RightKind } from './difference.ts';
import { namingOf } from './naming.ts';
import type { Side } from './space.ts';
import { heldTitleOf } from './titles.ts';

export interface Right {
  readonly kind: RightKind;
  readonly name: string;
  readonly title: string;
  /** Type of the thing it is about. */
  readonly type: string;
  /** A half that a model does not know holds for nobody. */
  readonly before: Side;
  readonly after: Side;
}

export function rightsOf(before: CompiledModel, after: CompiledModel): readonly Right[] {
  const both = [after, before];
  const right = (kind: RightKind, name: string, type: string, half: (model: CompiledModel) => Half): Right => {
    const title = kind === 'do' ? actionTitle(both, name) : heldTitleOf({ before, after }, name);
    return { kind, name, title, type, before: sideOf(before, half(before)), after: sideOf(after, half(after)) };
  };
  const actions = unique(
    both.flatMap(({ inner }) => [...inner.permissions.values()].map(({ name, type }) => ({ key: name, type }))),
  );
  const held = unique(both.flatMap(rolesOnThings));
  const asked = unique(both.flatMap(({ asking }) => asking.map(({ key, on }) => ({ key, type: on }))));
  const given = held.filter(({ type, role }) => giveAction(before, type, role) !== giveAction(after, type, role));
  return [
    ...actions.map(({ key, type }) => right('do', key, type, (model) => doing(model, key))),
    ...given.map(({ key, type, role }) =>
      right('give', key, type, (model) => doing(model, giveAction(model, type, role))),
    ),
    ...held.map(({ key, type, role }) => right('hold', key, type, (model) => holding(model, key, type, role))),
    ...asked.map(({ key, type }) => right('ask', key, type, (model) => asking(model, key))),
    ...asked.map(({ key, type }) => right('ask_for_others', key, type, (model) => askingForOthers(model, key))),
  ];
}

interface Half {
  readonly lists: readonly (readonly Clause[])[] | null;
  readonly insiders?: boolean;
}

const nobody: readonly (readonly Clause[])[] = [[]];

const sideOf = (model: CompiledModel, { lists, insiders }: Half): Side => ({
  naming: namingOf(model),
  lists: lists ?? nobody,
  insiders: insiders ?? false,
});

function doing({ inner }: CompiledModel, name: string): Half {
  const permission = inner.permissions.get(name);
  if (!permission) return { lists: null };
  return { lists: [permission.clauses], insiders: permission.administers };
}

/** Whether somebody may hold it: offered, and with the standing of its `must_be` or any workspace role. */
function holding(model: CompiledModel, key: string, type: string, role: string): Half {
  const info = model.thingTypes.get(type);
  if (!info || !isGiven(info, role)) return { lists: null };
  return { lists: [model.inner.eligible.get(key) ?? anybody(model)] };
}

/** For oneself one asks for what one could hold: outsiders for nothing that runs the place. */
function asking(model: CompiledModel, key: string): Half {
  const rule = ruleOf(model, key);
  if (!rule) return { lists: null };
  const mine = rule.on === 'workspace' ? [] : (holding(model, key, rule.on, rule.role).lists ?? nobody);
  const insiders = rule.on === 'workspace' && runsThePlace(model, rule.role);
  return { lists: [model.inner.asks.get(key) ?? [], ...mine], insiders };
}

function askingForOthers(model: CompiledModel, key: string): Half {
  return { lists: [model.inner.asksForOthers.get(key) ?? []] };
}

const ruleOf = (model: CompiledModel, key: string): AskingRule | undefined =>
  model.asking.find((rule) => rule.key === key);

const anybodys = new WeakMap<CompiledModel, readonly Clause[]>();

/** The one clause that holds for whoever has a workspace role; the same list each time, as it is known by reference. */
function anybody(model: CompiledModel): readonly Clause[] {
  const mask = [...model.inner.roleBits.values()].reduce((all, bit) => all | bit, 0);
  const origin = { code: '', line: null, path: [] };
  const known = anybodys.get(model) ?? [{ roles: [mask], literals: [], because: [], origin }];
  anybodys.set(model, known);
  return known;
}

interface OnThing {
  readonly key: string;
  readonly type: string;
  readonly role: string;
}

const rolesOnThings = ({ thingTypes }: CompiledModel): OnThing[] =>
  [...thingTypes.values()].flatMap(({ name: type, roles }) =>
    roles.map(({ name: role }) => ({ key: `${type}.${role}`, type, role })),
  );

const actionTitle = (models: readonly CompiledModel[], name: string): string =>
  models.flatMap(({ inner }) => inner.permissions.get(name)?.title ?? [])[0] ?? name;

/** The first of each key. */
function unique<One extends { readonly key: string }>(all: readonly One[]): readonly One[] {
  const keys = new Set<string>();
  return all.filter(({ key }) => !keys.has(key) && keys.add(key));
}
