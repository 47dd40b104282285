/** The file and the core laid together, with what the chosen options leave out taken away; every part knows its place. */
import type { Path, Problems } from './problems.ts';
import type { CoreFile, FileAsking, FileInvariant, FileLine, FilePermission, FileThing, ModelFile } from './schema.ts';

/** A part of the file and where it stands; parts of the core say so. */
export type Placed<Part> = Part & { readonly path: Path; readonly core: boolean };

/** `withheld` are roles that the chosen options do not offer: nobody is given them, but what is held still counts. */
export type DraftThing = Placed<FileThing> & { readonly withheld: ReadonlySet<string> };

/** `number` counts from 1 as the lines stand in the file, whatever the options leave out. */
export type DraftLine = Placed<FileLine> & { readonly number: number };

export interface Draft {
  readonly file: ModelFile;
  readonly options: ReadonlyMap<string, string>;
  readonly things: ReadonlyMap<string, DraftThing>;
  /** By `type.standing`. */
  readonly standings: ReadonlyMap<string, Placed<{ lines: readonly DraftLine[] }>>;
  /** By `type.action`. */
  readonly permissions: ReadonlyMap<string, Placed<FilePermission>>;
  /** By `type.role`. */
  readonly asking: ReadonlyMap<string, Placed<FileAsking>>;
  readonly invariants: readonly Placed<FileInvariant>[];
}

type Nested<Part> = Readonly<Record<string, Readonly<Record<string, Part>>>>;
type When = { when?: Record<string, string> | undefined };

type Holds = (part: When, path: Path) => boolean;

/** Lays the file over the core. The core comes first and what it defines is not to be defined again. */
export function draftOf(
  file: ModelFile,
  core: CoreFile,
  chosen: Readonly<Record<string, string>>,
  problems: Problems,
): Draft {
  const options = new Map(Object.entries(file.options).map(([name, { value }]) => [name, chosen[name] ?? value]));
  checkChoices(file, problems);
  const holds: Holds = (part, path) => whenHolds(part.when, path, file, options, problems);
  const standings = layered('standing', flat(core.standing), flat(file.standing), core, problems);
  const permissions = layered('permissions', flat(core.permissions), flat(file.permissions), core, problems);
  const asking = flat(file.asking).map(([key, part]) => {
    return [key, { ...part, path: ['asking', ...key.split('.')], core: false }] as const;
  });
  return {
    file,
    options,
    things: things(file, core, holds, problems),
    standings: new Map(standings.map(([key, standing]) => [key, { ...standing, lines: linesOf(standing, holds) }])),
    permissions: new Map(
      permissions
        .filter(([, { part, path, core: own }]) => own || holds(part, path))
        .map(([key, { part, path, core: own }]) => [key, { ...part, path, core: own }]),
    ),
    asking: new Map(asking.filter(([, part]) => holds(part, part.path))),
    invariants: [
      ...core.invariants.map((part) => ({ ...part, path: [], core: true })),
      ...file.invariants.map((part, index) => ({ ...part, path: ['invariants', index], core: false })),
    ],
  };
}

type Layer<Part> = readonly [string, Placed<{ part: Part }>];

/** What the core says of a section, then what the file adds to it. */
function layered<Part>(
  section: string,
  own: readonly [string, Part][],
  given: readonly [string, Part][],
  core: CoreFile,
  problems: Problems,
): readonly Layer<Part>[] {
  const keys = new Set(own.map(([key]) => key));
  const added = given.flatMap(([key, part]): Layer<Part>[] => {
    const [type = '', name = ''] = key.split('.');
    const path: Path = [section, type, name];
    if (!Object.hasOwn(core.things, type) && !keys.has(key)) return [[key, { part, path, core: false }]];
    refuseCore(path, key, problems);
    return [];
  });
  return [...own.map(([key, part]): Layer<Part> => [key, { part, path: [], core: true }]), ...added];
}

/** The lines that the options leave in force; each keeps the number it has in the file. */
const linesOf = ({ part, path, core }: Placed<{ part: readonly FileLine[] }>, holds: Holds): readonly DraftLine[] =>
  part
    .map((line, index) => ({ ...line, path: [...path, index], core, number: index + 1 }))
    .filter((line) => core || holds(line, line.path));

function things(file: ModelFile, core: CoreFile, holds: Holds, problems: Problems): Map<string, DraftThing> {
  const all = new Map<string, DraftThing>();
  const none = new Set<string>();
  for (const [name, thing] of Object.entries(core.things))
    all.set(name, { ...thing, path: [], core: true, withheld: none });
  for (const [name, thing] of Object.entries(file.things)) {
    const path: Path = ['things', name];
    if (all.has(name)) {
      refuseCore(path, name, problems);
      continue;
    }
    const withheld = Object.entries(thing.people).filter(([as, person]) => !holds(person, [...path, 'people', as]));
    all.set(name, { ...thing, path, core: false, withheld: new Set(withheld.map(([as]) => as)) });
  }
  return all;
}

const flat = <Part>(nested: Nested<Part>): [string, Part][] =>
  Object.entries(nested).flatMap(([type, parts]) =>
    Object.entries(parts).map(([name, part]): [string, Part] => [`${type}.${name}`, part]),
  );

function refuseCore(path: Path, name: string, problems: Problems): void {
  problems.add(
    path,
    `"${name}" belongs to the core of every model and cannot be changed`,
    'Take it out, or choose another name.',
  );
}

function checkChoices(file: ModelFile, problems: Problems): void {
  for (const [name, { value, choices }] of Object.entries(file.options)) {
    if (choices.includes(value)) continue;
    problems.add(
      ['options', name, 'value'],
      `"${value}" is not a choice of ${name}`,
      `Choose one of: ${choices.join(', ')}.`,
    );
  }
}

function whenHolds(
  when: Record<string, string> | undefined,
  path: Path,
  file: ModelFile,
  options: ReadonlyMap<string, string>,
  problems: Problems,
): boolean {
  return Object.entries(when ?? {}).every(([name, wanted]) => {
    const option = file.options[name];
    if (!option) problems.add([...path, 'when', name], `there is no option "${name}"`, 'Declare it under options.');
    else if (!option.choices.includes(wanted)) {
      const next = `Write one of: ${option.choices.join(', ')}.`;
      problems.add([...path, 'when', name], `"${wanted}" is not a choice of ${name}`, next);
    }
    return options.get(name) === wanted;
  });
}
