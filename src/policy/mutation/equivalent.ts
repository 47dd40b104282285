/** Whether a mutant is the same model in other words: for any facts, whatever options are chosen, and in everything but words. */
import { compareModels } from '../compare/compare-models.ts';
import type { CompiledModel } from '../compiled.ts';
import { nameOfKey, typeOfKey } from '../names.ts';

/** Both with the choices of the file first, then with every other combination. */
export const isSame = (before: readonly CompiledModel[], after: readonly CompiledModel[]): boolean =>
  before.length === after.length &&
  before.every((model, at) => {
    const other = after[at];
    return other !== undefined && sameAnswers(model, other);
  });

/** Who may hold what the asker supplies is no question of its own: nobody gives it, and where it counts the lines say so. */
function sameAnswers(before: CompiledModel, after: CompiledModel): boolean {
  const { isEquivalent, changes, rights } = compareModels(before, after);
  const idle = rights.every(({ kind, name }) => kind === 'hold' && isSupplied(before, name) && isSupplied(after, name));
  return isEquivalent || (changes.length === 0 && idle);
}

const isSupplied = ({ thingTypes }: CompiledModel, key: string): boolean =>
  thingTypes.get(typeOfKey(key))?.roles.some(({ name, kept }) => name === nameOfKey(key) && kept === 'supplied') ===
  true;
