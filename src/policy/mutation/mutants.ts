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

/** Two operators may come to the same file, and one to the file as it is. Each changes one section, and that is looked at. */
function distinct(file: ModelFile | CoreFile, edits: readonly Edit[]): readonly Edit[] {
  const sections = new Map<string, unknown>(Object.entries(file));
  const seen = new Set([...sections].map(([name, section]) => name + JSON.stringify(section)));
  return edits.filter(({ path: [name = '', ...path], ...edit }) => {
    const section = sections.get(String(name));
    const made = name + JSON.stringify(edited(section, { ...edit, path }));
    return !seen.has(made) && seen.add(made) !== undefined;
  });
}
