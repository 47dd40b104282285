/** Every mutant of a role model, as the edit that makes it: what its own tests have to notice. */
import type { CoreFile, ModelFile } from '../schema.ts';
import { askingEdits } from './asking.ts';
import { type Edit, edited } from './edit.ts';
import { invariantEdits } from './invariants.ts';
import { lineEdits } from './lines.ts';
import { permissionEdits } from './permissions.ts';
import { roleEdits } from './roles.ts';
import { type Scope, scopeOf } from './scope.ts';
import { thingEdits } from './things.ts';

/** What decides, each edit once. Texts that people read are left alone: they decide nothing. */
export const mutantsOf = (file: ModelFile): readonly Edit[] =>
  distinct(file, [...fragmentEdits(scopeOf(file)), ...roleEdits(file), ...askingEdits(scopeOf(file), file)]);

/** The same of the core, under a model that it is laid under: whose roles and actions its lines may name. */
export const mutantsOfCore = (core: CoreFile, file: ModelFile): readonly Edit[] =>
  distinct(core, fragmentEdits({ ...scopeOf(file), fragment: core }));

/** The invariants weakened. No decision shows it, so these are judged by what they alone refuse. */
export const weakenings = (file: ModelFile): readonly Edit[] => invariantEdits(scopeOf(file));

const fragmentEdits = (scope: Scope): Edit[] => [...lineEdits(scope), ...permissionEdits(scope), ...thingEdits(scope)];

/** Two operators may come to the same file, and one to the file as it is. */
function distinct(file: unknown, edits: readonly Edit[]): readonly Edit[] {
  const seen = new Set([JSON.stringify(file)]);
  return edits.filter((edit) => {
    const made = JSON.stringify(edited(file, edit));
    return !seen.has(made) && seen.add(made) !== undefined;
  });
}
