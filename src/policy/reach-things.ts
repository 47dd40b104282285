/** What somebody may do this to, found from what they hold: each way of the permission read backwards, each candidate then checked. */
import type { Atom } from './compiled.ts';
import { everyRailStands } from './decide.ts';
import { codeHolds } from './evaluate.ts';
import { activeBit, roleBits } from './fact-index.ts';
import type { Facts } from './facts.ts';
import type { Program, Way } from './programs.ts';

/** Things by number: all of the type, or these alone. */
export interface ThingNumbers {
  readonly all: boolean;
  readonly some: readonly number[];
}

const none: ThingNumbers = { all: false, some: [] };
const all: ThingNumbers = { all: true, some: [] };

/** Everything that this person may do it to. Where no condition is about a thing, that is every thing of the type. */
export function thingNumbers(program: Program, subject: number, facts: Facts): ThingNumbers {
  const word = facts.wordOf(subject);
  const ways = program.waysFor(word & roleBits);
  if (ways.length === 0 || (word & activeBit) === 0) return none;
  if (everyRailStands(program.permission.name, subject, facts)) return none;
  if (ways[0]?.length === 0) return all;
  const code = program.codeFor(word & roleBits);
  const marks = facts.inverted.thingMarks.begin();
  const some: number[] = [];
  const look = (things: Int32Array): void => {
    for (let i = 0; i < things.length; i++) {
      const thing = things[i] as number;
      if (marks.isNew(thing) && codeHolds(code, subject, thing, facts)) some.push(thing);
    }
  };
  for (const way of ways) candidates(way, program.slot, subject, facts, look);
  return { all: false, some };
}

type Look = (things: Int32Array) => void;

/** Things for which the way could hold: those on or under what the person is recorded on, or whose tags they hold. */
function candidates(way: Way, slot: number, subject: number, facts: Facts, look: Look): void {
  const atom = anchorOf(way, subject, facts);
  const { inverted } = facts;
  if (!atom) {
    look(inverted.ofSlot(slot));
    return;
  }
  const on = (thing: number): void => {
    if (facts.slotOf(thing) === atom.slot) look(inverted.below(thing, slot));
  };
  forEachAnchor(atom, subject, facts, (thing) => {
    if (atom.kind === 'is') return on(thing);
    for (const carrier of inverted.carriers(thing)) on(carrier);
    facts.overlay?.tags.forEach((_, carrier) => {
      on(carrier);
    });
  });
}

/** A condition that names few things: being something to one, or holding a tag. The one with the fewest is begun with. */
function anchorOf(way: Way, subject: number, facts: Facts): Anchor | undefined {
  let best: Anchor | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { atom, wanted } of way) {
    if (!wanted || atom.kind === 'flag') continue;
    const weight = weightOf(atom, subject, facts);
    if (weight < least) [best, least] = [atom, weight];
  }
  return best;
}

type Anchor = Exclude<Atom, { kind: 'flag' }>;

function weightOf(atom: Anchor, subject: number, facts: Facts): number {
  let weight = 0;
  forEachAnchor(atom, subject, facts, (thing) => {
    weight += atom.kind === 'is' ? 1 : 1 + facts.inverted.carriers(thing).length;
  });
  return weight;
}

/** The things that the subject is this to, or the tags of the kind that it holds. */
function forEachAnchor(atom: Anchor, subject: number, facts: Facts, each: (thing: number) => void): void {
  const [slot, bits] = atom.kind === 'is' ? [atom.slot, atom.bit] : [atom.tag, atom.levels];
  facts.forEachRelation(subject, (thing, held) => {
    if ((held & bits) !== 0 && facts.slotOf(thing) === slot) each(thing);
  });
}
