/** How large a house is: everything follows from the number of its people. */

export interface Sizes {
  people: number;
  admins: number;
  teams: number;
  projects: number;
  /** Decided long ago. */
  decided: number;
  /** Waiting for somebody. */
  pending: number;
  invitations: number;
  openTasks: number;
  events: number;
}

/** An estimate of a company's habits: what waits grows with it, but far slower than its past. */
export const sizesFor = (people: number): Sizes => ({
  people,
  admins: Math.max(3, Math.round(people / 1_000)),
  teams: Math.round(people / 20),
  projects: Math.round(people / 10),
  decided: people,
  pending: Math.max(5, Math.round(people / 500)),
  invitations: Math.max(5, Math.round(people / 200)),
  openTasks: Math.max(5, Math.round(people / 500)),
  events: people * 10,
});
