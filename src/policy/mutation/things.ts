/** Everything that may go wrong with the roles on things: who may hold them, how they are kept, their rank, what sets a flag. */
import type { Path } from '../problems.ts';
import type { FileThing } from '../schema.ts';
import type { Edit } from './edit.ts';
import { fullName, others, type Scope, standingsFor, swaps } from './scope.ts';
import { whenEdits } from './when.ts';

/** What lives in the product is not restricted here: which of its flags would be is nobody's question. */
export const thingEdits = (scope: Scope): Edit[] =>
  Object.entries(scope.fragment.things).flatMap(([type, thing]): Edit[] => [
    ...swaps(thing.people).map((to) => ({ operator: 'rank swapped', path: ['things', type, 'people'], to })),
    ...Object.keys(thing.people).flatMap((as) => personEdits(scope, type, as, thing)),
    ...(thing.kept ? Object.entries(thing.flags) : []).map(([flag, { restricts }]) => ({
      operator: 'flag changed',
      path: ['things', type, 'flags', flag, 'restricts'],
      to: !restricts,
    })),
  ]);

type Person = FileThing['people'][string];

function personEdits(scope: Scope, type: string, as: string, { people }: FileThing): Edit[] {
  const person = people[as];
  if (!person) return [];
  const path: Path = ['things', type, 'people', as];
  return [
    ...mustBe(scope, type, person, path),
    ...(['grant', 'recorded', 'supplied'] as const)
      .filter((kept) => kept !== person.kept)
      .map((to) => ({ operator: 'keeping changed', path: [...path, 'kept'], to })),
    ...(person.kept === 'grant'
      ? [
          { operator: 'licence changed', path: [...path, 'licensed'], to: !person.licensed },
          { operator: 'default changed', path: ['things', type, 'people'], to: asDefault(people, as) },
        ]
      : []),
    ...whenEdits(scope, person.when, path),
  ];
}

/** Without what its holder must be, or with another standing instead. */
function mustBe(scope: Scope, type: string, { must_be: there }: Person, path: Path): Edit[] {
  const at = [...path, 'must_be'];
  const rest = others(standingsFor(scope, type), there ? [fullName(scope, type, there)] : []);
  const operator = there ? 'must_be changed' : 'must_be added';
  return [
    ...(there ? [{ operator: 'must_be dropped', path: at, to: undefined }] : []),
    ...rest.map((to) => ({ operator, path: at, to })),
  ];
}

/** The default taken from it, or given to it alone. */
const asDefault = (people: FileThing['people'], as: string): FileThing['people'] =>
  Object.fromEntries(
    Object.entries(people).map(([name, person]) => [name, { ...person, default: name === as && !person.default }]),
  );
