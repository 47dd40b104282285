/** Who is recorded as what on which thing, by number: gone through name by name, or asked about one person and thing. */

export class Recorded {
  readonly #people: number;
  /** By name: person, thing, person, thing. */
  readonly #rows = new Map<string, number[]>();
  readonly #pairs = new Map<string, ReadonlySet<number>>();

  constructor(people: number) {
    this.#people = people;
  }

  /** Rows of somebody or something that is not there are left out. */
  add(as: string, subject: number | undefined, thing: number | undefined): void {
    if (subject === undefined || thing === undefined) return;
    const rows = this.#rows.get(as);
    if (rows) rows.push(subject, thing);
    else this.#rows.set(as, [subject, thing]);
  }

  count(as: string): number {
    return (this.#rows.get(as)?.length ?? 0) / 2;
  }

  each(as: string, visit: (subject: number, thing: number) => void): void {
    const rows = this.#rows.get(as) ?? [];
    for (let i = 0; i < rows.length; i += 2) visit(rows[i] as number, rows[i + 1] as number);
  }

  /** Whether somebody is recorded so on a thing; -1 is no thing. */
  asked(as: string): (subject: number, thing: number) => boolean {
    const pairs = this.#pairs.get(as) ?? this.#indexed(as);
    return (subject, thing) => pairs.has(thing * this.#people + subject);
  }

  #indexed(as: string): ReadonlySet<number> {
    const pairs = new Set<number>();
    this.each(as, (subject, thing) => pairs.add(thing * this.#people + subject));
    this.#pairs.set(as, pairs);
    return pairs;
  }
}
