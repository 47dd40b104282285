/** Tells what happens to a thing as sentences. */
import type { Happening } from '../../../domain/events.ts';
import type { Sentence } from '../kit/sentence.ts';
import { say, words } from '../kit/sentence.ts';
import type { Namer } from './names.ts';

type Changed = Extract<Happening, { type: `thing.${string}` }>;

/** One sentence for each thing that can happen to a thing. */
export function tellThing(event: Changed, who: Sentence, name: Namer): Sentence {
  const thing = name.thing(event.thing);
  switch (event.type) {
    case 'thing.created': {
      const inside = event.inside === null ? [] : say` in ${name.thing(event.inside)}`;
      return say`${who} made the ${words(event.kind, 40)} ${event.name}${inside}.`;
    }
    case 'thing.renamed':
      return say`${who} renamed ${event.from} to ${event.to}.`;
    case 'thing.flagged':
      return event.set ? say`${who} made ${thing} ${event.flag}.` : say`${who} made ${thing} no longer ${event.flag}.`;
    case 'thing.archived':
      return say`${who} archived ${thing}.`;
    case 'thing.tagged':
      return event.on
        ? say`${who} put ${name.thing(event.tag)} on ${thing}.`
        : say`${who} took ${name.thing(event.tag)} off ${thing}.`;
    case 'thing.recorded':
      return recorded(event, who, name);
  }
}

function recorded(event: Extract<Changed, { type: 'thing.recorded' }>, who: Sentence, name: Namer): Sentence {
  const { as, from, target } = event;
  const thing = name.thing(event.thing);
  if (target === null)
    return say`${who} took ${from === null ? say`everybody` : name.who(from)} off as ${as} of ${thing}.`;
  const before = from === null ? [] : say`, after ${name.who(from)}`;
  return say`${who} made ${name.who(target)} ${as} of ${thing}${before}.`;
}
