/** Yes-or-no functions of many conditions as shared decision diagrams: two that mean the same are the same number. */
import { TooManyCases } from '../clause-search.ts';

/** A function, by number; equal numbers mean equal functions. */
export type Node = number;
export const never: Node = 0;
export const always: Node = 1;

/** One condition of a conjunction, by the number of its variable. */
export interface Term {
  readonly variable: number;
  readonly wanted: boolean;
}

interface Cover {
  readonly terms: readonly (readonly Term[])[];
  readonly node: Node;
}

/** Beyond so many nodes nobody waits for the answer; numbers of three nodes still fit into one key. */
const mostNodes = 2 ** 17;

/** Functions over the same variables, the lowest looked at first. */
export class Diagrams {
  readonly #variable: number[] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  readonly #low: Node[] = [never, always];
  readonly #high: Node[] = [never, always];
  readonly #made = new Map<number, Node>();
  readonly #chosen = new Map<number, Node>();
  readonly #covers = new Map<number, Cover>();

  /** The function that is one condition. */
  condition({ variable, wanted }: Term): Node {
    return wanted ? this.#node(variable, never, always) : this.#node(variable, always, never);
  }

  and(nodes: Iterable<Node>): Node {
    let all = always;
    for (const node of nodes) all = this.#choose(all, node, never);
    return all;
  }

  or(nodes: Iterable<Node>): Node {
    let any = never;
    for (const node of nodes) any = this.#choose(any, always, node);
    return any;
  }

  not(node: Node): Node {
    return this.#choose(node, never, always);
  }

  /** Whether the second function holds wherever the first one does. */
  implies(from: Node, to: Node): boolean {
    return this.#choose(from, to, always) === always;
  }

  /**
   * Conjunctions of which at least one holds wherever `least` does, and none where `most` does not: none can lose a condition,
   * and none can be left out (Minato and Morreale).
   */
  cover(least: Node, most: Node): Cover {
    if (least === never) return { terms: [], node: never };
    if (most === always) return { terms: [[]], node: always };
    const key = least * mostNodes + most;
    const known = this.#covers.get(key);
    if (known) return known;
    const variable = Math.min(this.#first(least), this.#first(most));
    const [least0, least1] = this.#split(least, variable);
    const [most0, most1] = this.#split(most, variable);
    const without = this.cover(this.#choose(most1, never, least0), most0);
    const with_ = this.cover(this.#choose(most0, never, least1), most1);
    const left0 = this.#choose(without.node, never, least0);
    const left1 = this.#choose(with_.node, never, least1);
    const either = this.cover(this.or([left0, left1]), this.and([most0, most1]));
    const term = (wanted: boolean) => (rest: readonly Term[]) => [{ variable, wanted }, ...rest];
    const made = {
      terms: [...without.terms.map(term(false)), ...with_.terms.map(term(true)), ...either.terms],
      node: this.or([this.#node(variable, without.node, with_.node), either.node]),
    };
    this.#covers.set(key, made);
    return made;
  }

  /** If the first then the second, else the third. */
  #choose(test: Node, then: Node, otherwise: Node): Node {
    if (test === always || then === otherwise) return then;
    if (test === never) return otherwise;
    if (then === always && otherwise === never) return test;
    const key = (test * mostNodes + then) * mostNodes + otherwise;
    const known = this.#chosen.get(key);
    if (known !== undefined) return known;
    const variable = Math.min(this.#first(test), this.#first(then), this.#first(otherwise));
    const [test0, test1] = this.#split(test, variable);
    const [then0, then1] = this.#split(then, variable);
    const [otherwise0, otherwise1] = this.#split(otherwise, variable);
    const node = this.#node(variable, this.#choose(test0, then0, otherwise0), this.#choose(test1, then1, otherwise1));
    this.#chosen.set(key, node);
    return node;
  }

  /** The variable that is looked at first. */
  #first(node: Node): number {
    return this.#variable[node] as number;
  }

  #split(node: Node, variable: number): readonly [Node, Node] {
    return this.#variable[node] === variable ? [this.#low[node] as Node, this.#high[node] as Node] : [node, node];
  }

  #node(variable: number, low: Node, high: Node): Node {
    if (low === high) return low;
    const key = (variable * mostNodes + low) * mostNodes + high;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const node = this.#variable.length;
    if (node >= mostNodes) throw new TooManyCases();
    this.#variable.push(variable);
    this.#low.push(low);
    this.#high.push(high);
    this.#made.set(key, node);
    return node;
  }
}
