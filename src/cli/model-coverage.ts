/** `roledesk model coverage FILE`: each line of the model that none of its own tests rests on, and how many there are. */
import { type CoveredLine, coverage } from '../policy/index.ts';
import { loaded } from './loaded-model.ts';

/** Exits with 1 when a line is not covered. */
export function showCoverage(file: string): void {
  const { text, model } = loaded(file) ?? {};
  if (text === undefined || !model) return;
  const lines = coverage(text);
  const those = (covered: CoveredLine['covered']): readonly CoveredLine[] =>
    lines.filter((one) => one.covered === covered);
  const none = those('none');
  for (const { line, address, text: words } of none) console.log(`${file}:${line}  ${address}\n    ${words}`);
  const beside = those('beside').length;
  console.log(
    `${model.title} ${model.version}: ${lines.length - none.length} of ${lines.length} lines are covered by its tests, ${beside} of them only beside another one that gives the same.`,
  );
  if (none.length > 0) process.exitCode = 1;
}
