/** What people would gain and lose by a change, before it happens: only what the change can touch is asked. */
import type { SubjectId } from '../domain/ids.ts';
import type { Change } from './change.ts';
import type { CompiledModel } from './compiled.ts';
import { mustMatch } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Difference, PolicyId } from './types.ts';
import { compared } from './whatif-lists.ts';
import { peopleTouched } from './whatif-people.ts';
import { touched } from './whatif-touched.ts';

/** An action gained or lost on every thing of its type at once, and where it stays as it is. */
export interface Sweep {
  readonly action: string;
  readonly type: string;
  readonly how: 'gained' | 'lost';
  /** Things on which nothing changes: they could do it there before, or still can. */
  readonly except: readonly PolicyId[];
}

export interface PersonGains {
  readonly subject: SubjectId;
  readonly things: readonly Difference[];
  readonly sweeps: readonly Sweep[];
}

export interface WhatIf {
  /** Those for whom something changes. */
  readonly people: readonly PersonGains[];
  /** The facts as they would be. */
  readonly after: Facts;
}

/** What would change for everybody, or for one person. It agrees with `difference` over every thing there is. */
export function whatIf(model: CompiledModel, facts: Facts, change: Change, of: { subject?: SubjectId } = {}): WhatIf {
  mustMatch(model, facts);
  const after = facts.changed(change);
  const asked =
    of.subject === undefined ? [...peopleTouched(facts, after, change)] : [facts.subjects.get(of.subject) ?? -1];
  const people = asked.flatMap((subject) => {
    const id = facts.subjectAt(subject)?.id;
    const gains = id === undefined ? [] : [gainsOf(id, subject, facts, after, change)];
    return gains.filter(({ things, sweeps }) => things.length + sweeps.length > 0);
  });
  return { people, after };
}

function gainsOf(id: SubjectId, subject: number, before: Facts, after: Facts, change: Change): PersonGains {
  const sameWord = before.wordOf(subject) === after.wordOf(subject);
  const results = sameWord ? touched(subject, before, after, change) : compared(subject, before, after);
  const things = new Map<number, { gained: string[]; lost: string[] }>();
  const at = (thing: number): { gained: string[]; lost: string[] } => {
    const entry = things.get(thing) ?? { gained: [], lost: [] };
    things.set(thing, entry);
    return entry;
  };
  const sweeps: Sweep[] = [];
  for (const [program, { gained, lost, sweep }] of results) {
    const { name: action, type } = program.permission;
    for (const thing of gained) at(thing).gained.push(action);
    for (const thing of lost) at(thing).lost.push(action);
    if (sweep) sweeps.push({ action, type, how: sweep.how, except: sweep.except.map((thing) => idOf(before, thing)) });
  }
  const rows = [...things].map(([thing, both]): Difference => ({ thing: idOf(before, thing), ...both }));
  return { subject: id, things: rows, sweeps };
}

const idOf = (facts: Facts, thing: number): PolicyId => facts.ids[thing] as PolicyId;
