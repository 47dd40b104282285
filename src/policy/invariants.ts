/** Reads the invariants of a file into numbers that can be proved; what proves them is in prove.ts. */
import type { Atom, Invariant, Literal, Permission, TypeIndex } from './compiled.ts';
import type { Atoms } from './conjunction.ts';
import type { Draft, Placed } from './draft.ts';
import { isWithin } from './names.ts';
import { didYouMean, listed, type Problems } from './problems.ts';
import type { FileInvariant } from './schema.ts';

export interface InvariantContext {
  readonly draft: Draft;
  readonly types: ReadonlyMap<string, TypeIndex>;
  readonly roles: ReadonlyMap<string, number>;
  readonly permissions: ReadonlyMap<string, Permission>;
  readonly atoms: Atoms;
  readonly problems: Problems;
}

/** Every invariant, one per thing type it speaks about. */
export const readInvariants = (context: InvariantContext): readonly Invariant[] =>
  context.draft.invariants.flatMap((line) => readInvariant(line, context));

function readInvariant(line: Placed<FileInvariant>, context: InvariantContext): readonly Invariant[] {
  const kinds = [line.only && line.may, line.never, line.whoever && line.also].filter((kind) => kind !== undefined);
  if (kinds.length !== 1) {
    const next =
      'Write one of: { only, may } · { never: { who, may } } · { being, never: { may } } · { whoever, also }.';
    context.problems.add(line.path, 'this invariant is none of the kinds there are', next);
    return [];
  }
  const actions = expand(line.may ?? line.never?.may ?? line.whoever ?? [], line, context);
  const also = expand(line.also ?? [], line, context);
  const typeOf = (action: string): string => context.permissions.get(action)?.type ?? '';
  return [...new Set(actions.map(typeOf))].flatMap((type) => {
    const on = context.types.get(type);
    const ofType = actions.filter((action) => typeOf(action) === type);
    return on ? [ofOneType(line, on, ofType, also, context)] : [];
  });
}

function ofOneType(
  line: Placed<FileInvariant>,
  on: TypeIndex,
  actions: string[],
  also: string[],
  context: InvariantContext,
): Invariant {
  const only = line.only;
  const onlyAtoms = only && !Array.isArray(only) ? people(only.is, on, line, context) : [];
  const being = people([...(line.being ?? []), ...(line.never?.being ?? [])], on, line, context);
  for (const action of also) {
    const other = context.types.get(context.permissions.get(action)?.type ?? '');
    if (other && !isWithin(on, other)) {
      context.problems.add(
        line.path,
        `${action} is not around ${actions.join(', ')}`,
        'Name actions on the same thing or on what it is inside.',
      );
    }
  }
  return {
    says: line.because ?? sentence(line, actions),
    path: line.path,
    core: line.core,
    ...(only ? { only: { roles: Array.isArray(only) ? mask(only, line, context) : 0, is: onlyAtoms } } : {}),
    ...(line.never?.who ? { who: mask(line.never.who, line, context) } : {}),
    being,
    literals: [
      ...flags(line.never?.if, true, on, line, context),
      ...flags(line.never?.unless, false, on, line, context),
    ],
    also,
    actions,
  };
}

const sentence = (line: FileInvariant, actions: readonly string[]): string => {
  const { path: _path, core: _core, ...rest } = line as FileInvariant & { path?: unknown; core?: unknown };
  return `${JSON.stringify(rest)} on ${actions.length} actions`;
};

/** `project.*` is every action that the model itself gives that type. */
function expand(
  references: readonly string[],
  line: Placed<FileInvariant>,
  { permissions, problems }: InvariantContext,
): string[] {
  return references.flatMap((reference) => {
    const all = [...permissions.values()];
    const meant = reference.endsWith('.*')
      ? all.filter((action) => !action.core && action.type === reference.slice(0, -2))
      : all.filter((action) => action.name === reference);
    if (meant.length === 0)
      problems.add(
        line.path,
        `there is no action "${reference}"`,
        `${didYouMean(reference, permissions.keys())}Write type.action, or type.* for all.`,
      );
    return meant.map((action) => action.name);
  });
}

function mask(names: readonly string[], line: Placed<FileInvariant>, { roles, problems }: InvariantContext): number {
  return names.reduce((all, name) => {
    const bit = roles.get(name);
    if (bit === undefined)
      problems.add(
        line.path,
        `there is no role "${name}"`,
        `${didYouMean(name, roles.keys())}Roles here: ${listed(roles.keys())}.`,
      );
    return all | (bit ?? 0);
  }, 0);
}

function people(
  names: readonly string[],
  on: TypeIndex,
  line: Placed<FileInvariant>,
  { atoms, problems }: InvariantContext,
): Atom[] {
  return names.flatMap((as) => {
    const bit = on.bits.get(as);
    if (bit !== undefined) return [atoms.of({ kind: 'is', slot: on.slot, bit: 1 << bit, as })];
    problems.add(
      line.path,
      `${on.info.name} has no "${as}" under people`,
      `${didYouMean(as, on.bits.keys())}Known there: ${listed(on.bits.keys())}.`,
    );
    return [];
  });
}

function flags(
  names: readonly string[] | undefined,
  wanted: boolean,
  on: TypeIndex,
  line: Placed<FileInvariant>,
  { atoms, problems }: InvariantContext,
): Literal[] {
  return (names ?? []).flatMap((flag) => {
    const place = on.flags.get(flag);
    if (place) return [{ atom: atoms.of({ kind: 'flag', slot: on.slot, ...place, flag }), wanted }];
    problems.add(line.path, `${on.info.name} has no flag "${flag}"`, `Known there: ${listed(on.flags.keys())}.`);
    return [];
  });
}
