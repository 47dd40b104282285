/** Records live in the product: it brings the facts about one, and Roledesk knows the labels that people hold (MK-7, MK-8). */

import type { ThingId } from '../../src/domain/ids.ts';
import type { ThingFact } from '../../src/policy/index.ts';
import { decide, factsOf } from '../../src/policy/index.ts';
import { snapshotAbout } from '../../src/queries/facts.ts';
import { modelOf } from '../../src/queries/models.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('a record of a Mini', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'minikai', 'member');
  });
  afterEach(() => office?.stop());

  /** What Minikai would be answered about a record that it describes: which Mini it is in, and the labels it carries. */
  async function mayView(handle: string, mini: ThingId, labels: readonly ThingId[]): Promise<boolean> {
    const { db, bot } = office.running;
    const [caller, workspace] = await Promise.all([office.subject(handle), office.workspace('minikai')]);
    const record = 'thg_record' as ThingId;
    return db.read(bot.tenant, async (read) => {
      const model = await modelOf(read, workspace);
      const known = await snapshotAbout(read, workspace, model, { subjects: [caller], things: [mini, ...labels] });
      const supplied: ThingFact = { id: record, type: 'record', inside: mini, flags: [], tags: labels };
      const facts = factsOf(model, { ...known, things: [...known.things, supplied] });
      return decide(model, { caller, action: 'record.view', thing: record }, facts).allowed;
    });
  }

  const types = (line: string) => office.as('cleo').types('#general', `/role ${line}`);

  it('takes both: reach of its Mini, and one of its own labels', async () => {
    const house = await office.thing('minikai', 'mini_label', 'House A');
    const care = await office.thing('minikai', 'record_label', 'Care');
    const rose = await office.thing('minikai', 'mini', 'Rose Cottage', { tags: [house] });

    await types('add @ben to Care');
    expect(await mayView('ben', rose, [care])).toBe(false);
    await types('add @ben to "House A" for 4h');
    expect(await mayView('ben', rose, [care])).toBe(true);
    expect(await mayView('ben', rose, [])).toBe(false);
    expect(await mayView('cleo', rose, [])).toBe(true);

    office.passes({ hours: 4 });
    expect(await mayView('ben', rose, [care])).toBe(false);
    await types('add @ben to "House A"');
    await types('remove @ben from Care');
    expect(await mayView('ben', rose, [care])).toBe(false);
  });
});
