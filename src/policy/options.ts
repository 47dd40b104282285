/** The same model with other options chosen; every choice was checked and proved when the file was loaded. */
import type { CompiledModel } from './compiled.ts';

/** Options that are not named keep the choice of the file. The result is another model: facts are indexed for it anew. */
export const withOptions = (model: CompiledModel, chosen: Readonly<Record<string, string>>): CompiledModel =>
  model.examples.withOptions(chosen);
