/** Tables as CSV: a cell that a spreadsheet would run as a formula is written so that it does not. */
import { stringify } from 'csv-stringify/sync';

/** Rows of words; the first is the heading. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows', bom: true },
  );
