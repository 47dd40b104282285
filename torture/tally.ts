/** What a scenario came to, added up over its rounds. */
import type { Act } from './acts/act.ts';

export interface Tally {
  scenario: string;
  engine: string;
  acts: Act[];
  /** Ends by force, of bots or of the database. */
  kills: number;
  /** Milliseconds from starts to first answers. */
  starts: number[];
  deliveries: number;
  repeated: number;
  violations: string[];
  /** Why it was not run, where it was not. */
  skipped?: string;
  /** What else is worth a line. */
  notes: string[];
}

export const newTally = (scenario: string, engine: string): Tally => ({
  scenario,
  engine,
  acts: [],
  kills: 0,
  starts: [],
  deliveries: 0,
  repeated: 0,
  violations: [],
  notes: [],
});

/** The value below which this share of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
