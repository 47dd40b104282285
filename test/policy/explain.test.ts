/** Why and why not, in the words people read. */
import { decide, explain, factsOf, type Question, withOptions } from '../../src/policy/index.ts';
import {
  ada,
  care,
  cleo,
  holds,
  house,
  max,
  mia,
  minikai,
  plan,
  rose,
  snapshot,
  with_,
} from './support/minikai-world.ts';
import { clinicText, loaded } from './support/models.ts';
import { root, thing } from './support/worlds.ts';

const why = (question: Question, world = snapshot): ReturnType<typeof explain> =>
  explain(minikai, question, factsOf(minikai, world), [ada, cleo, mia, max]);

describe('why', () => {
  it('a yes names the line that allowed it, and where it stands', () => {
    const { decision, missing, instead } = why({ caller: mia, action: 'mini.view', thing: rose });
    expect(decision.reasons).toEqual([
      {
        kind: 'permit',
        code: 'mini.reacher:2',
        text: 'a Mini label you hold opens this Mini',
        line: expect.any(Number),
      },
    ]);
    expect([missing, instead]).toEqual([[], []]);
  });

  it('a yes from the core has no line in the file', () => {
    const { decision } = why({ caller: mia, action: 'workspace.ask_help', thing: root });
    expect(decision.reasons).toEqual([
      { kind: 'permit', code: 'core.workspace.ask_help:anyone', text: 'everybody with a role may', line: null },
    ]);
  });

  it('a yes of a role that carries the action itself names the action and the role', () => {
    const clinic = loaded(clinicText);
    const facts = factsOf(clinic, { ...snapshot, held: [holds(mia, 'nurse')], recorded: [] });
    expect(decide(clinic, { caller: mia, action: 'workspace.view_people', thing: root }, facts).reasons).toEqual([
      {
        kind: 'permit',
        code: 'workspace.view_people:nurse',
        text: 'the role Nurse allows it',
        line: clinicText.split('\n').findIndex((line) => line.includes('view_people:')) + 1,
      },
    ]);
  });

  it('a no names what is missing, the nearest way first, and who could do it instead', () => {
    const { decision, missing, instead } = why({ caller: max, action: 'mini.view', thing: rose });
    expect(decision.reasons).toEqual([
      {
        kind: 'silence',
        code: 'silence',
        text: 'Nothing in the roles of Minikai allows this: View the Mini.',
        line: null,
      },
    ]);
    expect(missing).toEqual([
      {
        because: 'a Mini label you hold opens this Mini',
        facts: ['hold a Mini label that the Mini carries'],
        needs: [
          {
            kind: 'tag',
            thing: rose,
            type: 'mini',
            tag: 'mini_label',
            levels: ['edit', 'view'],
            all: false,
            carried: true,
          },
        ],
      },
      {
        because: 'Admins have full access to everything',
        facts: ['be Admin'],
        needs: [{ kind: 'role', anyOf: ['admin'] }],
      },
    ]);
    expect(instead).toEqual([ada, cleo, mia]);
  });

  it('one fact is nearer than two, and becoming the keeper is the last resort', () => {
    const { missing } = why({ caller: max, action: 'record.view', thing: plan });
    expect(missing.map(({ facts }) => facts)).toEqual([
      ['hold a Mini label that the Mini carries', 'hold a record label that the record carries'],
      ['be Admin'],
    ]);
    const labelled = { ...snapshot, held: [...snapshot.held, holds(max, 'view', house)] };
    expect(why({ caller: max, action: 'record.view', thing: plan }, labelled).missing[0]?.facts).toEqual([
      'hold a record label that the record carries',
    ]);
  });

  it('a way that needs all of another way and more is left out', () => {
    const longer = '{ as: carer, is: helper, shares: { badge: full }, because: "more than enough" }';
    const clinic = loaded(clinicText.replace('    visitor:\n', `    visitor:\n      - ${longer}\n`));
    const ward = thing('ward');
    const badge = { id: thing('badge'), type: 'badge', inside: root, flags: [], tags: [] };
    const world = {
      ...snapshot,
      things: [badge, { id: ward, type: 'ward', inside: root, flags: [], tags: [badge.id] }],
      held: [holds(max, 'carer'), holds(max, 'south')],
    };
    const { missing } = explain(clinic, { caller: max, action: 'ward.view', thing: ward }, factsOf(clinic, world), []);
    expect(missing.map(({ facts }) => facts)).toEqual([
      ['hold a badge as Full that the ward carries'],
      ['be Chief or Nurse', 'be Head on the ward'],
      ['be North', 'be Helper on the ward'],
      ['be Nurse', 'hold every badge that the ward carries'],
      ['be Chief'],
    ]);
    expect(missing.map(({ because }) => because)).toContainEqual('helpers come while it is open; northern staff');
    expect(missing.map(({ needs }) => needs.flatMap((need) => (need.kind === 'tag' ? [need.all] : [])))).toEqual([
      [false],
      [],
      [],
      [true],
      [],
    ]);
  });

  it('a thing without a label says that it carries none', () => {
    const bare = { ...snapshot, things: snapshot.things.map((one) => (one.id === rose ? { ...one, tags: [] } : one)) };
    const { missing } = why({ caller: mia, action: 'mini.view', thing: rose }, bare);
    expect(missing[0]?.facts).toEqual(['hold a Mini label and have it put on the Mini, which carries none']);
  });

  it('a guard rail says itself what to do, and names nothing that would turn it', () => {
    const remove: Question = { caller: cleo, action: 'workspace.remove', thing: root, target: ada };
    const { decision, missing, instead } = why(remove);
    expect(decision.reasons.map(({ text }) => text)).toEqual([
      'The last active Admin stays: first make somebody else Admin for good.',
    ]);
    expect([missing, instead]).toEqual([[], []]);
  });

  it('who could instead is asked with the guard rails', () => {
    const gives = { role: 'view', thing: house, until: null };
    expect(why({ caller: mia, action: 'mini_label.give', thing: house, target: max, gives }).instead).toEqual([ada]);
    expect(
      why({ caller: mia, action: 'mini_label.give', thing: house, target: max, gives }, with_(ada, { active: false }))
        .instead,
    ).toEqual([]);
  });

  it('does not look into a person before a line allows it', () => {
    const managed = with_(mia, { directory: 'Okta' });
    const { decision } = why({ caller: max, action: 'workspace.remove', thing: root, target: mia }, managed);
    expect(decision.reasons.map(({ code }) => code)).toEqual(['silence']);
  });

  it.each([
    ['a person nobody knows', { caller: 'nobody', action: 'mini.view', thing: rose }],
    ['a thing nobody knows', { caller: ada, action: 'mini.view', thing: 'nothing' }],
    ['an action nobody knows', { caller: ada, action: 'mini.shine', thing: rose }],
    ['an action of another kind of thing', { caller: ada, action: 'record.view', thing: rose }],
    ['a name that every object has', { caller: ada, action: 'constructor', thing: rose }],
  ])('%s is denied by silence', (_, question) => {
    const { decision } = why(question as unknown as Question);
    expect(decision).toMatchObject({ allowed: false, reasons: [{ code: 'silence' }] });
  });

  it('facts of one model are not for another', () => {
    expect(() =>
      decide({ ...minikai }, { caller: ada, action: 'mini.view', thing: rose }, factsOf(minikai, snapshot)),
    ).toThrow('another role model');
  });
});

