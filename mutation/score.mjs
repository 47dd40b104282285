// What came of the mutants: a line for each file, the score of all, and the survivors that nobody has explained.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parse } from 'yaml';

const noticed = new Set(['Killed', 'Timeout']);
const tried = new Set([...noticed, 'Survived', 'NoCoverage']);
const percent = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

/** Survivors that cannot be noticed, each with the reason: `file`, the passage that is changed, and what it becomes. */
const explained = parse(readFileSync(new URL('equivalent.yaml', import.meta.url), 'utf8')).flatMap(
  ({ mutants }) => mutants,
);

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

function passage({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, end.column);
  lines[0] = lines[0].slice(start.column);
  return oneLine(lines.join('\n'));
}

/** A mutant as it stands in the list: `src/policy/ranks.ts: at < 0 -> at <= 0`. */
const nameOf = (mutant) =>
  `${relative(process.cwd(), mutant.fileName)}: ${passage(mutant)} -> ${oneLine(mutant.replacement)}`;

/** Wilson's interval: where the share of all lies, 19 times in 20, when this is the share in a sample. */
function interval(share, count) {
  const z = 1.96;
  const middle = share + (z * z) / (2 * count);
  const wide = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [middle - wide, middle + wide].map((edge) => percent(edge / (1 + (z * z) / count), 1)).join(' to ');
}

function countsOf(mutants) {
  const valid = mutants.filter(({ status }) => tried.has(status));
  const killed = valid.filter(({ status }) => noticed.has(status)).length;
  const alive = valid.filter(({ status }) => !noticed.has(status));
  const equivalent = alive.filter((mutant) => explained.includes(nameOf(mutant))).length;
  return { all: mutants.length, valid: valid.length, killed, alive, equivalent };
}

const line = (name, { all, valid, killed, alive, equivalent }) =>
  [
    name.padEnd(44),
    String(all).padStart(6),
    String(valid).padStart(6),
    String(killed).padStart(7),
    String(alive.length).padStart(6),
    String(equivalent).padStart(6),
    percent(killed, valid).padStart(8),
    percent(killed, valid - equivalent).padStart(8),
  ].join(' ');

/**
 * What is explained and ought not to be: a mutant that a test notices, or that is not there any more (of the files that were looked at).
 */
function staleIn(mutants) {
  const files = new Set(mutants.map(({ fileName }) => relative(process.cwd(), fileName)));
  const present = new Map();
  for (const mutant of mutants) present.set(nameOf(mutant), [...(present.get(nameOf(mutant)) ?? []), mutant.status]);
  return explained
    .filter((name) => files.has(name.slice(0, name.indexOf(': '))))
    .flatMap((name) => {
      const statuses = present.get(name);
      if (!statuses) return [`is not there any more: ${name}`];
      return statuses.every((status) => noticed.has(status)) ? [`is noticed: ${name}`] : [];
    });
}

/**
 * Prints the table; `raw` counts every survivor, `fair` leaves out those that are explained. Answers how many explanations are stale.
 */
export function printScore(part, mutants, sample) {
  const byFile = grouped(mutants);
  const out = [`${'file'.padEnd(44)}    all  tried  killed  alive  equal      raw     fair`];
  for (const [file, some] of byFile) out.push(line(relative(process.cwd(), file), countsOf(some)));
  const whole = countsOf(mutants);
  out.push(line(part, whole));
  if (sample < 1) out.push(`a sample; of all, the raw score is ${interval(whole.killed / whole.valid, whole.valid)}`);
  const cutOff = mutants.filter(({ status }) => status === 'Timeout').length;
  out.push(`noticed by never ending, or cut off after their time: ${cutOff}`, '', 'alive and not explained:');
  for (const mutant of whole.alive) {
    if (!explained.includes(nameOf(mutant))) out.push(`${mutant.location.start.line + 1} ${nameOf(mutant)}`);
  }
  const stale = staleIn(mutants);
  if (stale.length > 0) out.push('', 'explained in equivalent.yaml, and wrongly:', ...stale);
  process.stdout.write(`${out.join('\n')}\n`);
  return stale.length;
}

function grouped(mutants) {
  const groups = new Map();
  for (const mutant of mutants) groups.set(mutant.fileName, [...(groups.get(mutant.fileName) ?? []), mutant]);
  return groups;
}
