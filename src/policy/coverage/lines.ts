/** The lines of a role model that its tests can rest on: standings, permissions, ways of asking, eligibility, invariants. */
import type { Path } from '../problems.ts';
import type { ModelFile } from '../schema.ts';

/** One line, by its place in the file: `standing.team.teammate.1`. */
export interface ModelLine {
  readonly address: string;
  readonly path: Path;
}

/** All of them, in the order of the sections. A permission has a line for each standing or role that carries it. */
export const linesOf = (file: ModelFile): readonly ModelLine[] =>
  [
    ...each(file.standing, (type, name, lines) => lines.map((_, at): Path => ['standing', type, name, at])),
    ...each(file.permissions, (type, name, { by }) => by.map((_, at): Path => ['permissions', type, name, 'by', at])),
    ...each(file.asking, (type, role, { for_others, stages }) => {
      const path: Path = ['asking', type, role];
      const others = for_others ? [[...path, 'for_others']] : [];
      return [[...path, 'asked_by'], ...others, ...stages.map((_, at) => [...path, 'stages', at])];
    }),
    ...Object.entries(file.things).flatMap(([type, { people }]) =>
      Object.entries(people).flatMap(([as, { must_be }]) =>
        must_be ? [['things', type, 'people', as, 'must_be']] : [],
      ),
    ),
    ...file.invariants.map((_, at): Path => ['invariants', at]),
  ].map((path) => ({ address: addressOf(path), path }));

export const addressOf = (path: Path): string => path.join('.');

/** The same file with the address of every line of a standing in place of its sentence, so that decisions name what they rest on. */
export function addressed(file: ModelFile): ModelFile {
  const standing = Object.entries(file.standing).map(([type, standings]) => {
    const all = Object.entries(standings).map(([name, lines]) => {
      return [name, lines.map((line, at) => ({ ...line, because: addressOf(['standing', type, name, at]) }))] as const;
    });
    return [type, Object.fromEntries(all)] as const;
  });
  return { ...file, standing: Object.fromEntries(standing) };
}

type Nested<Part> = Readonly<Record<string, Readonly<Record<string, Part>>>>;

const each = <Part>(nested: Nested<Part>, paths: (type: string, name: string, part: Part) => readonly Path[]): Path[] =>
  Object.entries(nested).flatMap(([type, parts]) =>
    Object.entries(parts).flatMap(([name, part]) => paths(type, name, part)),
  );
