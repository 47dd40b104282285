/** Pickers over thousands of things: answered from the database, at once, and only with what the reader may see. */
import { mintId, type ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

const many = 5_000;

describe.each(engines)('among five thousand projects, on %s', (engine) => {
  let office: Office;
  let web: ThingId;

  beforeAll(async () => {
    office = await openOffice({ engine, products: ['miruni'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'miruni', 'member');
    await office.holds('gus', 'miruni', 'guest');
    web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben'] } });
    await fill();
  }, 120_000);
  afterAll(() => office?.stop());

  /** Every tenth is closed. Written past the operations, because what is told here is how they are found. */
  async function fill(): Promise<void> {
    const { db, bot } = office.running;
    const { id: workspace, tenant } = await office.workspace('miruni');
    const createdAt = instantOf(office.clock.now());
    await db.transact({ tenant: bot.tenant, workspace }, async (tx) => {
      for (let i = 0; i < many; i++) {
        const name = `Project ${String(i).padStart(4, '0')}`;
        const flags = i % 10 === 0 ? ['closed'] : [];
        const id = mintId('thing', office.clock.now());
        await tx.things.insert({
          id,
          tenant,
          workspace,
          type: 'project',
          name,
          inside: web,
          flags,
          externalId: null,
          archivedAt: null,
          createdAt,
        });
      }
    });
  }

  /** Searches a picker; the local Slack gives up after three seconds, as Slack does. */
  async function finds(who: string, picker: string, query: string): Promise<string[]> {
    const options = await office.as(who).searches(picker, query);
    return options.map((option) => option.text.text);
  }

  it('adding people finds any of them by part of its name', async () => {
    await office.as('ana').types('#general', '/role add');
    expect(await finds('ana', 'To what?', '4321')).toEqual(['Web/Project 4321']);
    expect(await finds('ana', 'To what?', 'project 43')).toHaveLength(100);
    expect(await finds('ana', 'To what?', '')).toHaveLength(100);
    expect(await finds('ana', 'To what?', '%')).toEqual([]);
    expect(await finds('ana', 'To what?', "'; drop table things")).toEqual([]);
  });

  it('says how many there are when there are more than a picker holds', async () => {
    await office.as('ana').types('#general', '/role add');
    await office.as('ana').searches('To what?', '');
    const [answer] = office.slack.journal.deliveries('block_suggestion').slice(-1);
    expect(JSON.stringify(answer)).toContain(`First 100 of ${many + 1}: type to search`);
  });

  it('does not find what the reader may not see, or may not give', async () => {
    await office.as('ben').types('#general', '/role add');
    expect(await finds('ben', 'To what?', '4321')).toEqual([]);
    await office.as('ben').closes();
    await office.as('ben').types('#general', '/role request');
    expect(await finds('ben', 'What do you need?', '4320')).toEqual([]);
    await office.as('ben').closes();
    await office.as('gus').types('dm', '/role add');
    expect(await finds('gus', 'To what?', '4321')).toEqual([]);
  });

  it('asking, inviting and making find theirs as fast', async () => {
    await office.as('ana').types('#general', '/role request');
    expect(await finds('ana', 'What do you need?', 'team web')).not.toEqual(undefined);
    await office.as('ana').closes();

    await office.as('cleo').types('#general', '/role invite');
    const given = await finds('cleo', 'invite.things', 'project 4320');
    expect(given).toEqual(expect.arrayContaining([expect.stringContaining('Project 4320')]));
    await office.as('cleo').closes();

    await office.as('ben').types('#general', '/role project new Fresh');
    expect(await finds('ben', 'In', '')).toEqual(['Web']);
    expect(
      office
        .as('ben')
        .view()
        ?.fields.find(({ label }) => label === 'Name')?.value,
    ).toBe('Fresh');
  });

  it('lists them a piece at a time, to the end', async () => {
    const ana = office.as('ana');
    const told = await ana.types('#general', '/role project list in web');
    expect(told.text).toContain(`Projects (${many})`);
    expect(told.text).toContain(`1 to 20 of ${many}`);
    await ana.presses(ana.last('#general'), 'Show more');
    expect(ana.last('#general').text).toContain(`21 to 40 of ${many}`);
    expect(ana.last('#general').text).toContain('Project 0020');
    expect(ana.privately().filter(({ text }) => text.includes('Projects ('))).toHaveLength(1);
    await ana.presses(ana.last('#general'), 'Back to the start');
    expect(ana.last('#general').text).toContain(`1 to 20 of ${many}`);

    const ben = await office.as('ben').types('#general', '/role project list');
    expect(ben.text).toContain(`Projects (${many - many / 10})`);
    expect(ben.text).not.toContain('Project 0010');
  });

  it('a team shows what is in it, piece by piece', async () => {
    const ana = office.as('ana');
    await ana.types('#general', '/role show web');
    await ana.presses(ana.last('#general'), 'Show more things', {});
    expect(ana.last('#general').text).toContain(`21 to 40 of ${many}`);
  });
});
