/** How a product is made to agree with the grants in force: what every connector is asked, and what it answers. */

/** What has to become true in a product about one person. Titles of the model; no names, so that tasks hold no personal data. */
export interface Change {
  product: string;
  /** What they are to be there; null is nothing. */
  role: string | null;
  /** What the product was told before; null is nothing. */
  before: string | null;
  /** The thing it is about, in words (`team Web`); null for the product as a whole. */
  thing: string | null;
}

/** What a person does by hand: the steps in order, and the page to do it on. */
export interface Steps {
  title: string;
  steps: readonly string[];
  link: string | null;
}

export interface Connector {
  /** How somebody carries out the change by hand. */
  byHand(change: Change): Steps;
  /** How somebody is invited, where that has to be done first; null where the product invites by itself. */
  inviting(product: string): Steps | null;
}
