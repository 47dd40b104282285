/** Facts as they come: rows that mean nothing count for nothing, in any order, and the strongest role counts. */
import { factsOf, may, type Snapshot, thingsReached } from '../../src/policy/index.ts';
import { RelationRows, Relations } from '../../src/policy/relations.ts';
import {
  ada,
  care,
  cleo,
  friday,
  holds,
  house,
  mia,
  minikai,
  plan,
  rose,
  snapshot,
  thursday,
} from './support/minikai-world.ts';
import { root, subject, thing } from './support/worlds.ts';

const bare = { inside: root, flags: [], tags: [] };
const sees = (world: Snapshot, caller = mia, where = plan): boolean =>
  may(minikai, { caller, action: 'record.view', thing: where }, factsOf(minikai, world));

it('things may come in any order, and their containers later than they', () => {
  expect(sees({ ...snapshot, things: [...snapshot.things].reverse() })).toBe(true);
});

it('the workspace may be listed or not', () => {
  const listed = { id: root, type: 'workspace', inside: null, flags: [], tags: [] };
  for (const things of [snapshot.things, [listed, ...snapshot.things], [...snapshot.things, listed]]) {
    expect(
      may(minikai, { caller: ada, action: 'workspace.invite', thing: root }, factsOf(minikai, { ...snapshot, things })),
    ).toBe(true);
    expect(sees({ ...snapshot, things }, ada)).toBe(true);
    expect([...thingsReached(minikai, ada, 'workspace.invite', factsOf(minikai, { ...snapshot, things }))]).toEqual([
      root,
    ]);
  }
});

it('a container that is missing gives nothing, and things inside each other do no harm', () => {
  expect(sees({ ...snapshot, things: snapshot.things.filter(({ id }) => id !== rose) })).toBe(false);
  const looped = snapshot.things.map((one) => (one.id === rose ? { ...one, inside: plan } : one));
  expect(sees({ ...snapshot, things: looped })).toBe(true);
});

it('roles, types, flags, people and things that the model does not know count for nothing', () => {
  const odd: Snapshot = {
    ...snapshot,
    things: [
      ...snapshot.things,
      { id: thing('odd'), type: 'spaceship', inside: rose, flags: ['fast'], tags: [thing('none')] },
    ],
    held: [
      ...snapshot.held,
      holds(mia, 'captain'),
      holds(subject('ghost'), 'admin'),
      holds(mia, 'admin', house),
      holds(mia, 'view', thing('gone')),
    ],
    recorded: [{ thing: thing('odd'), as: 'pilot', subject: mia }],
  };
  expect(sees(odd)).toBe(true);
  expect(may(minikai, { caller: mia, action: 'workspace.invite', thing: root }, factsOf(minikai, odd))).toBe(false);
  expect(
    may(minikai, { caller: subject('ghost'), action: 'workspace.invite', thing: root }, factsOf(minikai, odd)),
  ).toBe(false);
});

it('what somebody unknown holds, or is recorded as, is not taken for what the first of the known holds', () => {
  const label = { subject: subject('ghost'), thing: house };
  const subjects = [...snapshot.subjects].reverse();
  const roles = snapshot.held.filter(({ thing: on }) => on === root);
  for (const ghosts of [
    { held: [{ ...label, role: 'view', endsAt: null }, ...roles], recorded: [] },
    { held: roles, recorded: [{ ...label, as: 'view' }] },
  ]) {
    const facts = factsOf(minikai, { ...snapshot, subjects, ...ghosts });
    const viewers = subjects.filter(({ id }) => may(minikai, { caller: id, action: 'mini.view', thing: rose }, facts));
    expect(viewers.map(({ id }) => id)).toEqual([cleo, ada]);
  }
});

it('nothing is allowed on a thing of a kind that the model does not know, whatever it is in', () => {
  const odd = thing('odd');
  const inOdd = { ...snapshot, things: [...snapshot.things, { ...bare, id: odd, type: 'spaceship', inside: plan }] };
  const facts = factsOf(minikai, inOdd);
  for (const { name } of minikai.actions) {
    expect(may(minikai, { caller: ada, action: name, thing: odd }, facts)).toBe(false);
    expect([...thingsReached(minikai, ada, name, facts)]).not.toContain(odd);
  }
});

it('a thing that is in something of a kind unknown is in what that is in', () => {
  const through = snapshot.things.map((one) => (one.id === plan ? { ...one, inside: thing('odd') } : one));
  const things = [...through, { ...bare, id: thing('odd'), type: 'spaceship', inside: rose }];
  expect(sees({ ...snapshot, things })).toBe(true);
});

