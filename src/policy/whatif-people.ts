/** Whom a change can touch: those it names, and those for whom a thing with other flags or tags opens or closes. */
import type { Change } from './change.ts';
import type { Atom } from './compiled.ts';
import type { Facts } from './facts.ts';
import type { Program } from './programs.ts';
import { holdersOf, peopleNumbers } from './reach-people.ts';
import { thingsChanged } from './whatif-touched.ts';

/** People by number, each once. */
export function peopleTouched(before: Facts, after: Facts, change: Change): Set<number> {
  const { opened = [], ended = [], recorded = [], unrecorded = [], subjects = [] } = change;
  const named = [...opened, ...ended, ...recorded, ...unrecorded].map(({ subject }) => subject);
  const all = new Set([...named, ...subjects.map(({ id }) => id)].flatMap((id) => before.subjects.get(id) ?? []));
  for (const place of thingsChanged(before, change)) {
    for (const program of before.programs.values()) {
      if (!looksAt(program, before.slotOf(place))) continue;
      for (const thing of before.inverted.below(place, program.slot))
        for (const subject of differing(program, thing, before, after)) all.add(subject);
    }
  }
  return all;
}

/** Whether any line of it looks at flags or tags of such things. */
const looksAt = (program: Program, slot: number): boolean =>
  program.permission.clauses.some(({ literals }) => literals.some(({ atom }) => mayChange(atom) && atom.slot === slot));

const mayChange = ({ kind }: Atom): boolean => kind !== 'is' && kind !== 'inside';

/** Those who may before and not after, or the other way round. Roles that may whole both times are not gone through. */
function differing(program: Program, thing: number, before: Facts, after: Facts): Set<number> {
  const [had, has] = [peopleNumbers(program, thing, before), peopleNumbers(program, thing, after)];
  const action = program.permission.name;
  const sameRoles = had.roles === has.roles;
  const could = new Set([...had.some, ...(sameRoles ? [] : holdersOf(had.roles, action, before))]);
  const can = new Set([...has.some, ...(sameRoles ? [] : holdersOf(has.roles, action, after))]);
  return new Set([...could].filter((one) => !can.has(one)).concat([...can].filter((one) => !could.has(one))));
}
