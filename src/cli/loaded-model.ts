/** Reads and loads the role model file that somebody names, or says why there is none. */
import { type CompiledModel, loadModel, type Problem } from '../policy/index.ts';
import { readText } from './text-file.ts';

export interface Loaded {
  readonly text: string;
  readonly model: CompiledModel;
}

/** The model in the file, and its text; null once it has been said why there is none, and the exit code is set. */
export function loaded(file: string): Loaded | null {
  const { text, unread } = readText(file);
  if (text === null) {
    console.error(`${file} ${unread}`);
    process.exitCode = 2;
    return null;
  }
  const result = loadModel(text);
  if (result.ok) return { text, model: result.model };
  fail(file, result.problems);
  return null;
}

function fail(file: string, problems: readonly Problem[]): void {
  for (const { line, column, message, next } of problems)
    console.error(`${file}:${line}:${column ?? 1}  ${message}\n    ${next}`);
  console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${file}.`);
  process.exitCode = 1;
}
