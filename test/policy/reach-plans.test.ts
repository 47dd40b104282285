/** By what candidates are found: whatever names things, so that nobody goes through all of them; and what is asked of each then. */
import type { Atom, Literal } from '../../src/policy/compiled.ts';
import { planOf } from '../../src/policy/reach-plans.ts';

const [mini, record, label] = [1, 2, 3];
const owner: Atom = { kind: 'is', slot: record, bit: 1, as: 'owner' };
const author: Atom = { kind: 'is', slot: record, bit: 2, as: 'author' };
const keeper: Atom = { kind: 'is', slot: mini, bit: 1, as: 'keeper' };
const labelled: Atom = { kind: 'shares', slot: record, tag: label, levels: 1 };
const every: Atom = { kind: 'covers', slot: record, tag: label, levels: 1 };
const open: Atom = { kind: 'flag', slot: record, word: 0, mask: 1, flag: 'open' };
const inside: Atom = { kind: 'inside', slot: mini };

const yes = (...atoms: Atom[]): Literal[] => atoms.map((atom) => ({ atom, wanted: true }));
const no = (...atoms: Atom[]): Literal[] => atoms.map((atom) => ({ atom, wanted: false }));
const choices = (...way: Literal[]) => planOf(way, record).choices.map(({ known, rest }) => [known, rest]);

it('what names nothing leaves all things of the kind, each asked everything', () => {
  const way = [...yes(open, inside), ...no(owner)];
  expect(choices(...way)).toEqual([[[], way]]);
});

it('each condition that names things is one way to find them, and is not asked again', () => {
  expect(choices(...yes(owner, open))).toEqual([[[owner], yes(open)]]);
  expect(choices(...yes(owner, author), ...no(open))).toEqual([
    [[owner], [...yes(author), ...no(open)]],
    [[author], [...yes(owner), ...no(open)]],
  ]);
});

it('one tag that is held does not say that all are', () => {
  expect(choices(...yes(every))).toEqual([[[every], yes(every)]]);
});

it('a tag on the thing and a place around it are taken together', () => {
  expect(choices(...yes(keeper, labelled, open))).toEqual([[[labelled, keeper], yes(open)]]);
  expect(choices(...yes(keeper, owner))).toEqual([
    [[keeper], yes(owner)],
    [[owner], yes(keeper)],
  ]);
});
