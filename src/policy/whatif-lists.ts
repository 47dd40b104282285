/** One person before and after, when their roles or their activity change: what they reach is listed twice and compared. */
import { everyRailStands } from './decide.ts';
import { roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Program } from './programs.ts';
import { type ThingNumbers, thingNumbers } from './reach-things.ts';

/** Things by number on which one action is gained and lost; `sweep` is every thing of the type but those. */
export interface Compared {
  readonly gained: readonly number[];
  readonly lost: readonly number[];
  readonly sweep: { readonly how: 'gained' | 'lost'; readonly except: readonly number[] } | null;
}

export type Results = readonly (readonly [Program, Compared])[];

/** Every action whose answer changes somewhere, in the order of the model. */
export function compared(subject: number, before: Facts, after: Facts): Results {
  const [had, has] = [before.rolesOf(subject), after.rolesOf(subject)];
  const alike = new Alike();
  return [...before.programs.values()].flatMap((program): Results => {
    const [earlier, later] = [program.codeFor(had & roleBits), program.codeFor(has & roleBits)];
    if (earlier.length === 0 && later.length === 0) return [];
    const { name } = program.permission;
    const rails = Number(everyRailStands(name, subject, before)) + 2 * Number(everyRailStands(name, subject, after));
    const result = alike.of([program.slot, earlier, later, rails], () =>
      between(thingNumbers(program, subject, before), thingNumbers(program, subject, after)),
    );
    return result.gained.length + result.lost.length > 0 || result.sweep ? [[program, result]] : [];
  });
}

/** Actions that rest on the same lines have the same answer: it is looked for once. */
export class Alike {
  readonly #known: { key: readonly unknown[]; result: Compared }[] = [];

  of(key: readonly unknown[], work: () => Compared): Compared {
    const known = this.#known.find((one) => one.key.every((part, at) => part === key[at]));
    if (known) return known.result;
    const result = work();
    this.#known.push({ key, result });
    return result;
  }
}

function between(before: ThingNumbers, after: ThingNumbers): Compared {
  const nothing = { gained: [], lost: [], sweep: null };
  if (before.all && after.all) return nothing;
  if (after.all) return { ...nothing, sweep: { how: 'gained', except: before.some } };
  if (before.all) return { ...nothing, sweep: { how: 'lost', except: after.some } };
  const [had, has] = [new Set(before.some), new Set(after.some)];
  const gained = after.some.filter((thing) => !had.has(thing));
  return { gained, lost: before.some.filter((thing) => !has.has(thing)), sweep: null };
}
