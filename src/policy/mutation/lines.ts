/** Everything that may go wrong with a standing: a line or a condition forgotten, turned round, or naming somebody else. */
import { anyone } from '../names.ts';
import type { Path } from '../problems.ts';
import type { FileLine } from '../schema.ts';
import type { Edit } from './edit.ts';
import { fullName, others, type Scope, standingsFor } from './scope.ts';
import { whenEdits } from './when.ts';

/** The edits of every line of every standing. */
export const lineEdits = (scope: Scope): Edit[] =>
  Object.entries(scope.fragment.standing).flatMap(([type, standings]) =>
    Object.entries(standings).flatMap(([name, lines]) =>
      lines.flatMap((line, at) => {
        const path: Path = ['standing', type, name, at];
        const own = `${type}.${name}`;
        return [
          { operator: 'line dropped', path, to: undefined },
          ...dropped(line, path),
          ...turned(line, path),
          ...roles(scope, line, path),
          ...references(scope, type, own, line, path),
          ...people(scope, type, line, path),
          ...flags(scope, type, line, path),
          ...tags(scope, line, path),
          ...whenEdits(scope, line.when, path),
        ];
      }),
    ),
  );

const conditions = ['as', 'is', 'isnt', 'from', 'may', 'if', 'unless', 'shares', 'covers'] as const;
const lists = ['is', 'isnt', 'from', 'if', 'unless'] as const;

/** One condition taken away, or one name of several; the only one would leave a line that says nothing. */
function dropped(line: FileLine, path: Path): Edit[] {
  const there = conditions.filter((key) => line[key] !== undefined);
  const whole =
    there.length < 2
      ? []
      : there.map((key) => ({ operator: 'condition dropped', path: [...path, key], to: undefined }));
  const parts = lists.flatMap((key) => {
    const names: readonly string[] = line[key] ?? [];
    if (names.length < 2) return [];
    return names.map((_, at) => ({ operator: 'name dropped', path: [...path, key, at], to: undefined }));
  });
  return [...whole, ...parts];
}

/** `is` for `isnt`, `if` for `unless`, `shares` for `covers`, and the other way. */
function turned(line: FileLine, path: Path): Edit[] {
  const pairs = [
    ['is', 'isnt', 'condition negated'],
    ['isnt', 'is', 'condition negated'],
    ['if', 'unless', 'condition negated'],
    ['unless', 'if', 'condition negated'],
    ['shares', 'covers', 'any for all'],
    ['covers', 'shares', 'any for all'],
  ] as const;
  return pairs.flatMap(([from, to, operator]) => {
    const { [from]: value, ...rest } = line;
    return value === undefined || line[to] !== undefined ? [] : [{ operator, path, to: { ...rest, [to]: value } }];
  });
}

/** Another role may too, one of them may no longer, another one instead, anybody with a role. */
function roles({ roles: all }: Scope, { as }: FileLine, path: Path): Edit[] {
  if (!as) return [];
  const at = [...path, 'as'];
  if (as.includes(anyone)) return all.map((role) => ({ operator: 'role changed', path: at, to: [role] }));
  const rest = others(all, as);
  const [only] = as;
  return [
    ...rest.map((role) => ({ operator: 'role added', path: at, to: [...as, role] })),
    ...(as.length > 1 ? as.map((_, which) => ({ operator: 'role dropped', path: [...at, which], to: undefined })) : []),
    ...(as.length === 1 && only ? rest.map((role) => ({ operator: 'role changed', path: at, to: [role] })) : []),
    ...(rest.length > 0 ? [{ operator: 'role changed', path: at, to: [anyone] }] : []),
  ];
}

/** Another standing of the same thing than the one that a line is from, and another action than it names. */
function references(scope: Scope, type: string, own: string, { from, may }: FileLine, path: Path): Edit[] {
  const named = (from ?? []).map((one) => fullName(scope, type, one));
  const froms = named.flatMap((key, at) =>
    others(standingsFor(scope, type), [...named, own])
      .filter((other) => other.split('.')[0] === key.split('.')[0])
      .map((other) => ({ operator: 'standing changed', path: [...path, 'from', at], to: other })),
  );
  const [on = '', verb = ''] = may?.includes('.') ? may.split('.') : [type, may];
  const actions = may ? others(scope.actions[on] ?? [], [verb]) : [];
  return [
    ...froms,
    ...actions.map((other) => ({ operator: 'action changed', path: [...path, 'may'], to: `${on}.${other}` })),
  ];
}

function people({ fragment }: Scope, type: string, line: FileLine, path: Path): Edit[] {
  const all = Object.keys(fragment.things[type]?.people ?? {});
  return (['is', 'isnt'] as const).flatMap((key) =>
    (line[key] ?? []).flatMap((_, at) =>
      others(all, line[key] ?? []).map((other) => ({
        operator: 'person changed',
        path: [...path, key, at],
        to: other,
      })),
    ),
  );
}

function flags({ fragment }: Scope, type: string, line: FileLine, path: Path): Edit[] {
  const all = Object.keys(fragment.things[type]?.flags ?? {});
  return (['if', 'unless'] as const).flatMap((key) =>
    (line[key] ?? []).flatMap((_, at) =>
      others(all, line[key] ?? []).map((other) => ({ operator: 'flag changed', path: [...path, key, at], to: other })),
    ),
  );
}

/** Another level than the one that is asked for; without one, the weakest is. */
function tags({ fragment }: Scope, line: FileLine, path: Path): Edit[] {
  return (['shares', 'covers'] as const).flatMap((key) => {
    const held = line[key];
    if (held === undefined) return [];
    const pairs = typeof held === 'string' ? [[held, null] as const] : Object.entries(held);
    return pairs.flatMap(([kind, level]) => {
      const levels = Object.keys(fragment.things[kind]?.people ?? {});
      const there = level ?? levels.at(-1) ?? '';
      return others(levels, [there]).map((other) => ({
        operator: 'level changed',
        path: [...path, key],
        to: { [kind]: other },
      }));
    });
  });
}
