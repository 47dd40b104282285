/** An accident of its own kind: the database was told to keep a change, and never said whether it did. */

/** Nobody may be told that nothing was changed; a refusal it is not, because nothing was refused. */
export class InDoubt extends Error {
  constructor(cause: unknown) {
    super('The database did not say whether this was recorded.', { cause });
    this.name = 'InDoubt';
  }
}
