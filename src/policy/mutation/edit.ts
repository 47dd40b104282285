/** One small change to a parsed role model: where it is made, what stands there then, and the file that comes of it. */
import type { Path } from '../problems.ts';

/** `to` undefined takes away what stands there. */
export interface Edit {
  readonly operator: string;
  readonly path: Path;
  readonly to: unknown;
}

/** The same file with the edit made; nothing of the old one is changed. */
export const edited = <File>(file: File, { path, to }: Edit): File => put(file, path, to) as File;

/** Names keep their order, which is their rank; a new one comes last. */
function put(whole: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  const gone = to === undefined && rest.length === 0;
  if (Array.isArray(whole)) {
    const items = whole.map((item, at) => (at === step ? put(item, rest, to) : item));
    return gone ? items.filter((_, at) => at !== step) : items;
  }
  const entries = Object.entries(isRecord(whole) ? whole : {});
  if (gone) return Object.fromEntries(entries.filter(([key]) => key !== step));
  const changed = put(isRecord(whole) ? whole[step] : undefined, rest, to);
  const isThere = entries.some(([key]) => key === step);
  const kept = entries.map(([key, value]) => [key, key === step ? changed : value]);
  return Object.fromEntries(isThere ? kept : [...kept, [step, changed]]);
}

/** What stands at a path; undefined where nothing does. */
export const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isRecord(value) ? value[step] : undefined), whole);

/** What the edit changes, in the words of the file: `standing.team.teammate.2.as: member -> member, guest`. */
export function saidOf(file: unknown, { path, to }: Edit): string {
  const [from, where] = [valueAt(file, path), path.join('.')];
  if (to === undefined) return `${where}: without ${said(from)}`;
  const [before, after] = isMap(from) && isMap(to) ? narrowed(from, to) : [from, to];
  return `${where}: ${said(before)} -> ${said(after)}`;
}

/** Of two sections only what differs; in another order, the names alone. */
function narrowed(from: Section, to: Section): [unknown, unknown] {
  const [before, after] = [Object.keys(from), Object.keys(to)];
  const isReordered = before.join() !== after.join() && before.length === after.length;
  if (isReordered && before.every((key) => after.includes(key))) return [before, after];
  const differ = (key: string): boolean => JSON.stringify(from[key]) !== JSON.stringify(to[key]);
  const only = (of: Section): Section => Object.fromEntries(Object.entries(of).filter(([key]) => differ(key)));
  return [only(from), only(to)];
}

function said(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.map(said).join(', ');
  if (!isRecord(value)) return String(value);
  const parts = Object.entries(value).filter(([key, one]) => one !== undefined && !prose.has(key));
  return `{ ${parts.map(([key, one]) => `${key}: ${said(one)}`).join(', ')} }`;
}

/** What people read says nothing about what changed. */
const prose = new Set(['because', 'title', 'best_for', 'prompt', 'example', 'says']);

type Section = Readonly<Record<string | number, unknown>>;

const isRecord = (value: unknown): value is Section => typeof value === 'object' && value !== null;
const isMap = (value: unknown): value is Section => isRecord(value) && !Array.isArray(value);
