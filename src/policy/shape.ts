/** The shape of a file: what Zod cannot read in our words, and the rest read all the same, so that both are told in one go. */
import type { z } from 'zod';
import { didYouMean, type Path, type Problems } from './problems.ts';
import { type ModelFile, modelFile } from './schema.ts';

/**
 * The file, with what cannot be read told and then left out; null where too little is left to say more. Problems on what was left
 * out, and with what stands in its place, would be noise: they are not told.
 */
export function readShape(data: unknown, problems: Problems): ModelFile | null {
  const first = modelFile.safeParse(data);
  if (first.success) return first.data;
  for (const issue of first.error.issues) addIssue(issue, data, problems);
  const second = modelFile.safeParse(mended(data, first.error.issues));
  if (second.success) return second.data;
  const third = second.error.issues.map(({ path }) => path as Path);
  if (!third.every((path) => onMended(path, first.error.issues))) return null;
  for (const path of third) put(data, path, unreadable);
  problems.ignore(unreadable);
  return modelFile.safeParse(data).data ?? null;
}

/** Stands for a name or a text that could not be read. */
const unreadable = 'unreadable';

const onMended = (path: Path, issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.some((issue) => issue.path.join('.') === path.join('.'));

/** Zod's issues in our words: what is wrong, and which keys or values would have been understood. */
function addIssue(issue: z.core.$ZodIssue, data: unknown, problems: Problems): void {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.replace('keys here: ', '').split(', ');
    for (const key of issue.keys)
      problems.add(
        [...path, key],
        `"${key}" is not a key here`,
        `${notYet[key] ?? (isWord(key) ? didYouMean(key, known) : quotes)}Keys here: ${known.join(', ')}.`,
      );
    return;
  }
  const what = path.length > 0 ? `"${path.join('.')}"` : 'the file';
  if (issue.code === 'invalid_key')
    problems.add(
      path,
      `${what} has a name that cannot be used`,
      'Use small letters, digits and _, beginning with a letter.',
    );
  else if (isMissing(data, path)) problems.add(path, `${what} is missing`, `Add it: ${issue.message}.`);
  else problems.add(path, `${what} cannot be read`, `Change it: ${issue.message}.`);
}

/** A value that stands for a whole section (`reason: 1.5`) is there, though not under the key that it is read as. */
const isMissing = (data: unknown, path: Path): boolean =>
  valueAt(data, path) === undefined && typeof valueAt(data, path.slice(0, -1)) === 'object';

/** Keys that one may have read of, and that nothing would follow from. */
const notYet: Readonly<Record<string, string>> = {
  break_glass: 'Nothing may be taken before it is approved; what may be had at once is said with automatic_up_to. ',
};

/** What stands behind an unquoted comma in { } reads as a key. */
const isWord = (key: string): boolean => /^[\w.-]+$/.test(key);
const quotes = 'A text that holds a comma stands in "quotes". ';

/** Without the keys that nobody knows, and without each value of a wrong kind under a key of the format. */
function mended(data: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) take(data, [...path, key]);
    else if (!isChosen(path)) take(data, path);
  }
  return data;
}

/** How deep the names are that the model chooses itself, by section: what is missing there would be missed elsewhere. */
const chosen: Readonly<Record<string, readonly number[]>> = {
  roles: [3],
  options: [2],
  things: [2, 4],
  standing: [2, 3],
  permissions: [2, 3],
  example: [3],
};

const isChosen = (path: Path): boolean =>
  typeof path.at(-1) === 'number' || (chosen[String(path[0])] ?? []).includes(path.length);

function take(data: unknown, path: Path): void {
  const owner = valueAt(data, path.slice(0, -1));
  if (typeof owner === 'object' && owner !== null) Reflect.deleteProperty(owner, path.at(-1) ?? '');
}

function put(data: unknown, path: Path, value: unknown): void {
  const owner = valueAt(data, path.slice(0, -1));
  if (typeof owner === 'object' && owner !== null) Reflect.set(owner, path.at(-1) ?? '', value);
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], data);
