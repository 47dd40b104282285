/** Permissions made ready for speed: fewer ways that say the same, in the order in which the least is looked at. */
import type { Atom, Literal } from '../../src/policy/compiled.ts';
import { plain } from '../../src/policy/conjunction.ts';
import { codeHolds } from '../../src/policy/evaluate.ts';
import { factsOf, may } from '../../src/policy/index.ts';
import { op, opLength, Program, type Way } from '../../src/policy/programs.ts';
import { max, mia, minikai, plan, rose, snapshot } from './support/minikai-world.ts';
import { watched } from './support/watched.ts';

const [mini, record, label] = ['mini', 'record', 'record_label'].map(
  (name) => minikai.inner.typeOf.get(name)?.slot ?? -1,
) as [number, number, number];
const owner: Atom = { kind: 'is', slot: record, bit: 1, as: 'owner' };
const author: Atom = { kind: 'is', slot: record, bit: 2, as: 'author' };
const keeper: Atom = { kind: 'is', slot: mini, bit: 1, as: 'keeper' };
const labelled: Atom = { kind: 'shares', slot: record, tag: label, levels: 1 };
const open: Atom = { kind: 'flag', slot: record, word: 0, mask: 1, flag: 'open' };
const shut: Atom = { kind: 'flag', slot: record, word: 0, mask: 2, flag: 'shut' };
const old: Atom = { kind: 'flag', slot: mini, word: 0, mask: 1, flag: 'old' };
const inside: Atom = { kind: 'inside', slot: mini };

const yes = (...atoms: Atom[]): Literal[] => atoms.map((atom) => ({ atom, wanted: true }));
const no = (...atoms: Atom[]): Literal[] => atoms.map((atom) => ({ atom, wanted: false }));

const [permission] = minikai.inner.permissions.values();
if (!permission) throw new Error('minikai has permissions');
const programOf = (...ways: Way[]): Program => new Program({ ...permission, clauses: ways.map(plain) }, new Map());

/** The conditions of each way of the code. */
function coded(...ways: Way[]): number[][][] {
  const code = [...programOf(...ways).codeFor(0)];
  const read: number[][][] = [];
  for (let at = 0; at < code.length; at = code[at] ?? 0) {
    const way = code.slice(at + 1, code[at]);
    read.push(Array.from({ length: way.length / opLength }, () => way.splice(0, opLength)));
  }
  return read;
}

const [isOwner, isAuthor, isEither] = [1, 2, 3].map((bits) => [op.is + 1, record, bits, 0]) as [
  number[],
  number[],
  number[],
];
const isKeeper = [op.is + 1, mini, 1, 0];
const isLabelled = [op.shares + 1, record, label, 1];
const isInside = [op.inside + 1, mini, 0, 0];
const [isOpen, isShut] = [1, 2].map((mask) => [op.flag + 1, record, 0, mask]) as [number[], number[]];
const isOld = [op.flag + 1, mini, 0, 1];
const not = ([what = 0, ...more]: number[]): number[] => [what - 1, ...more];

it('a way that needs all that another one needs, and more, is left out: it never decides', () => {
  const ways = [yes(owner, open), yes(author), yes(owner), [...yes(author), ...no(open)]];
  expect(programOf(...ways).waysFor(0)).toEqual([yes(author), yes(owner)]);
  const apart = [no(owner), yes(owner, open)];
  expect(programOf(...apart).waysFor(0)).toEqual(apart);
});

it('ways that differ in what somebody is to one thing alone are one', () => {
  expect(coded(yes(owner, open), yes(author, open))).toEqual([[isOpen, isEither]]);
  expect(coded(yes(owner, keeper), yes(author, keeper))).toEqual([[isEither, isKeeper]]);
  expect(coded(yes(owner, open), yes(author, shut))).toEqual([
    [isOpen, isOwner],
    [isShut, isAuthor],
  ]);
  expect(coded(no(owner), no(author))).toEqual([[not(isOwner)], [not(isAuthor)]]);
});

it('what is about the thing alone comes first within a way', () => {
  expect(coded(yes(labelled, owner, inside, open))).toEqual([[isInside, isOpen, isOwner, isLabelled]]);
  expect(coded([...yes(owner), ...no(open)])).toEqual([[not(isOpen), isOwner]]);
});

it('ways that ask what somebody is to the same thing stand together, those that ask nothing of the kind last', () => {
  expect(coded(yes(shut), [...yes(keeper), ...no(shut)], [...yes(owner), ...no(old)])).toEqual([
    [not(isOld), isOwner],
    [not(isShut), isKeeper],
    [isShut],
  ]);
});

it('what somebody is to a thing is looked up once, however many ways ask it and whatever else they look at', () => {
  const facts = factsOf(minikai, snapshot);
  const [who, where] = [facts.subjects.get(mia) ?? -1, facts.things.get(plan) ?? -1];
  const looks = watched(facts, 'bitsOf');
  const code = programOf([...yes(owner), ...no(old)], [...yes(author), ...no(shut)]).codeFor(0);
  expect(codeHolds(code, who, where, facts)).toBe(false);
  expect(looks).toEqual([[who, where]]);
});

it('where no line is for somebody with these roles, not even the thing is looked up: most noes end there', () => {
  const facts = factsOf(minikai, snapshot);
  const looks = watched(facts.things, 'get');
  expect(may(minikai, { caller: max, action: 'workspace.invite', thing: rose }, facts)).toBe(false);
  expect(looks).toEqual([]);
});