describe('labels', () => {
  it('need the record and its Mini (MK-7)', () => {
    const may = (held: typeof snapshot.held): boolean =>
      decide(minikai, { caller: mia, action: 'record.view', thing: plan }, factsOf(minikai, { ...snapshot, held }))
        .allowed;
    expect(may(snapshot.held)).toBe(true);
    expect(may(snapshot.held.filter(({ thing }) => thing !== house))).toBe(false);
    expect(may(snapshot.held.filter(({ thing }) => thing !== care))).toBe(false);
  });

  it('of the editing level still count for viewing while the option is off (MK-11)', () => {
    const held = snapshot.held.map((row) => (row.thing === house ? { ...row, role: 'edit' } : row));
    const facts = factsOf(minikai, { ...snapshot, held });
    expect(decide(minikai, { caller: mia, action: 'mini.view', thing: rose }, facts).allowed).toBe(true);
    expect(decide(minikai, { caller: mia, action: 'mini.update', thing: rose }, facts).allowed).toBe(false);
    expect(minikai.thingTypes.get('mini_label')?.roles.map(({ name }) => name)).toEqual(['view']);
  });

  it('of the editing level update the Mini once the option is on, never more (MK-11)', () => {
    const on = withOptions(minikai, { labelEdit: 'on' });
    const held = snapshot.held.map((row) =>
      row.thing === house || row.thing === care ? { ...row, role: 'edit' } : row,
    );
    const facts = factsOf(on, { ...snapshot, held });
    const may = (action: string, thing: typeof rose): boolean =>
      decide(on, { caller: mia, action, thing }, facts).allowed;
    expect([may('mini.update', rose), may('record.edit', plan), may('record.archive', plan)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([
      may('mini.delete', rose),
      may('mini.rename', rose),
      may('record.delete', plan),
      may('record.tag', plan),
    ]).toEqual([false, false, false, false]);
    expect(on.thingTypes.get('mini_label')?.roles.map(({ name }) => name)).toEqual(['edit', 'view']);
  });
});
