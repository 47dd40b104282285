/** What a part of the benchmarks is, and what it comes back with. */

export interface Part {
  /** As it is named on the command line and between the markers of docs/performance.md. */
  readonly name: string;
  /** One line: what it measures. */
  readonly says: string;
  readonly run: (asked: Asked) => Promise<Report>;
}

export interface Asked {
  /** Smaller and quicker, to see that it works; its figures are never written down. */
  readonly quick: boolean;
}

export interface Report {
  readonly tables: readonly Table[];
  readonly bars: readonly Bar[];
  /** What must be known to read the figures, a sentence each. */
  readonly notes: readonly string[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** One text for each column; the first column is written to the left, the others to the right. */
  readonly rows: readonly (readonly string[])[];
}

/** What was aimed at and what was measured. A bar that is missed is written down like any other. */
export interface Bar {
  readonly says: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}
