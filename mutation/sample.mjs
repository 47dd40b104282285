// The mutants that are tried where not all are: always the same ones, chosen by what they are and not by their number.
import { createHash } from 'node:crypto';

/** Whether a mutant of this file (as seen from the root of the project) is among the share that is tried, for a given seed. */
export function inSample({ fileName, location, mutatorName, replacement }, { share, seed }) {
  const { start, end } = location;
  const place = [start.line, start.column, end.line, end.column];
  const what = JSON.stringify([seed, fileName, place, mutatorName, replacement]);
  const drawn = createHash('sha256').update(what).digest().readUInt32BE() / 2 ** 32;
  return drawn < Number(share);
}
