/** Every row of a list that comes in pages. */
import type { Page, Paged } from '../db/page.ts';

/** Asks for page after page until there is no more; for lists that are filtered by what the reader may see. */
export async function everyRow<Row>(pageOf: (page: Page) => Promise<Paged<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Paged<Row> = await pageOf({ limit: 500, ...(after ? { after } : {}) });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}
