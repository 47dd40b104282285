/** What somebody may do this to, found from what they hold: each way of the permission read backwards, each candidate then checked. */
import type { Atom } from './compiled.ts';
import { isState, type State } from './conjunction.ts';
import { everyRailStands } from './decide.ts';
import { atomHolds } from './evaluate.ts';
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
  const marks = facts.inverted.thingMarks.begin();
  const some: number[] = [];
  for (const way of ways) {
    const known = knownOf(way, program.slot, subject, facts);
    // What candidates are found by is not asked again: but one tag held is not yet all, and changes may be laid over the index.
    const rest = facts.overlay
      ? way
      : way.filter(({ atom }) => atom.kind === 'covers' || !known.some((one) => one === atom));
    const look = (thing: number): void => {
      if (marks.has(thing) || !rest.every(({ atom, wanted }) => atomHolds(atom, subject, thing, facts) === wanted))
        return;
      marks.isNew(thing);
      some.push(thing);
    };
    candidates(known, program.slot, subject, facts, look);
  }
  return { all: false, some };
}

type Look = (thing: number) => void;

/** The conditions that a way's candidates are found by: tags and a place for them, or one that names few, or none. */
function knownOf(way: Way, slot: number, subject: number, facts: Facts): readonly Anchor[] {
  const anchors = way.flatMap(({ atom, wanted }) => (wanted && !isState(atom) ? [atom] : []));
  const inner = anchors.find((atom) => atom.kind !== 'is' && atom.slot === slot);
  const outer = anchors.find((atom) => atom.slot !== slot);
  if (inner && outer) return [inner, outer];
  return fewest(anchors, subject, facts);
}

/** Things for which the way could hold: those on or under what the person is recorded on, or whose tags they hold. */
function candidates(known: readonly Anchor[], slot: number, subject: number, facts: Facts, look: Look): void {
  const { inverted } = facts;
  const lookAt = (things: Int32Array): void => {
    for (let i = 0; i < things.length; i++) look(things[i] as number);
  };
  const [atom, outer] = known;
  if (atom && outer) candidatesOfBoth(atom, outer, subject, facts, look);
  else if (atom) forEachPlace(atom, subject, facts, (place) => lookAt(inverted.below(place, slot)));
  else lookAt(inverted.ofSlot(slot));
}

/** Things that carry a tag which is held, in a place that fits: thousands carry each tag, and nearly none are in such a place. */
function candidatesOfBoth(inner: Anchor, outer: Anchor, subject: number, facts: Facts, look: Look): void {
  const { inverted, overlay } = facts;
  const places = inverted.placeMarks.begin();
  forEachPlace(outer, subject, facts, (place) => {
    places.isNew(place);
  });
  forEachHeld(inner, subject, facts, (tag) => {
    const things = inverted.carriers(tag);
    const around = inverted.aroundCarriers(tag, outer.slot);
    for (let i = 0; i < things.length; i++) if (places.has(around[i] as number)) look(things[i] as number);
  });
  for (const thing of overlay?.tags.keys() ?? []) if (facts.slotOf(thing) === inner.slot) look(thing);
}

/** Of the conditions that name things, the one that names the fewest. */
function fewest(anchors: readonly Anchor[], subject: number, facts: Facts): readonly Anchor[] {
  if (anchors.length < 2) return anchors;
  const weights = anchors.map((atom) => weightOf(atom, subject, facts));
  return anchors.slice(weights.indexOf(Math.min(...weights))).slice(0, 1);
}

type Anchor = Exclude<Atom, State>;

function weightOf(atom: Anchor, subject: number, facts: Facts): number {
  let weight = 0;
  forEachHeld(atom, subject, facts, (thing) => {
    weight += atom.kind === 'is' ? 1 : 1 + facts.inverted.carriers(thing).length;
  });
  return weight;
}

/** Where the condition may hold: things the subject is this to, or that carry a tag which it holds. */
function forEachPlace(atom: Anchor, subject: number, facts: Facts, each: (place: number) => void): void {
  if (atom.kind === 'is') {
    forEachHeld(atom, subject, facts, each);
    return;
  }
  const place = (thing: number): void => {
    if (facts.slotOf(thing) === atom.slot) each(thing);
  };
  forEachHeld(atom, subject, facts, (tag) => {
    const things = facts.inverted.carriers(tag);
    for (let i = 0; i < things.length; i++) place(things[i] as number);
  });
  for (const thing of facts.overlay?.tags.keys() ?? []) place(thing);
}

/** The things that the subject is this to, or the tags of the kind that it holds. */
function forEachHeld(atom: Anchor, subject: number, facts: Facts, each: (thing: number) => void): void {
  const [slot, bits] = atom.kind === 'is' ? [atom.slot, atom.bit] : [atom.tag, atom.levels];
  facts.forEachRelation(subject, (thing, held) => {
    if ((held & bits) !== 0 && facts.slotOf(thing) === slot) each(thing);
  });
}
