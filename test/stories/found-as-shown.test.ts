/** What a picker shows is found by typing it: all of it, or its beginning, whatever things and people are called. */
import fc from 'fast-check';
import { mintId, type ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Subject } from '../../src/domain/subject.ts';
import { oneLine } from '../../src/domain/text.ts';
import { searches } from '../../src/slack/interactions/index.ts';
import { begin } from '../../src/slack/turn.ts';
import { actions } from '../../src/slack/views/index.ts';
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

interface Shown {
  text: { text: string };
  value: string;
}
interface Answer {
  options?: Shown[];
  option_groups?: { label: { text: string }; options: Shown[] }[];
}

/** A picker as somebody has it before them, in a form that says this. */
interface Picker {
  name: string;
  who: string;
  action: string;
  view?: object;
}

const pickers: Picker[] = [
  { name: 'what to ask for, a Member', who: 'ben', action: actions.askWhat },
  { name: 'what to ask for, an Admin', who: 'cleo', action: actions.askWhat },
  { name: 'what an invitation gives', who: 'cleo', action: actions.inviteThings },
  { name: 'what to add to, an Admin', who: 'cleo', action: actions.addThing },
  { name: 'what to add to, a Team Admin', who: 'ana', action: actions.addThing },
  {
    name: 'what to make a project in',
    who: 'cleo',
    action: actions.nameInside,
    view: { private_metadata: 'miruni:project' },
  },
  { name: 'what can be seen', who: 'ben', action: actions.pickThing },
  { name: 'people', who: 'cleo', action: actions.personFind },
];

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const charactersOf = (text: string): string[] => [...characters.segment(text)].map(({ segment }) => segment);

/** Words that also stand in titles, between them, or mean something to a database. */
const pieces = [
  'Of',
  'to',
  'in',
  'Admin',
  'Team',
  'Member',
  'Web',
  'a/b',
  '/',
  '%',
  '_',
  '\\',
  "'",
  '…',
  'R&D',
  'Ömer',
];
const others = [
  'ÇA',
  'İzmir',
  'Жук',
  '東京',
  '😀',
  '👩‍🚀',
  '(x)',
  'Mice',
  '1',
  '-',
  'help',
  'project',
  'ß',
  'y'.repeat(30),
];
const aName = fc
  .array(fc.constantFrom(...pieces, ...others), { minLength: 1, maxLength: 5 })
  .chain((parts) => fc.constantFrom(' ', '', '/', '  ').map((between) => oneLine(parts.join(between))))
  .filter((name) => name !== '');

