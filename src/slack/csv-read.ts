/** A table out of CSV text: its rows by the names of their columns, each with its line; what cannot be read is said with the line. */
import { CsvError, parse } from 'csv-parse/sync';
import { invalid } from '../domain/refusal.ts';
import { lengthOf, oneLine } from '../domain/text.ts';

export interface TableRow {
  /** Line of the text it ends on, from 1. */
  line: number;
  /** Cells by the name of their column, in small letters; a cell that is not there is empty text. */
  cells: Readonly<Record<string, string>>;
}

export interface TableLooks {
  /** Columns that must be there. */
  needs: readonly string[];
  /** Columns that may be there; any other one is refused, because nobody would notice that it counts for nothing. */
  takes: readonly string[];
  /** Most lines below the heading. */
  mostRows: number;
  /** The form field that refusals are about. */
  field: string;
}

/** Longest text that is read, in characters. */
export const longestTable = 500_000;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Spreadsheets of several countries write a semicolon or a tab; the heading tells which. */
function delimiterOf(text: string): string {
  const heading = text.split(/\r?\n/u, 1)[0] ?? '';
  return [',', ';', '\t'].find((one) => heading.includes(one)) ?? ',';
}

/** Refuses, naming the line: quotes that do not close, a column nobody knows, a row with more cells than columns, too much of it. */
export function readTable(text: string, { needs, takes, mostRows, field }: TableLooks): TableRow[] {
  if (lengthOf(text) > longestTable)
    throw invalid(`That is more than ${longestTable / 1000},000 characters.`, {
      field,
      next: 'Split it into several files.',
    });
  const [heading, ...rows] = parsed(text, field);
  const columns = (heading?.record ?? []).map((name) => oneLine(name).toLowerCase());
  requireColumns(columns, needs, takes, field);
  if (rows.length === 0) throw invalid('There is no line below the heading.', { field });
  if (rows.length > mostRows) {
    throw invalid(`There are ${rows.length} lines; at most ${mostRows} are read at once.`, {
      field,
      next: 'Split it into several files.',
    });
  }
  return rows.map(({ record, info }) => {
    if (record.length > columns.length) {
      throw invalid(`Line ${info.lines} has ${record.length} cells, the heading has ${columns.length}.`, {
        field,
        next: 'Put names that hold the separator in double quotes.',
      });
    }
    return {
      line: info.lines,
      cells: Object.fromEntries(columns.map((name, at) => [name, oneLine(record[at] ?? '')])),
    };
  });
}

function parsed(text: string, field: string): Parsed[] {
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true, trim: true } as const;
    return parse(text, { ...options, delimiter: delimiterOf(text) }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? `Line ${error.lines}` : 'The text';
    throw invalid(`${line} cannot be read as CSV: ${reasons[error.code] ?? 'its quotes do not fit together.'}`, {
      field,
      next: 'Correct that line and give it again.',
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a double quote is opened and never closed.',
  INVALID_OPENING_QUOTE: 'a double quote stands in the middle of a cell.',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quote.',
};

function requireColumns(columns: readonly string[], needs: readonly string[], takes: readonly string[], field: string) {
  const lacking = needs.filter((name) => !columns.includes(name));
  const unknown = columns.filter((name) => !needs.includes(name) && !takes.includes(name));
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  const next = `The first line names the columns: ${[...needs, ...takes].join(',')}.`;
  if (lacking.length > 0) throw invalid(`There is no column "${lacking[0]}".`, { field, next });
  if (unknown.length > 0) throw invalid(`I know no column "${unknown[0]?.slice(0, 60)}".`, { field, next });
  if (twice.length > 0) throw invalid(`There are two columns "${twice[0]}".`, { field, next });
}
