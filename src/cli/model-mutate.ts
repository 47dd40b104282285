/** `roledesk model mutate FILE`: changes the model in every small way, and names each change that its own tests do not notice. */
import { type Fate, type Mutant, mutate } from '../policy/index.ts';
import { loaded } from './loaded-model.ts';

/** Exits with 1 when a mutant survives. */
export function showMutants(file: string): void {
  const { text, model } = loaded(file) ?? {};
  if (text === undefined || !model) return;
  const mutants = mutate(text);
  for (const row of tableOf(mutants)) console.log(row);
  const survivors = mutants.filter(({ fate }) => fate === 'survived');
  for (const { line, operator, says } of survivors) console.log(`${file}:${line}  ${operator}\n    ${says}`);
  const noticed = mutants.filter(({ fate }) => fate === 'loader' || fate === 'tests').length;
  console.log(
    `${model.title} ${model.version}: ${mutants.length} mutants, ${noticed} noticed, ${mutants.length - noticed - survivors.length} the same in other words, ${survivors.length} survived.`,
  );
  if (survivors.length === 0) return;
  console.log('Add a test that fails with each of them, or mend the line if the change would be right.');
  process.exitCode = 1;
}

const columns: readonly (readonly [string, Fate | null])[] = [
  ['made', null],
  ['loader', 'loader'],
  ['tests', 'tests'],
  ['same', 'equivalent'],
  ['survived', 'survived'],
];

/** A row for each operator: how many it made, and what became of them. */
function tableOf(mutants: readonly Mutant[]): readonly string[] {
  const operators = [...new Set(mutants.map(({ operator }) => operator))];
  const cells = [...operators, null].map((operator) => {
    const own = mutants.filter((mutant) => operator === null || mutant.operator === operator);
    const counts = columns.map(([, fate]) => own.filter((mutant) => fate === null || mutant.fate === fate).length);
    return [operator ?? 'all', ...counts.map((count) => (count === 0 ? '.' : String(count)))];
  });
  const first = Math.max(...operators.map(({ length }) => length));
  return [['what was changed', ...columns.map(([title]) => title)], ...cells].map(([name = '', ...counts]) =>
    [name.padEnd(Math.max(first, 16)), ...counts.map((count) => count.padStart(9))].join(''),
  );
}
