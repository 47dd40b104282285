/** What is inside what: the containers of each thing type, and every way from it up to the workspace. */
import type { DraftThing } from './draft.ts';
import { didYouMean, listed, type Problems } from './problems.ts';

const mostWaysUp = 200;

/** The types a thing may be in, those that are not declared left out and told. A request may be about everything. */
export function insideOf(
  name: string,
  thing: DraftThing,
  things: ReadonlyMap<string, DraftThing>,
  problems: Problems,
): readonly string[] {
  if (name === 'workspace') {
    if (thing.inside) problems.add([...thing.path, 'inside'], 'the workspace is in nothing', 'Take "inside" out.');
    return [];
  }
  if (thing.core && thing.inside) return [...things].filter(([, other]) => !other.core).map(([other]) => other);
  const inside = thing.inside ?? ['workspace'];
  return inside.filter((other) => {
    const container = things.get(other);
    if (container && !container.core) return true;
    const next = `${didYouMean(other, things.keys())}Declare it under things, or name one that is: ${listed(things.keys())}.`;
    const message = `"${name}" cannot be inside "${other}", which is not a kind of thing here`;
    problems.add([...thing.path, 'inside'], message, next);
    return false;
  });
}

/** Finds every way up, each as the types from one to the workspace. Circles are told, and more ways than anybody needs. */
export class WaysUp {
  readonly #things: ReadonlyMap<string, DraftThing>;
  readonly #insides: ReadonlyMap<string, readonly string[]>;
  readonly #problems: Problems;
  readonly #known = new Map<string, readonly (readonly string[])[]>([['workspace', [['workspace']]]]);
  #isToldTooMany = false;

  constructor(
    things: ReadonlyMap<string, DraftThing>,
    insides: ReadonlyMap<string, readonly string[]>,
    problems: Problems,
  ) {
    this.#things = things;
    this.#insides = insides;
    this.#problems = problems;
  }

  of(name: string, below: readonly string[] = []): readonly (readonly string[])[] {
    const known = this.#known.get(name);
    if (known) return known;
    if (below.includes(name)) return this.#circle([...below.slice(below.indexOf(name)), name]);
    const all = (this.#insides.get(name) ?? []).flatMap((other) =>
      this.of(other, [...below, name]).map((way) => [name, ...way]),
    );
    if (all.length > mostWaysUp) this.#tooMany(name);
    const ways = all.slice(0, mostWaysUp);
    this.#known.set(name, ways);
    return ways;
  }

  /** Once: what is inside of such a thing has as many. A request may be about everything, so what it has is the ways of all kinds. */
  #tooMany(name: string): void {
    if (this.#isToldTooMany) return;
    this.#isToldTooMany = true;
    const many = `there are more than ${mostWaysUp} ways for`;
    const next = 'Let things be inside fewer kinds of thing.';
    if (this.#things.get(name)?.core)
      this.#problems.add(['things'], `${many} things to be inside each other, all kinds together`, next);
    else this.#tell(name, `${many} "${name}" to be inside things`, next);
  }

  #circle(circle: readonly string[]): readonly (readonly string[])[] {
    const message = `these things are inside each other in a circle: ${circle.join(' in ')}`;
    this.#tell(circle[0] ?? '', message, 'Let one of them be inside something else.');
    return [];
  }

  #tell(name: string, message: string, next: string): void {
    this.#problems.add([...(this.#things.get(name)?.path ?? []), 'inside'], message, next);
  }
}
