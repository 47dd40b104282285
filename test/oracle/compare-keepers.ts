/** Holds the book against who must stay: the keepers that every decision is given. */
import { keepers, keepersOf } from './book.ts';
import type { Both } from './compare.ts';

/** Products in which the database counts others as keepers than the oracle does, a sentence each. */
export async function keepersDiffer({ book, house, names }: Both): Promise<string[]> {
  const found: string[] = [];
  for (const [product, { id, root }] of house.places) {
    const real = await house.read((read) => read.grants.listKeepers(id, root, keepers[product] ?? '', read.now));
    const [counted, foretold] = [real.map(names.nameOf).sort().join(', '), keepersOf(book, product).sort().join(', ')];
    if (counted !== foretold) found.push(`${product} is kept by ${counted}, and the oracle says ${foretold}.`);
  }
  return found;
}