describe.each(engines)('on %s', (engine) => {
  let office: Office;
  let web: ThingId;

  beforeAll(async () => {
    office = await openOffice({ engine, products: ['miruni', 'minikai'], admins: ['cleo', 'olga'] });
    await office.holds('ana', 'miruni', 'member');
    await office.holds('ben', 'miruni', 'member');
    web = await office.thing('miruni', 'team', 'Web', { people: { admin: ['ana'], member: ['ben'] } });
  });
  afterAll(() => office?.stop());

  async function search(
    { who, action, view = {} }: Picker,
    query: string,
  ): Promise<{ shown: Shown[]; isAll: boolean }> {
    const turn = await begin(office.running.bot, { userId: office.as(who).id, triggerId: undefined, body: {} });
    const form = { state: { values: {} }, ...view } as never;
    const searched = { sender: { userId: turn.slackUserId, triggerId: undefined, body: {} }, actionId: action, query };
    const answer = (await searches[action]?.({ ...searched, view: form }, turn)) as Answer;
    const groups = answer.option_groups ?? [];
    const shown = answer.options ?? groups.flatMap(({ options }) => options);
    return { shown, isAll: !groups.some(({ label }) => /first \d+ of/iu.test(label.text)) };
  }

  /** Fails unless this option is found by all of its label and, where not more fit than are shown, by these beginnings. */
  async function isFound(picker: Picker, { text: { text }, value }: Shown, cuts: readonly number[]): Promise<void> {
    const label = charactersOf(text);
    const queries = [text, text.toLowerCase(), ...cuts.map((cut) => label.slice(0, 1 + (cut % label.length)).join(''))];
    for (const [nth, query] of queries.entries()) {
      const { shown, isAll } = await search(picker, query);
      if (nth > 1 && !isAll) continue;
      if (shown.some((one) => one.value === value)) continue;
      throw new Error(`${picker.name}: ${JSON.stringify(query)} does not find ${JSON.stringify(text)}`);
    }
  }

  /** These things, once each where they are, written past the operations; answered is how to take them away again. */
  async function things(names: readonly { name: string; type: 'team' | 'project' }[]): Promise<() => Promise<void>> {
    const { db, bot } = office.running;
    const { id: workspace, tenant, root } = await office.workspace('miruni');
    const place = { tenant: bot.tenant, workspace };
    const createdAt = instantOf(office.clock.now());
    const rows = names.map(({ name, type }) => ({
      id: mintId('thing', office.clock.now()),
      ...{ tenant, workspace, type, name, createdAt, flags: [], externalId: null, archivedAt: null },
    }));
    const [team] = rows.filter(({ type }) => type === 'team');
    await db.transact(place, async (tx) => {
      for (const row of rows.toSorted((a, b) => (a.type < b.type ? 1 : -1)))
        await tx.things.insert({ ...row, inside: row.type === 'team' ? root : (team?.id ?? web) });
    });
    return () =>
      db.transact(place, async (tx) => {
        for (const { id } of rows) await tx.things.archive(await tx.things.get(id), createdAt);
      });
  }

  async function people(names: readonly string[]): Promise<() => Promise<void>> {
    const { db, bot } = office.running;
    const { id: workspace, tenant } = await office.workspace('miruni');
    const place = { tenant: bot.tenant, workspace };
    const createdAt = instantOf(office.clock.now());
    const rows = names.map((name) => {
      const id = mintId('subject', office.clock.now());
      const known = { slackUserId: null, enterpriseUserId: null, slackKind: 'member', directory: null } as const;
      const subject: Subject = { id, tenant, state: 'active', createdAt, ...known };
      return {
        subject,
        person: { subject: id, name, email: null, emailConfirmed: false, timeZone: 'UTC', locale: 'en' },
      };
    });
    await db.transact(place, async (tx) => {
      for (const { subject, person } of rows) await tx.subjects.insert(subject, person);
    });
    return () =>
      db.transact(place, async (tx) => {
        for (const { subject } of rows) await tx.subjects.erasePerson(subject.id);
      });
  }

  it('whatever they are called, and wherever it is cut', async () => {
    const world = fc.record({
      made: fc.uniqueArray(fc.record({ name: aName, type: fc.constantFrom('team' as const, 'project' as const) }), {
        maxLength: 12,
        selector: ({ name }) => name.toLowerCase(),
      }),
      named: fc.array(aName, { maxLength: 6 }),
      chosen: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      cuts: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ made, named, chosen, cuts }) => {
        const ends = [await things(made), await people(named)];
        try {
          for (const picker of pickers) {
            const { shown } = await search(picker, '');
            expect(shown.length).toBeGreaterThan(0);
            for (const nth of chosen) {
              const option = shown[nth % shown.length];
              if (option) await isFound(picker, option, cuts);
            }
          }
        } finally {
          for (const end of ends) await end();
        }
      }),
      { numRuns: 5 },
    );
  }, 240_000);

  it('among more than are shown, by all that it says', async () => {
    const special = ['Team', 'Of', 'Of Mice', 'Project', 'Project 1', 'A/Team', `${'Long '.repeat(19)}End`];
    const many = Array.from({ length: 260 }, (_, i) => [
      { name: `Team ${i} of the Web`, type: 'team' as const },
      { name: `Web Project ${i}`, type: 'project' as const },
    ]);
    const some = special.flatMap((name) => [
      { name, type: 'team' as const },
      { name, type: 'project' as const },
    ]);
    const crowd = Array.from({ length: 130 }, (_, i) => `Adriana ${i}`);
    const ends = [await things([...some, ...many.flat()]), await people([...crowd, 'Ana', 'Dr  Ana   Adriana'])];
    try {
      for (const picker of pickers) {
        const names =
          picker.action === actions.personFind ? ['Ana', 'Adriana 99', 'Dr Ana'] : [...special, 'Web', 'mice'];
        for (const name of names)
          for (const option of (await search(picker, name)).shown.slice(0, 2)) await isFound(picker, option, [9, 14]);
      }
    } finally {
      for (const end of ends) await end();
    }
  }, 240_000);
});

it('in the form for asking, as it is typed', async () => {
  const office = await openOffice({ products: ['miruni', 'minikai'], admins: ['cleo'] });
  await office.holds('ben', 'miruni', 'member');
  await office.thing('miruni', 'team', 'Of Mice', { people: { member: ['ben'] } });
  const ben = office.as('ben');
  await ben.types('#general', '/role request');
  const finds = async (query: string) => (await ben.searches('What do you need?', query)).map(({ text }) => text.text);
  for (const query of ['Admin o', 'Admin of', 'Admin of ', 'Admin of Mir', 'Admin of Miruni', 'ADMIN OF MIRUNI'])
    expect(await finds(query)).toContain('Admin of Miruni');
  expect(await finds('of mice')).toEqual(['Team Admin of Of Mice', 'Team Member of Of Mice']);
  expect(await finds('Admin from Miruni')).toEqual([]);
  await office.stop();
});