it('there is a place for each kind that anything is in, and for no other: thousands of things have it', () => {
  const other = { ...bare, id: thing('other'), type: 'record', inside: rose };
  const { index } = factsOf(minikai, { ...snapshot, things: [...snapshot.things, other] });
  expect(index.flagsAt).toBe(1);
});

it('of two things of a kind around one, the nearer one counts', () => {
  const other = { ...bare, id: thing('other'), type: 'mini' };
  const nested = (inner: typeof rose, outer: typeof rose): Snapshot => ({
    ...snapshot,
    things: [...snapshot.things, other].map((one) =>
      one.id === plan ? { ...one, inside: inner } : one.id === inner ? { ...one, inside: outer } : one,
    ),
  });
  expect([sees(nested(rose, other.id)), sees(nested(other.id, rose))]).toEqual([true, false]);
});

it('with one role per person the strongest in force counts, in any order of the rows', () => {
  const world = { ...snapshot, held: [...snapshot.held].reverse() };
  for (const one of [snapshot, world])
    expect(may(minikai, { caller: cleo, action: 'workspace.invite', thing: root }, factsOf(minikai, one))).toBe(true);
});

it('what lasts until an instant is what ends then or later, for that person alone', () => {
  const facts = factsOf(minikai, snapshot);
  const invites = (until: typeof friday | null): boolean =>
    may(minikai, { caller: cleo, action: 'workspace.invite', thing: root }, facts.lasting(cleo, until));
  expect([invites(thursday), invites(friday), invites(null)]).toEqual([true, true, false]);
  expect(facts.lasting(ada, null)).toBe(facts);
  expect(facts.lasting(cleo, friday)).toBe(facts);
  expect(may(minikai, { caller: ada, action: 'workspace.invite', thing: root }, facts.lasting(cleo, null))).toBe(true);
});

it('something that ends earlier does not take along what lasts exactly as long, nor what others hold', () => {
  const timed = [holds(cleo, 'view', house, thursday), holds(mia, 'view', house, thursday), holds(mia, 'view', care)];
  const held = [...snapshot.held.filter(({ subject: who }) => who !== mia), ...timed, holds(mia, 'member')];
  const facts = factsOf(minikai, { ...snapshot, held }).lasting(cleo, friday);
  expect(may(minikai, { caller: cleo, action: 'workspace.invite', thing: root }, facts)).toBe(true);
  expect(facts.snapshot.held.filter(({ subject: who }) => who === cleo).map(({ role }) => role)).toEqual([
    'member',
    'admin',
  ]);
  expect(may(minikai, { caller: mia, action: 'record.view', thing: plan }, facts)).toBe(true);
});

it('relations keep every pair apart, and what is added twice is both', () => {
  const rows = new RelationRows(4001);
  const bits = (who: number, what: number): number => (who % 7 === what % 5 ? 0 : 1 << ((who + what) % 30));
  for (let who = 0; who < 50; who++)
    for (let what = 0; what < 80; what++) if (bits(who, what) !== 0) rows.add(who, what * 1024, bits(who, what));
  rows.add(3, 4096, 1);
  const relations = new Relations(52, rows);
  for (let who = 0; who < 50; who++) {
    for (let what = 0; what < 80; what++)
      expect(relations.get(who, what * 1024)).toBe(bits(who, what) | (who === 3 && what === 4 ? 1 : 0));
  }
  expect([relations.get(50, 1), relations.get(51, 0), relations.get(0, 1)]).toEqual([0, 0, 0]);
  const of3: number[] = [];
  relations.forEach(3, (what, held) => of3.push(what / 1024, held));
  expect(of3).toHaveLength(2 * Array.from({ length: 80 }, (_, what) => bits(3, what)).filter(Boolean).length);
});

it('of what is recorded, only the row that goes is gone: not of another thing, another person, or in another way', () => {
  const rows = [
    { thing: rose, as: 'owner', subject: mia },
    { thing: plan, as: 'owner', subject: mia },
    { thing: rose, as: 'author', subject: mia },
    { thing: rose, as: 'owner', subject: cleo },
  ];
  const [gone] = rows;
  const after = factsOf(minikai, { ...snapshot, recorded: rows }).changed({ unrecorded: gone ? [gone] : [] });
  expect(after.snapshot.recorded).toEqual(rows.slice(1));
});
